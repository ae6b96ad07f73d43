import { expect, test } from 'vitest';
import { sendHostileRequests } from './hostile-requests.js';

test('20,000 hostile requests are refused as documented, and change nothing', async () => {
  const tally = await sendHostileRequests(20_000);
  expect([...tally.values()].reduce((sum, count) => sum + count, 0)).toBe(20_000);
}, 3_600_000);
