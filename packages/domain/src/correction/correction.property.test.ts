import type { AnyEvent } from '@kpi-ledger/events';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, it } from 'vitest';
import { liveOf } from '../stream/live.js';
import { createCity } from '../testing/organisation.js';
import type { Attempt } from '../testing/world.js';

const STREAM = 'unit-u1';
type Step = { readonly kind: 'name' | 'correct' | 'retract'; readonly target: number; readonly text: string };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('name', 'correct', 'retract', 'retract'),
    target: fc.nat(12),
    text: fc.constantFrom('A', 'B', 'C'),
  }),
  { maxLength: 25 },
);

function attemptOf({ kind, target, text }: Step, events: readonly AnyEvent[]): Attempt {
  const about = events[target % events.length];
  if (kind === 'name' || about === undefined)
    return { type: 'UnitRenamed', validAt: '2026-02-01', data: { unit: 'u1', name: text } };
  const common = { stream: STREAM, target: about.id, targetType: about.type, reason: 'x' };
  if (kind === 'retract') return { type: 'FactRetracted', validAt: null, data: common };
  const data = about.type === 'UnitRenamed' ? { unit: 'u1', name: text } : about.data;
  return { type: 'FactCorrected', validAt: null, data: { ...common, data, correctedValidAt: null } };
}

/** Whether an event stands: asked again and again for the last word about it, statements about statements included. */
function stands(events: readonly AnyEvent[], id: string): boolean {
  const words = events.filter(
    (it) =>
      (it.type === 'FactRetracted' || it.type === 'FactCorrected') && it.data.target === id && stands(events, it.id),
  );
  return words.at(-1)?.type !== 'FactRetracted';
}

/** The names that hold, in log order. */
const names = (events: readonly AnyEvent[]): readonly string[] =>
  events.flatMap((event) => {
    if (event.type !== 'UnitRenamed' || !stands(events, event.id)) return [];
    const correction = events.findLast(
      (it) => it.type === 'FactCorrected' && it.data.target === event.id && stands(events, it.id),
    );
    return [correction?.type === 'FactCorrected' ? String(correction.data.data['name']) : event.data.name];
  });

it('lets the last live word win, undoes undoings, and never says the same twice', () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(steps, (history) => {
      const world = createCity();
      for (const step of history) {
        const events = [...world.stream(STREAM).recorded];
        const attempt = attemptOf(step, events);
        const decision = world.decide(attempt);
        if (E.isLeft(decision) || decision.right.length === 0) {
          met.add(`${attempt.type} ${E.isLeft(decision) ? decision.left[0]?.code : 'ALREADY_SO'}`);
          expect(world.stream(STREAM).recorded).toHaveLength(events.length);
          continue;
        }
        world.record(decision.right, attempt);
        met.add(`${attempt.type} RECORD`);
        const after = world.stream(STREAM).recorded;
        expect(liveOf(after).facts.flatMap((it) => (it.type === 'UnitRenamed' ? [it.data.name] : []))).toEqual(
          names(after),
        );
        if (attempt.type !== 'UnitRenamed')
          expect([...after].filter(({ id }) => stands(after, id))).not.toEqual(
            events.filter(({ id }) => stands(events, id)),
          );
        const again = world.decide(attempt);
        expect(E.isRight(again) && again.right.length > 0, JSON.stringify(attempt)).toBe(false);
      }
    }),
    { numRuns: 400 },
  );
  expect([...met]).toEqual(
    expect.arrayContaining([
      'FactCorrected RECORD',
      'FactRetracted RECORD',
      'FactRetracted ALREADY_SO',
      'FactCorrected ALREADY_SO',
      'FactCorrected NOT_CORRECTABLE',
    ]),
  );
});
