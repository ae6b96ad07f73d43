import type { Tail } from '@kpi-ledger/ledger';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { StreamEnds } from './stream-ends.js';

test('of a stream its last end is remembered, or none; of those written to last it always is', () => {
  const batch = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.oneof(batch, fc.constant(null)), { maxLength: 12 }), (batches) => {
      const ends = new StreamEnds(3);
      const last = new Map<string, Tail>();
      let revision = 0;
      for (const streams of batches) {
        if (streams === null) {
          ends.forget();
          last.clear();
          continue;
        }
        const tails = new Map(streams.map((stream) => [stream, { revision: revision++, hash: stream }]));
        ends.note(tails);
        for (const [stream, tail] of tails) {
          last.delete(stream);
          last.set(stream, tail);
        }
        for (const stream of 'abcdef') expect([last.get(stream) ?? null, null]).toContainEqual(ends.get(stream));
        for (const [stream, tail] of [...last].slice(-3)) expect(ends.get(stream)).toEqual(tail);
      }
    }),
    { numRuns: 200 },
  );
});
