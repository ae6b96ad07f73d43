import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, type TargetAnswer } from '../index.js';
import { compare, type Fraction, fraction, whole } from '../testing/fraction.js';

const answerOf = (input: unknown): TargetAnswer => {
  const result = evaluate('attainment/target', input, { derivation: false });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.answer as unknown as TargetAnswer;
};
const progressOf = (input: unknown): Fraction => fraction(answerOf(input).progress ?? 'unknown');

/** R < r0 ≤ N, so that every method applies. */
const race = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 }), fc.nat(30))
  .map(([R, worse, more]) => ({ R, r0: R + worse, N: R + worse + more }));
const methods = fc.constantFrom('A', 'B', 'C', 'D', 'E', undefined);
const rankInput = ({ R, r0, N }: { R: number; r0: number; N: number }, r: number, method?: string) => ({
  comparator: 'rank',
  value: `${R}`,
  actual: `${r}`,
  baseline: `${r0}`,
  universe: N,
  ...(method === undefined ? {} : { method }),
});

describe('rank targets', () => {
  test('progress is 1 exactly when the target is met, lies within 0..1, and the status does not depend on the method', () => {
    fc.assert(
      fc.property(race, fc.nat(), methods, (setting, pick, method) => {
        const r = 1 + (pick % setting.N);
        const answer = answerOf(rankInput(setting, r, method));
        const progress = fraction(answer.progress ?? 'unknown');
        expect(answer.status).toBe(r <= setting.R);
        expect(compare(progress, whole(1)) === 0).toBe(r <= setting.R);
        expect(compare(progress, whole(0)) >= 0 && compare(progress, whole(1)) <= 0).toBe(true);
        expect(answer.margin).toBe(`${setting.R - r}`);
      }),
    );
  });
  test('a worse rank never has more progress', () => {
    fc.assert(
      fc.property(race, methods, (setting, method) => {
        let before = whole(1);
        for (let r = 1; r <= setting.N; r++) {
          const now = progressOf(rankInput(setting, r, method));
          expect(compare(now, before)).toBeLessThanOrEqual(0);
          before = now;
        }
      }),
    );
  });
  test('B is 0 at the baseline, C is 0 at the last rank', () => {
    fc.assert(
      fc.property(race, (setting) => {
        expect(answerOf(rankInput(setting, setting.r0, 'B')).progress).toBe('0');
        expect(answerOf(rankInput(setting, setting.N, 'C')).progress).toBe('0');
      }),
    );
  });
});

describe('value targets', () => {
  const number = fc.integer({ min: -300, max: 300 });
  const bound = fc.constantFrom('>=', '<=', '>', '<');
  const input = (comparator: string, R: number, x: number, baseline: number | null) => ({
    comparator,
    value: `${R}`,
    actual: `${x}`,
    ...(baseline === null ? {} : { baseline: `${baseline}` }),
  });
  const holds = (comparator: string, x: number, R: number): boolean =>
    ({ '>=': x >= R, '<=': x <= R, '>': x > R, '<': x < R })[comparator] ?? false;

  test('the status is the comparison itself, whatever the baseline; met is 1, unmet lies within 0..1 or has no ratio', () => {
    fc.assert(
      fc.property(bound, number, number, fc.option(number), (comparator, R, x, baseline) => {
        const answer = answerOf(input(comparator, R, x, baseline));
        expect(answer.status).toBe(holds(comparator, x, R));
        if (answer.status) expect(answer.progress).toBe('1');
        else if (answer.progress === null) {
          expect(answer.reason).toBe('TARGET_NOT_RATIO');
          expect(R <= 0 || x < 0).toBe(true);
        } else {
          expect(compare(fraction(answer.progress), whole(0))).toBeGreaterThanOrEqual(0);
          // A strict bound that is just reached is not met, though the whole way is done.
          const ceiling = compare(fraction(answer.progress), whole(1));
          expect(x === R ? ceiling === 0 : ceiling < 0).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a better value never has less progress', () => {
    fc.assert(
      fc.property(
        bound,
        fc.integer({ min: 1, max: 300 }),
        fc.nat(300),
        fc.nat(50),
        fc.option(number),
        (comparator, R, x, gain, baseline) => {
          const better = comparator.startsWith('>') ? x + gain : Math.max(0, x - gain);
          const [before, after] = [
            answerOf(input(comparator, R, x, baseline)),
            answerOf(input(comparator, R, better, baseline)),
          ];
          expect(compare(fraction(after.progress ?? ''), fraction(before.progress ?? ''))).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('swapping the direction mirrors targets with a baseline', () => {
    fc.assert(
      fc.property(number, number, number, (R, x, baseline) => {
        fc.pre(baseline < R);
        const [up, down] = [answerOf(input('>=', R, x, baseline)), answerOf(input('<=', -R, -x, -baseline))];
        expect([down.status, down.progress, down.raw, down.margin]).toEqual([
          up.status,
          up.progress,
          up.raw,
          up.margin,
        ]);
      }),
    );
  });
});
