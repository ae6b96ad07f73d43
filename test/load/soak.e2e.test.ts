import { afterAll, beforeAll, expect, test } from 'vitest';
import { soak } from './soak.ts';
import { type Place, placeFor, tryLoad } from './trial.ts';

let place: Place;
beforeAll(async () => {
  place = await placeFor('sqlite', 'empty');
});
afterAll(() => place.stop());

test('A steady load brings no error, keeps no memory, and the log holds exactly what was acknowledged.', () =>
  soak(place, { connections: 8, seconds: 2, rate: 160 }));

test('More connections than are let in: some are turned away with Retry-After, and nothing of theirs is in the log.', async () => {
  const result = await tryLoad(place, {
    ...{ connections: 40, seconds: 1, mix: { writeEvery: 1 } },
    settings: { KPI_MAX_CONCURRENT: '4' },
  });
  expect(result.reconciled.faults).toEqual([]);
  expect(Object.keys(result.turnedAway)).toEqual(['503 OVERLOADED']);
  expect(result.withoutRetryAfter).toBe(0);
  expect(result.reconciled.acknowledged).toBeGreaterThan(0);
  expect(result.reconciled.refused).toBeGreaterThan(0);
});
