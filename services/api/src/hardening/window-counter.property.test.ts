import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WindowCounter } from './window-counter.js';

const WINDOW = 60_000;
const steps = fc.array(fc.record({ after: fc.integer({ min: 0, max: 90_000 }), key: fc.constantFrom('a', 'b', 'c') }), {
  maxLength: 60,
});

test('counts as one who keeps every window for ever', () => {
  fc.assert(
    fc.property(steps, (all) => {
      let now = 5;
      const counter = new WindowCounter(WINDOW, () => now);
      const begun = new Map<string, { hits: number; ends: number }>();
      for (const { after, key } of all) {
        now += after;
        const known = begun.get(key);
        const window = known !== undefined && known.ends > now ? known : { hits: 0, ends: now + WINDOW };
        window.hits += 1;
        begun.set(key, window);
        expect(counter.count(key)).toEqual({ hits: window.hits, seconds: Math.ceil((window.ends - now) / 1000) });
      }
    }),
  );
});
