import { type AnyEvent, canonicalText, EVENT_TYPES } from '@kpi-ledger/events';
import { readText, type StoredText } from '@kpi-ledger/ledger';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doubtfulAmong } from './doubtful.js';

const LEDGER = '00000000-0000-4000-8000-000000000000';
const idOf = (ordinal: number): string => `00000000-0000-4000-8000-${String(ordinal).padStart(12, '0')}`;
const STREAMS = ['unit-a', 'unit-b'];

/** What stands in a stream: a name, the end of a tracking unit's choice, or a correction of whatever stands anywhere. */
const step = fc.record({
  stream: fc.constantFrom(...STREAMS),
  what: fc.constantFrom('name', 'tracking', 'correction'),
  target: fc.nat(30),
  said: fc.constantFrom('name', 'tracking'),
});
type Step = typeof step extends fc.Arbitrary<infer A> ? A : never;

const anything = fc.array(step, { maxLength: 24 });
/** Now and then with a name at the end that a correction makes something else: chance alone seldom meets a target that is there. */
const history = fc.oneof(
  { weight: 3, arbitrary: anything },
  {
    weight: 1,
    arbitrary: anything.map((steps): readonly Step[] => [
      ...steps,
      { stream: 'unit-a', what: 'name', target: 0, said: 'name' },
      { stream: 'unit-a', what: 'correction', target: steps.length, said: 'tracking' },
    ]),
  },
);

const DATA = {
  name: { type: 'UnitRenamed', data: { unit: 'a', name: 'Sở A' } },
  tracking: { type: 'TrackingUnitDecided', data: { unit: 'a', tracking: 'MONTH' } },
} as const;

function eventsOf(steps: readonly Step[]): readonly AnyEvent[] {
  return steps.map(({ stream, what, target, said }, i) => {
    const { type, data } =
      what === 'correction'
        ? {
            type: 'FactCorrected',
            data: {
              ...{ stream, target: idOf((target % (steps.length + 2)) + 1), targetType: DATA[said].type },
              ...{ data: DATA[said].data, correctedValidAt: null, reason: `lý do ${idOf(target)}` },
            },
          }
        : DATA[what];
    return {
      ...{ id: idOf(i + 1), type, version: 1, ledger: LEDGER, stream, revision: i, validAt: '2026-01-02' },
      ...{ recordedAt: '2026-01-02T03:00:00.000Z', actor: 'a', commandId: `c${i}`, correlationId: `c${i}` },
      ...{ causationId: null, prevHash: null, data },
    } as unknown as AnyEvent;
  });
}

/** Of the decoded streams: the oracle. */
function mayNotFit(event: AnyEvent, events: readonly AnyEvent[]): boolean {
  if (event.type !== 'FactCorrected') return false;
  const target = events.find(
    ({ id, stream, revision }) => id === event.data.target && stream === event.stream && revision < event.revision,
  );
  if (target === undefined) return false;
  return target.type === 'FactCorrected' || !EVENT_TYPES[target.type].codec.is(event.data.data);
}

test('the streams in which a correction may not fit are those that all their events together tell', () => {
  let doubted = 0;
  fc.assert(
    fc.property(history, fc.boolean(), (steps, escaped) => {
      const events = eventsOf(steps);
      const stored = events.map((event, i): StoredText => {
        const text = canonicalText(event);
        return {
          ...{ ordinal: i + 1, stream: event.stream, revision: event.revision },
          text: escaped ? text.replace('"id":"0', '"id":"\\u0030') : text,
        };
      });
      const before = (ordinal: number): number =>
        events.findLastIndex(({ stream }, i) => i < ordinal - 1 && stream === events[ordinal - 1]?.stream) + 1;
      const isOf = (ordinal: number, type: string): boolean => events[ordinal - 1]?.type === type;
      const corrections = events.flatMap(({ type }, i) => (type === 'FactCorrected' ? [i + 1] : []));
      const texts = { at: (ordinals: readonly number[]) => ordinals.flatMap((ordinal) => stored[ordinal - 1] ?? []) };
      const found = doubtfulAmong(corrections, { texts, read: readText, before, isOf });
      const expected = events.filter((event) => mayNotFit(event, events)).map(({ stream }) => stream);
      expect(new Set(found)).toEqual(new Set(expected));
      doubted += expected.length;
    }),
    { numRuns: 300 },
  );
  // About 120.
  expect(doubted).toBeGreaterThan(12);
});
