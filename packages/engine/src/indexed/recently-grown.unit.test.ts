import { expect, test } from 'vitest';
import { RecentlyGrown } from './recently-grown.js';

test('it says which streams the last events stand in, and that it does not know where it no longer does', () => {
  const grown = new RecentlyGrown(10);
  for (const stream of [3, 4, 3]) grown.take(stream);
  expect([10, 12, 13].map((length) => [...(grown.since(length) ?? [-1])])).toEqual([[3, 4], [3], []]);
  expect(grown.since(9)).toBeNull();
  for (let i = 0; i < 1_024; i += 1) grown.take(100 + i);
  expect(grown.since(12)).toBeNull();
  expect(grown.since(13)?.size).toBe(1_024);
});
