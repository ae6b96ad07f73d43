import { expect, test } from 'vitest';
import { sendHostileRequests } from './hostile-requests.js';

test('hostile requests are refused as documented, and change nothing', async () => {
  const tally = await sendHostileRequests(2_000);
  // They are no empty exercise: some are answered, some recorded, most refused, for different reasons.
  for (const status of [200, 201, 400, 401, 403, 404, 422])
    expect([status, tally.get(status) ?? 0]).not.toEqual([status, 0]);
}, 300_000);
