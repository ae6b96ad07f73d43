import type { AnyEvent } from '@kpi-ledger/events';
import { streamOf } from '@kpi-ledger/events';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect } from 'vitest';
import { createCity } from './organisation.js';
import type { Attempt, World } from './world.js';

/** What should become of an attempt, said without the code under test: over the stream's events, oldest first. */
export type Oracle = (
  events: readonly AnyEvent[],
  attempt: Attempt,
  validAt: string,
) => 'RECORD' | 'ALREADY_SO' | 'REFUSE';

/**
 * The two laws of a handler, and a third, over random histories: the right events when needed, nothing when it is already so,
 * and what is refused changes nothing.
 *
 * @param surely attempts that are recorded one after the other: of the types that random histories seldom get to
 */
export function expectLaws(
  attempts: fc.Arbitrary<Attempt>,
  oracle: Oracle,
  {
    openings = fc.constant([]),
    numRuns = 300,
    begin = createCity,
    surely = [],
  }: {
    openings?: fc.Arbitrary<readonly Attempt[]>;
    numRuns?: number;
    begin?: () => World;
    surely?: readonly Attempt[];
  } = {},
): void {
  const met = new Set<string>();
  fc.assert(
    fc.property(openings, fc.array(attempts, { minLength: 1, maxLength: 30 }), (opening, further) => {
      const world = begin();
      for (const attempt of [...opening, ...further]) {
        const outcome = oneStep(world, attempt, oracle);
        met.add(`${attempt.type} ${outcome}`);
      }
    }),
    { numRuns, examples: surely.length === 0 ? [] : [[[], [...surely]]] },
  );
  // A law that was never put to the test proves nothing.
  for (const type of new Set([...met].map((it) => it.split(' ')[0])))
    expect(met, `${type} was never recorded`).toContain(`${type} RECORD`);
}

function oneStep(world: World, attempt: Attempt, oracle: Oracle): string {
  const fact = world.factOf(attempt);
  const stream = world.stream(streamOf(fact));
  const expected = oracle(stream.recorded, attempt, fact.validAt);
  const stateBefore = picture(stream.state);
  const lengthBefore = world.log.length;

  const decision = world.decide(attempt);
  expect(outcomeOf(decision), describeStep(world, attempt)).toBe(expected);
  expect(picture(stream.state)).toBe(stateBefore);
  expect(world.log.length).toBe(lengthBefore);
  if (E.isLeft(decision) || decision.right.length === 0) return expected;

  const [recorded] = decision.right;
  expect(recorded).toMatchObject({ type: attempt.type, validAt: fact.validAt, data: attempt.data });
  expect(decision.right).toHaveLength(1);
  world.record(decision.right, attempt);
  const again = world.decide(attempt);
  expect(outcomeOf(again), `again: ${describeStep(world, attempt)}`).not.toBe('RECORD');
  return expected;
}

function outcomeOf(decision: ReturnType<World['decide']>): string {
  if (E.isRight(decision)) return decision.right.length > 0 ? 'RECORD' : 'ALREADY_SO';
  for (const refusal of decision.left) expect(refusal.message).not.toMatch(/\{\w+\}|undefined|\[object/);
  return 'REFUSE';
}

const describeStep = (world: World, attempt: Attempt): string =>
  `${JSON.stringify(attempt)} after ${world.log.length} events: ${JSON.stringify(world.decide(attempt))}`;

/** A text that two equal states share, maps and sets included. */
const picture = (state: unknown): string =>
  JSON.stringify(state, (_, value) => (value instanceof Map || value instanceof Set ? [...value] : value));
