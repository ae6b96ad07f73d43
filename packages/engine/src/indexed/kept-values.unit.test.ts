import { expect, test } from 'vitest';
import { KeptValues } from './kept-values.js';

test('One value and several are found by their keys, null among them; of too many the first goes.', () => {
  const values = new KeptValues<number, string | null>();
  const found = () => [1, 2, 3].map((key) => values.known(key));
  expect(found()).toEqual([undefined, undefined, undefined]);
  expect(values.keep(1, 'a', 2)).toBe('a');
  expect(found()).toEqual(['a', undefined, undefined]);
  values.keep(1, 'b', 2);
  expect(found()).toEqual(['b', undefined, undefined]);
  values.keep(2, null, 2);
  expect(found()).toEqual(['b', null, undefined]);
  values.keep(3, 'c', 2);
  expect(found()).toEqual([undefined, null, 'c']);
  values.keep(2, 'd', 2);
  expect(found()).toEqual([undefined, 'd', 'c']);
});
