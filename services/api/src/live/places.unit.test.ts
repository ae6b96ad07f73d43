import { expect, test } from 'vitest';
import { Places } from './places.js';

test('one takes so many places and leaves the others theirs, all together so many', () => {
  const places = new Places(5, 2);
  const [first, second] = [places.take('a'), places.take('a')];
  expect([first, second]).not.toContain(null);
  expect(places.take('a')).toBe(null);
  expect([places.take('b'), places.take('c'), places.take('d')]).not.toContain(null);
  expect(places.take('e')).toBe(null);
  first?.();
  expect(places.take('e')).not.toBe(null);
  expect(places.take('a')).toBe(null);
  second?.();
  expect(places.take('a')).not.toBe(null);
});
