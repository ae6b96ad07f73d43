import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  evaluateTyped,
  noTrace,
  type PeriodScoreInput,
  periodScore,
  periodScoreFormula,
  type WorkLine,
} from '../index.js';
import { bigIntegers } from '../numbers/index.js';
import { capMode, decimal, leadership, periodScoreInput, workLine } from '../testing/arbitraries.js';
import { plainPeriodScore } from './period-score.js';
import { wholePeriodScore } from './whole-score.js';

const oracle = (input: PeriodScoreInput) => periodScore(input, { numbers: bigIntegers, trace: noTrace });

/** Factors as people write them, with now and then one that is larger than doubles are exact. */
const factor = fc.oneof(
  { weight: 8, arbitrary: decimal(40, 3).filter((text) => Number(text) > 0) },
  { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 17n }).map(String) },
  { weight: 1, arbitrary: decimal(9, 9).filter((text) => Number(text) > 0) },
);
const line: fc.Arbitrary<WorkLine> = fc
  .tuple(workLine, factor, fc.integer({ min: 1, max: 3 }))
  .map(([of, h, times]) => ({ ...of, h, assigned: of.assigned * times }));

/** Everything may be missing; the readings are the usual ones or others. */
const anyInput: fc.Arbitrary<PeriodScoreInput> = fc
  .record({
    leader: fc.boolean(),
    general: fc.option(decimal(30, 3)),
    lines: fc.array(line, { maxLength: 6 }),
    led: leadership,
    missing: fc.subarray(['d', 'dd', 'e'] as const, { maxLength: 2 }),
    parameters: fc.record({ capMode, floor: fc.constantFrom('UNIT', 'UNIT', 'LINE') }),
  })
  .map(({ leader, led, missing, ...rest }) => ({
    ...{ leader, ...rest },
    ...(leader ? { leadership: { ...led, ...Object.fromEntries(missing.map((key) => [key, null])) } } : {}),
  }));

test('what it answers is what the evaluator answers, digit for digit; for the rest it has no answer', () => {
  let answered = 0;
  fc.assert(
    fc.property(fc.oneof(anyInput, periodScoreInput), (input) => {
      const plain = plainPeriodScore(input);
      if (plain === null) return;
      answered += 1;
      expect(plain).toEqual(oracle(input));
    }),
    { numRuns: 2000 },
  );
  // About 500.
  expect(answered).toBeGreaterThan(50);
});

/** A general score and one line whose denominator of S, 12·h·assigned·10^places, lies a few steps from where 100 of it is 2^53. */
const nearTheBound = fc
  .record({
    places: fc.nat(3),
    assigned: fc.integer({ min: 1, max: 40 }),
    by: fc.integer({ min: -3, max: 3 }),
    done: fc.nat(40),
    faults: fc.nat(5),
    delays: fc.nat(5),
    leader: fc.boolean(),
  })
  .map(({ places, assigned, by, done, faults, delays, leader }) => {
    const stepOfS = (leader ? 48n : 12n) * BigInt(assigned) * 10n ** BigInt(places);
    const h = BigInt(Number.MAX_SAFE_INTEGER) / (100n * stepOfS) + BigInt(by);
    const units = [{ count: 1 + (done % assigned), qualityFaults: faults, delays }];
    return {
      input: {
        ...{ leader, general: (27).toFixed(places), lines: [{ h: `${h}`, assigned, units }] },
        ...(leader ? { leadership: { d: '1', dd: '1/2', e: '1' } } : {}),
      } satisfies PeriodScoreInput,
      fits: 100n * stepOfS * h <= BigInt(Number.MAX_SAFE_INTEGER),
    };
  });

test('around 2^53 it answers exactly as far as its numbers are safe, and then the same digits', () => {
  const seen = { fits: 0, not: 0 };
  fc.assert(
    fc.property(nearTheBound, ({ input, fits }) => {
      seen[fits ? 'fits' : 'not'] += 1;
      expect(plainPeriodScore(input)).toEqual(fits ? oracle(input) : null);
    }),
    { numRuns: 1500 },
  );
  // About 600 of the rarer.
  expect(Math.min(seen.fits, seen.not)).toBeGreaterThan(60);
});

