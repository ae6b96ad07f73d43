import { isLeft } from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { evaluate } from './approximate.js';
import { answerCodecs, derivationCodec, inputCodecs } from './codecs.js';
import { listFormulas } from './index.js';
import { vectorFiles } from './testing/vectors.js';

const cases = vectorFiles.flatMap(({ formula, cases }) =>
  cases
    .filter(({ expected }) => !('error' in expected))
    .map(({ id, input }) => [formula as keyof typeof answerCodecs, id, input] as const),
);

test('there is a codec of input and answer for every formula', () => {
  const ids = listFormulas()
    .map(({ id }) => id)
    .sort();
  expect(Object.keys(inputCodecs).sort()).toEqual(ids);
  expect(Object.keys(answerCodecs).sort()).toEqual(ids);
});

describe.each(cases)('%s %s', (formula, _id, input) => {
  test('input and answer pass their codecs', () => {
    const codec = inputCodecs[formula];
    expect(codec.decode(input)._tag).toBe('Right');
    const result = evaluate(formula, input);
    if (!result.ok) throw new Error(result.error.message);
    expect(answerCodecs[formula].is(result.answer)).toBe(true);
    expect(derivationCodec.is(result.answer.derivation)).toBe(true);
  });
});

test('a codec says what the reader says', () => {
  const decoded = inputCodecs['nd335/classify'].decode({ S: '95', overrides: [], isHeadd: true });
  expect(isLeft(decoded) && decoded.left[0]?.message).toContain('UNKNOWN_FIELD at isHeadd');
});

test('answers that are none are refused', () => {
  const result = evaluate('nd335/year-score', { months: ['80'] });
  if (!result.ok) throw new Error('refused');
  const codec = answerCodecs['nd335/year-score'];
  expect(codec.is({ ...result.answer, S: '80.0000e1' })).toBe(false);
  expect(codec.is({ ...result.answer, S: 80 })).toBe(false);
  expect(codec.is({ ...result.answer, class: 'GOOD' })).toBe(false);
  expect(codec.is({ ...result.answer, missing: undefined })).toBe(false);
  expect(answerCodecs['nd335/excellent-quota'].is({ maxExcellent: 0.5 })).toBe(false);
});
