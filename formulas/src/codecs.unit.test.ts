import { isLeft } from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { answerCodecs, inputCodecs, presentedCodec } from './codecs.js';
import { evaluate, listFormulas } from './index.js';
import vectors from './nd335/nd335.vectors.json' with { type: 'json' };

interface Vector {
  readonly id: string;
  readonly input: unknown;
}
const { format: _format, ...byFormula } = vectors;
const cases = Object.entries(byFormula).flatMap(([formula, rows]) =>
  (rows as readonly Vector[]).map(({ id, input }) => [formula as keyof typeof answerCodecs, id, input] as const),
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
    if (!result.ok) return expect(result.error.code).toMatch(/^CELL_/);
    expect(answerCodecs[formula].is(result.answer)).toBe(true);
    expect(presentedCodec.is(result.answer)).toBe(true);
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
