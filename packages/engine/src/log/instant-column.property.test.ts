import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InstantColumn } from './instant-column.js';

test('instants come back as they were put in, before the epoch and after it', () => {
  const instant = fc.integer({ min: Date.parse('0001-01-01T00:00:00Z'), max: Date.parse('4999-12-31T23:59:59.999Z') });
  fc.assert(
    fc.property(fc.array(instant), fc.array(instant), (first, then) => {
      const column = new InstantColumn(Float64Array.from(first));
      for (const one of then) column.push(one);
      const all = [...first, ...then];
      expect(all.map((_, i) => column.at(i))).toEqual(all);
      expect([...column.values()]).toEqual(all);
      expect(column.length).toBe(all.length);
    }),
    { examples: [[[-1, 0, 2 ** 32, -(2 ** 32), 2 ** 32 - 1], [Date.parse('2026-11-28T01:02:03.004Z')]]] },
  );
});
