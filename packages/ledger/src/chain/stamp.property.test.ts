import { type NewFact, streamOf } from '@kpi-ledger/events';
import { anyFact } from '@kpi-ledger/events/arbitraries';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppendRequest } from '../port.js';
import { type Place, stamp, stampSlowly } from './stamp.js';

const LEDGER = '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e';

const place: fc.Arbitrary<Place> = fc.record({
  ledger: fc.constantFrom(LEDGER, LEDGER, LEDGER, 'none'),
  ordinal: fc.integer({ min: 1, max: 1000 }),
  revision: fc.nat({ max: 9 }),
  prevHash: fc.constantFrom(null, 'ab'.repeat(32)),
  recordedAt: fc.constant('2026-01-05T01:00:00.000Z'),
});
const header = fc.record({
  commandId: fc.constantFrom('c-1', 'c-1', 'lệnh-1', 'a b', '"x"', undefined as unknown as string),
  actor: fc.constantFrom('clerk-1', 'Clerk', 'x","actor":"y'),
  causationId: fc.constantFrom(null, LEDGER, 'c-0'),
  stream: fc.constantFrom(null, null, null, 'unit-other'),
});
const anything = fc.oneof(
  fc.anything({ withDate: true, withMap: true, withSparseArray: true, withBigInt: true }),
  fc.constantFrom('2026-02-29', 'Đ1', '\ud800', '', 'plain text', { sealed: 'A256GCM', box: 'x' }),
);

/** A ledger whose id is none is refused by whoever opens it; beyond that it is thrown. */
function outcome(stamped: () => unknown): unknown {
  try {
    return stamped();
  } catch (thrown) {
    return String(thrown);
  }
}

/** Replaces one value, anywhere inside. */
function spoiled(value: unknown, turns: readonly number[], by: unknown): unknown {
  const [turn = 0, ...rest] = turns;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const key = keys[turn % Math.max(keys.length, 1)];
  if (key === undefined || turns.length === 0) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as { [key: string]: unknown };
  copy[key] = spoiled(copy[key], rest, by);
  return copy;
}

test('a fact is stamped, or refused with the same words, as by decoding it and reading it back', () => {
  fc.assert(
    fc.property(
      fc.oneof(anyFact('sealed'), anyFact('sealed'), anyFact('plain')),
      fc.option(fc.tuple(fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }), anything)),
      header,
      place,
      (fact, change, { stream, ...given }, where) => {
        const sent = change === null ? fact : { ...fact, data: spoiled(fact.data, ...change) };
        const request: AppendRequest = {
          ...given,
          stream: stream ?? streamOf(fact),
          expectedRevision: -1,
          correlationId: given.commandId ?? 'c-1',
          facts: [sent as NewFact],
        };
        const slowly = outcome(() => stampSlowly(request, sent as NewFact, 0, where));
        expect(outcome(() => stamp(request, 0, where))).toEqual(slowly);
      },
    ),
    { numRuns: 300 },
  );
});

test('what the caller does to its fact afterwards changes nothing', () => {
  const data = { unit: 'a', name: 'A' };
  const request: AppendRequest = {
    ...{
      commandId: 'c-1',
      stream: 'unit-a',
      expectedRevision: -1,
      actor: 'x',
      correlationId: 'c-1',
      causationId: null,
    },
    facts: [{ type: 'UnitRenamed', validAt: '2026-01-05', data }],
  };
  const stamped = stamp(request, 0, {
    ...{ ledger: LEDGER, ordinal: 1, revision: 0, prevHash: null, recordedAt: '2026-01-05T01:00:00.000Z' },
  });
  data.name = 'B';
  expect(stamped).toMatchObject({ right: { event: { data: { unit: 'a', name: 'A' } } } });
  expect(structuredClone(stamped)).toEqual(stamped);
});
