import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../index.js';
import { evaluatePeriodScore } from '../plain.js';
import { periodScoreInput } from '../testing/arbitraries.js';
import { plainPeriodScore } from './period-score.js';
import { isUsualInput } from './usual-input.js';

type Json = { [field: string]: unknown };

/** Values that stand where others should: of another kind, another form, or too large. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    0,
    -0,
    -1,
    1.5,
    2 ** 31,
    2 ** 53,
    Number.NaN,
    '',
    ' 1',
    '01',
    '1.0',
    '1/2',
  ),
  fc.constantFrom<unknown>('2/4', '1/3', '-1', '1e3', '30', '31', '9007199254740993', [], ['1'], {}, { d: '1' }),
);

/** The input with one of its values replaced, taken out, or joined by another field; anywhere in it. */
const damaged = fc
  .tuple(periodScoreInput, fc.nat(), odd, fc.constantFrom('SET', 'DROP', 'ADD'))
  .map(([input, at, value, how]) => {
    const copy = structuredClone(input) as unknown as Json;
    delete copy['parameters'];
    const places: [Json, string][] = [];
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const key of Object.keys(node)) {
        places.push([node as Json, key]);
        walk((node as Json)[key]);
      }
    };
    walk(copy);
    const [node, key] = places[at % places.length] as [Json, string];
    if (how === 'SET') node[key] = value;
    else if (how === 'DROP') delete node[key];
    else node['provenance'] = value;
    return copy;
  });

/** With the factors of a catalogue, which are written as decimals. */
const usual = periodScoreInput.map(({ parameters: _, ...input }) => ({
  ...input,
  lines: input.lines.map((line) => ({ ...line, h: line.h.replace(/\/.*/, '.5') })),
}));

test('whatever it is given, it answers what the evaluator answers', async () => {
  let plain = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(periodScoreInput, usual, damaged, fc.jsonValue()), async (input) => {
      const expected = evaluate('nd335/period-score', input, { derivation: false });
      expect(await evaluatePeriodScore(input)).toEqual(expected);
      if (!isUsualInput(input)) return;
      if (plainPeriodScore(input) === null) return;
      plain += 1;
      expect(expected.ok).toBe(true);
    }),
    { numRuns: 1500 },
  );
  // About 235.
  expect(plain).toBeGreaterThan(23);
});

test('a place of a list that holds nothing is no line, as for the reader', async () => {
  const input = { leader: false, general: '1', lines: new Array(2) };
  expect(await evaluatePeriodScore(input)).toEqual(evaluate('nd335/period-score', input, { derivation: false }));
});

test('fields of a prototype are no fields, as for the reader', async () => {
  const input: unknown = Object.create({ leader: false, general: '1', lines: [] });
  expect(await evaluatePeriodScore(input)).toEqual(evaluate('nd335/period-score', input, { derivation: false }));
});
