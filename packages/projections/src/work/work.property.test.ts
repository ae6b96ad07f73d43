import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bothTellings, randomHistory } from '../testing/random-work.js';

test('The lines of every doer and quarter are those of the unit-by-unit, day-by-day telling.', () => {
  fc.assert(
    fc.property(randomHistory, (history) => {
      const { folded, naive } = bothTellings(history);
      expect(folded).toEqual(naive);
    }),
    { numRuns: 1500 },
  );
});