test('a sum of the criteria beyond 2^53 is left to the evaluator too, for staff and for leaders', () => {
  const uncapped = (leader: boolean, assigned: number): PeriodScoreInput => ({
    ...{ leader, general: '1', parameters: { capMode: 'TOTAL_ONLY' } },
    lines: [
      { h: '1', assigned: 1, units: [] },
      { h: '1000000', assigned, extra: true, units: [{ count: assigned, qualityFaults: 0, delays: 0 }] },
    ],
    ...(leader ? { leadership: { d: '1', dd: '1', e: '1' } } : {}),
  });
  for (const leader of [false, true]) {
    // 4·10^6·assigned is a, b and c; their sum is doubled for a leader.
    const most = Math.floor(Number.MAX_SAFE_INTEGER / 12e6 / (leader ? 2 : 1));
    expect(wholePeriodScore(uncapped(leader, most - 1))).not.toBeNull();
    expect(wholePeriodScore(uncapped(leader, most + 1))).toBeNull();
  }
  expect(plainPeriodScore(uncapped(false, 700_000_000))).toEqual(oracle(uncapped(false, 700_000_000)));
});

test('every number of it is a safe whole number, and each ratio is the exact value', () => {
  const exactly = (over: number | null, of: number) =>
    over === null ? null : `${bigIntegers.integer(over).over(bigIntegers.integer(of))}`;
  fc.assert(
    fc.property(anyInput, (input) => {
      const whole = wholePeriodScore(input);
      if (whole === null) return;
      for (const value of Object.values(whole))
        if (typeof value === 'number') expect(value).toSatisfy(Number.isSafeInteger);
      const { a, b, c, K, G, S, rawA, rawB, rawC, band } = oracle(input);
      const cut = (over: number) => exactly(whole.capped ? Math.min(over, whole.A) : over, whole.A);
      expect({
        ...{ a: cut(whole.rawA), b: cut(whole.rawB), c: cut(whole.rawC), band: whole.band },
        ...{
          rawA: exactly(whole.rawA, whole.A),
          rawB: exactly(whole.rawB, whole.A),
          rawC: exactly(whole.rawC, whole.A),
        },
        ...{ K: exactly(whole.K, whole.ofK), G: exactly(whole.G, whole.ofG), S: exactly(whole.S, whole.ofS) },
      }).toEqual({ a, b, c, band, rawA, rawB, rawC, K, G, S });
    }),
    { numRuns: 500 },
  );
});

test('an evaluation without a derivation, by either way, is the one with it', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const shown = (derivation: boolean) => {
        const result = evaluateTyped(periodScoreFormula, input, { derivation });
        return result.ok ? { ...result.answer, derivation: undefined } : result.error;
      };
      expect(shown(false)).toEqual(shown(true));
    }),
    { numRuns: 500 },
  );
});

const staff = (change: object): PeriodScoreInput => ({
  ...{ leader: false, general: '25' },
  lines: [{ h: '1.5', assigned: 2, units: [{ count: 1, qualityFaults: 0, delays: 1 }] }],
  ...change,
});

test.each<[string, object]>([
  ['a factor of 0', { lines: [{ h: '0', assigned: 1, units: [] }] }],
  ['a factor written with a zero too many', { lines: [{ h: '01', assigned: 1, units: [] }] }],
  ['a factor with a sign', { lines: [{ h: '-1', assigned: 1, units: [] }] }],
  ['a factor without digits after the point', { lines: [{ h: '1.', assigned: 1, units: [] }] }],
  ['more done than assigned', { lines: [{ h: '1', assigned: 1, units: [{ count: 2, qualityFaults: 0, delays: 0 }] }] }],
  ['a general score above 30', { general: '30.01' }],
  ['d, đ, e of staff', { leadership: { d: '1', dd: null, e: null } }],
  ['a criterion that is neither whole nor half', { leader: true, leadership: { d: '0.7', dd: '1', e: '1' } }],
  ['nothing assigned', { lines: [] }],
])('it leaves to the evaluator: %s', (_, change) => {
  expect(plainPeriodScore(staff(change))).toBeNull();
});

test('the bound is looked at: sums beyond 2^53 are left to the evaluator, sums below are not', () => {
  const of = (h: string) => staff({ lines: [{ h, assigned: 1, units: [{ count: 1, qualityFaults: 1, delays: 0 }] }] });
  expect(plainPeriodScore(of('900000000000'))).toEqual(oracle(of('900000000000')));
  expect(plainPeriodScore(of('900000000000000'))).toBeNull();
});
