import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { millisecondsOf } from './instant.js';

it('counts as the clock of the machine does', () => {
  const instants = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, instants, (from, to) => {
      const between = millisecondsOf(to.toISOString()) - millisecondsOf(from.toISOString());
      expect(between).toBe(to.getTime() - from.getTime());
    }),
  );
});
