import { expect, test } from 'vitest';
import { soak } from './soak.ts';
import { placeFor } from './trial.ts';

test.each([
  ['sqlite', 600],
  ['eventstoredb', 120],
] as const)(
  'A steady load (%s, %i seconds) brings no error, keeps no memory, and the log holds exactly what was acknowledged.',
  async (store, seconds) => {
    const place = await placeFor(store, 'demo');
    try {
      await soak(place, { connections: 20, seconds, rate: 20 });
    } finally {
      await place.stop();
    }
    expect.hasAssertions();
  },
);
