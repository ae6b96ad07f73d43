import * as fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import type { AppendRequest } from '../port.js';
import { LogWalk, storedAs } from './misfit.js';
import { planAppend } from './plan-append.js';
import type { StoredBytes } from './read.js';

const LEDGER = '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e';
const NOTHING_YET = { ledger: null, ordinal: 0, knownAt: null, lastOf: () => null, eventsOf: () => [] };

/** A ledger that renames units. */
function logOf(units: readonly string[]): readonly StoredBytes[] {
  const revisions = new Map<string, number>();
  const requests = ['', ...units].map((unit, i): AppendRequest => {
    const stream = i === 0 ? 'ledger' : `unit-${unit}`;
    const expectedRevision = revisions.get(stream) ?? -1;
    revisions.set(stream, expectedRevision + 1);
    const [commandId, validAt] = [`c${i}`, '2026-01-05'];
    return {
      ...{ commandId, stream, expectedRevision, actor: 'x', correlationId: commandId, causationId: null },
      facts: [
        i === 0
          ? { type: 'LedgerOpened', validAt, data: { ledger: LEDGER, kind: 'demo', city: 'hue' } }
          : { type: 'UnitRenamed', validAt, data: { unit, name: `tên ${i} của đơn vị` } },
      ],
    };
  });
  const planned = planAppend(NOTHING_YET, requests, { now: Date.parse('2026-01-05T01:00:00Z'), toleranceSeconds: 1 });
  if (E.isLeft(planned)) throw new Error(JSON.stringify(planned.left));
  return planned.right.fresh.map(storedAs);
}

const change = fc.record({
  which: fc.nat(),
  at: fc.nat(),
  bit: fc.nat(7),
  put: fc.constantFrom('', '', '', ' ', '"', '\\n', 'é', '0', ',"unit":"a"', '\u0000'),
  gone: fc.constantFrom(0, 0, 1, 5),
  place: fc.constantFrom<Partial<StoredBytes>>({}, {}, {}, { stream: 'unit-z' }, { revision: 5 }, { ordinal: 9 }),
});

type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

function changed(log: readonly StoredBytes[], { which, at, bit, put, gone, place }: Change): readonly StoredBytes[] {
  const n = which % log.length;
  return log.map((stored, i) => {
    if (i !== n) return stored;
    const cut = at % stored.bytes.length;
    const bytes = Buffer.concat([stored.bytes.subarray(0, cut), Buffer.from(put), stored.bytes.subarray(cut + gone)]);
    if (put === '' && gone === 0) bytes[cut] = (bytes[cut] ?? 0) ^ (1 << bit);
    return { ...stored, bytes: Uint8Array.from(bytes), ...place };
  });
}

test('damage is found, in the same words as by decoding every event', () => {
  const units = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(units, fc.array(change, { maxLength: 2 }), (names, changes) => {
      const log = changes.reduce(changed, logOf(names));
      const walked = new LogWalk(NOTHING_YET);
      const decoded = new LogWalk(NOTHING_YET);
      for (const stored of log) expect(walked.next(stored)).toBe(decoded.next(stored, null));
    }),
    { numRuns: 300 },
  );
});

test('a bit flipped in any event is noticed there or at the next event of its stream', () => {
  const log = logOf(['a', 'b', 'a']);
  const [, first] = log;
  if (first === undefined) throw new Error('no event');
  for (let bit = 0; bit < first.bytes.length * 8; bit += 5) {
    const bytes = Uint8Array.from(first.bytes);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const walk = new LogWalk(NOTHING_YET);
    const reasons = log.map((stored) => walk.next(stored === first ? { ...first, bytes } : stored));
    expect(reasons[1] ?? reasons[3]).not.toBeNull();
  }
});
