import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber, dayOfInstant, utcInstant } from './civil-date.js';

const milliseconds = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2400, 0, 1) });

test('An instant is written as JavaScript writes it, and its day in Vietnam is seven hours on.', () => {
  fc.assert(
    fc.property(milliseconds, (at) => {
      const written = new Date(at).toISOString();
      expect(utcInstant(at)).toBe(written);
      expect(dayOfInstant(written)).toBe(new Date(at + 7 * 3_600_000).toISOString().slice(0, 10));
      expect(dayNumber(written.slice(0, 10))).toBe(Math.floor(at / 86_400_000));
    }),
    { examples: [[0], [Date.UTC(2000, 1, 29, 23, 59, 59, 999)], [Date.UTC(2100, 2, 1)], [Date.UTC(2026, 11, 31, 17)]] },
  );
});
