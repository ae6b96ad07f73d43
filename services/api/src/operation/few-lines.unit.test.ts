import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FewLines } from './few-lines.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('so many lines of a kind are written in a minute, then it is said how many there were besides', () => {
  const omitted: object[] = [];
  const lines = new FewLines(2, (told) => omitted.push(told));
  const admitted = (kind: string, times: number) => Array.from({ length: times }, () => lines.admits(kind));
  expect(admitted('a', 5)).toEqual([true, true, false, false, false]);
  expect(admitted('b', 2)).toEqual([true, true]);
  vi.advanceTimersByTime(59_999);
  expect([lines.admits('a'), omitted]).toEqual([false, []]);
  vi.advanceTimersByTime(1);
  expect(omitted).toEqual([{ a: 4 }]);
  expect(admitted('a', 3)).toEqual([true, true, false]);
  vi.advanceTimersByTime(600_000);
  expect(omitted).toEqual([{ a: 4 }, { a: 1 }]);
});

test('nothing is said where nothing was left out', () => {
  const lines = new FewLines(2, () => expect.unreachable());
  lines.admits('a');
  vi.advanceTimersByTime(600_000);
  expect(vi.getTimerCount()).toBe(0);
});
