import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rootOf } from './naive.js';
import { PrefixIndex } from './prefix-index.js';

const instant = fc.integer({ min: 0, max: 200 }).map((n) => new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString());
const event = fc.record({ bytes: fc.uint8Array({ maxLength: 8 }), recordedAt: instant });

describe('the index of prefixes', () => {
  it('gives every prefix the root of the naive tree', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 70 }), (events) => {
        const index = new PrefixIndex();
        for (const { bytes, recordedAt } of events) index.add({ bytes, event: { recordedAt } });
        for (let n = 0; n <= events.length; n += 1)
          expect(index.prefixAt(n)?.root).toBe(rootOf(events.slice(0, n).map(({ bytes }) => bytes)));
        expect(index.prefixAt(events.length + 1)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('finds the longest prefix known at an instant', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), instant, (events, at) => {
        const index = new PrefixIndex();
        for (const { bytes, recordedAt } of events) index.add({ bytes, event: { recordedAt } });
        const firstLater = events.findIndex(({ recordedAt }) => recordedAt > at);
        expect(index.prefixKnownAt(at).ordinal).toBe(firstLater === -1 ? events.length : firstLater);
      }),
    );
  });
});
