import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noTrace, type PlanCompletionInput, planCompletion } from '../index.js';
import { bigIntegers } from '../numbers/index.js';
import { plainPlanCompletion } from './plan-completion.js';

/** What the evaluator answers or refuses, over BigInt. */
function oracle(input: PlanCompletionInput): unknown {
  try {
    return planCompletion(input, { numbers: bigIntegers, trace: noTrace });
  } catch {
    return 'refused';
  }
}

const day = fc.integer({ min: 1, max: 20 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`);
const weight = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(null, '0', '1', '1.5', '2.25', '0.125') },
  { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 17n }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('1/3', '-1', '01') },
);
const task = fc
  .record({
    due: fc.option(day),
    required: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 7 }) }, fc.integer({ min: 0, max: 10 ** 9 })),
    share: fc.integer({ min: 0, max: 100 }),
    completedOn: fc.option(day),
    cancelledOn: fc.option(day, { freq: 4 }),
    excused: fc.boolean(),
    weight,
    isContradictory: fc.integer({ min: 0, max: 30 }).map((n) => n === 0),
  })
  .map(({ share, isContradictory, completedOn, required, ...rest }) => ({
    ...{ ...rest, required, completedOn },
    accepted: isContradictory || completedOn === null ? Math.floor((required * share) / 101) : required,
  }));
const input: fc.Arbitrary<PlanCompletionInput> = fc.record({
  effective: day,
  tasks: fc.array(task, { maxLength: 6 }).map((of) => of.map((one, i) => ({ ...one, id: i === 5 ? 't0' : `t${i}` }))),
});

test('what it answers is what the evaluator answers, digit for digit; for the rest it has no answer', () => {
  let answered = 0;
  fc.assert(
    fc.property(input, (given) => {
      const plain = plainPlanCompletion(given);
      if (plain === null) return;
      answered += 1;
      expect(plain).toEqual(oracle(given));
    }),
    { numRuns: 3000 },
  );
  // About 1,370.
  expect(answered).toBeGreaterThan(130);
});

test('what passes 2^53, or is written as a fraction, is left to the evaluator', () => {
  const of = (text: string): PlanCompletionInput => ({
    effective: '2026-03-31',
    tasks: [
      {
        id: 'a',
        due: null,
        required: 3,
        accepted: 1,
        completedOn: null,
        cancelledOn: null,
        excused: false,
        weight: text,
      },
      { id: 'b', due: null, required: 7, accepted: 2, completedOn: null, cancelledOn: null, excused: false },
    ],
  });
  expect(plainPlanCompletion(of('400000000000000'))).toEqual(oracle(of('400000000000000')));
  for (const text of ['900000000000000', '1/3', '1234567890123456']) expect(plainPlanCompletion(of(text))).toBeNull();
});
