import { expect, test } from 'vitest';
import { KeptAnswers } from './kept-answers.js';

const answer = (state: string, length = 0) => ({
  state,
  etag: state,
  headers: [],
  body: 'x'.repeat(length),
  packed: null,
});

test('what may be kept beside an answer for who takes it packed counts with it', () => {
  const both = (packed: null | (() => Promise<Buffer>)) => {
    const kept = new KeptAnswers(10_000);
    for (const name of ['a', 'b']) kept.put(name, { ...answer('1', 3_600), packed });
    return ['a', 'b'].map((name) => kept.get(name, '1') !== null);
  };
  expect(both(null)).toEqual([true, true]);
  expect(both(async () => Buffer.alloc(400))).toEqual([false, true]);
});

test('an answer is given again in its own state only, and to its own question', () => {
  const kept = new KeptAnswers();
  kept.put('q', answer('1'));
  expect(kept.get('q', '1')).toEqual(answer('1'));
  expect(kept.get('q', '2')).toBe(null);
  expect(kept.get('r', '1')).toBe(null);
  kept.put('q', answer('2'));
  expect(kept.get('q', '1')).toBe(null);
  expect(kept.get('q', '2')).toEqual(answer('2'));
});

test('so many bytes are kept: the oldest go, and one that is too large by itself is not kept', () => {
  const kept = new KeptAnswers(10_000);
  for (const name of ['a', 'b', 'c']) kept.put(name, answer('1', 3_000));
  expect(['a', 'b', 'c'].map((name) => kept.get(name, '1') !== null)).toEqual([false, true, true]);
  kept.put('b', answer('2', 3_000));
  expect(['b', 'c'].map((name) => kept.get(name, name === 'b' ? '2' : '1') !== null)).toEqual([true, true]);
  kept.put('d', answer('1', 20_000));
  expect(kept.get('d', '1')).toBe(null);
});
