import { anyEvent } from '@kpi-ledger/events/arbitraries';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SharedTexts } from './shared-texts.js';

test('An event says the same with texts that another one has had.', () => {
  const shared = new SharedTexts();
  fc.assert(
    fc.property(anyEvent(), (event) => {
      const before = structuredClone(event);
      expect(shared.in(event, `${event.stream}`)).toEqual(before);
    }),
    { numRuns: 50 },
  );
});
