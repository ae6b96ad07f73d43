import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { describe, expect, it } from 'vitest';
import { closed } from './closed.js';
import { decodeFile } from './decode.js';
import { Source } from './source.js';

const Pair = closed('Pair', { left: t.string, right: t.union([t.string, t.null]) });

describe('a closed record', () => {
  it('accepts exactly its fields', () => {
    expect(Pair.decode({ left: 'a', right: null })).toEqual(E.right({ left: 'a', right: null }));
  });

  it.each([
    ['a missing field', { left: 'a' }],
    ['a field of another type', { left: 1, right: null }],
    ['an unknown field', { left: 'a', right: null, rihgt: 'b' }],
    ['no object', 'left'],
  ])('refuses %s', (_, input) => {
    expect(E.isLeft(Pair.decode(input))).toBe(true);
    expect(Pair.is(input)).toBe(false);
  });
});

describe('a source', () => {
  it.each([
    ['lines in reverse', { document: '000_5ee7eaa8571d13a6.txt', lines: [3, 2] }],
    ['line 0', { document: '000_5ee7eaa8571d13a6.txt', lines: [0, 2] }],
    ['half a line', { document: '000_5ee7eaa8571d13a6.txt', lines: [1, 1.5] }],
    ['an unknown document', { document: '005.txt', lines: [1, 1] }],
  ])('refuses %s', (_, input) => {
    expect(E.isLeft(Source.decode(input))).toBe(true);
  });
});

describe('decoding a data file', () => {
  it('names the file, the place, the value and what was wanted', () => {
    expect(() => decodeFile('pairs.json', t.array(Pair), [{ left: 'a', right: 7 }])).toThrow(
      /pairs\.json is invalid:\n {2}0\.right.*7 is not accepted/,
    );
    expect(() => decodeFile('pairs.json', t.array(Pair), [{ left: 'a', right: null, x: 1 }])).toThrow(
      /Pair has no field x/,
    );
  });
});
