import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, type PlanCompletionAnswer, type PlanTask, TASK_STATES } from '../index.js';
import { decimal } from '../testing/arbitraries.js';
import { add, divide, type Fraction, fraction, isWrittenAs, multiply, whole } from '../testing/fraction.js';

/** Days of April 2026, so that days meet often. */
const day = fc.integer({ min: 1, max: 30 }).map((n) => `2026-04-${`${n}`.padStart(2, '0')}`);
const task = fc
  .record({
    due: fc.option(day),
    required: fc.integer({ min: 1, max: 4 }),
    part: fc.nat(4),
    completedOn: day,
    cancelledOn: fc.option(day, { freq: 4 }),
    excused: fc.boolean(),
    weight: fc.option(decimal(9, 1)),
  })
  .map(({ part, required, completedOn, ...rest }) => {
    const accepted = Math.min(part, required);
    return { ...rest, required, accepted, completedOn: accepted === required ? completedOn : null };
  });
const tasks: fc.Arbitrary<readonly PlanTask[]> = fc
  .array(task, { maxLength: 12 })
  .map((all) => all.map((one, index) => ({ id: `t${index}`, ...one })));

const answerOf = (effective: string, of: readonly PlanTask[]): PlanCompletionAnswer => {
  const result = evaluate('completion/plan', { effective, tasks: of }, { derivation: false });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.answer as unknown as PlanCompletionAnswer;
};

describe('completion of a plan', () => {
  test('the six states partition the tasks; completed are those on time and late', () => {
    fc.assert(
      fc.property(day, tasks, (effective, all) => {
        const answer = answerOf(effective, all);
        expect(TASK_STATES.reduce((sum, state) => sum + answer[state], 0)).toBe(all.length);
        expect(answer.assigned).toBe(all.length);
        const live = all.filter(({ cancelledOn }) => cancelledOn === null || cancelledOn > effective);
        const completed = live.filter(({ completedOn }) => completedOn !== null && completedOn <= effective).length;
        expect(answer.completed).toBe(completed);
        expect(answer.completed).toBe(answer.onTime + answer.late);
        if (live.length === 0) expect(answer.counted).toBeNull();
        else expect(isWrittenAs([BigInt(completed), BigInt(live.length)], answer.counted)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('weighted is the share of accepted units by weight', () => {
    fc.assert(
      fc.property(day, tasks, (effective, all) => {
        let [weight, done]: [Fraction, Fraction] = [whole(0), whole(0)];
        for (const one of all) {
          if (one.cancelledOn !== null && one.cancelledOn <= effective) continue;
          const later = one.completedOn !== null && one.completedOn > effective;
          const accepted = later ? one.accepted - 1 : one.accepted;
          const w = one.weight === null || one.weight === undefined ? whole(1) : fraction(one.weight);
          weight = add(weight, w);
          done = add(done, multiply(w, [BigInt(accepted), BigInt(one.required)]));
        }
        const { weighted } = answerOf(effective, all);
        if (weight[0] === 0n) expect(weighted).toBeNull();
        else expect(isWrittenAs(divide(done, weight), weighted)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('what becomes known after the day changes nothing on it', () => {
    fc.assert(
      fc.property(tasks, fc.integer({ min: 0, max: 11 }), (all, index) => {
        const before = all.map((one) => ({ ...one, cancelledOn: null }));
        const after = before.map((one, at) => (at === index ? { ...one, cancelledOn: '2026-05-02' } : one));
        expect(answerOf('2026-05-01', after)).toEqual(answerOf('2026-05-01', before));
      }),
    );
  });

  test('the order of the tasks changes nothing', () => {
    fc.assert(
      fc.property(day, tasks, (effective, all) => {
        expect(answerOf(effective, all.toReversed())).toEqual(answerOf(effective, all));
      }),
    );
  });
});
