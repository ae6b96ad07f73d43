import { expect, test } from 'vitest';
import { isUnchanged } from './conditional.js';

const ETAG = 'W/"a1"';

test.each([
  [undefined, false],
  ['*', true],
  [' * ', true],
  ['W/"a1"', true],
  ['"a1"', true],
  ['"b", W/"a1"', true],
  ['"b",W/"a1" , "c"', true],
  ['"b"', false],
  ['"a1', false],
  ['a1', false],
  ['"a"', false],
  ['', false],
])('If-None-Match: %s', (given, unchanged) => {
  const headers = given === undefined ? {} : { 'if-none-match': given };
  expect(isUnchanged({ headers }, ETAG)).toBe(unchanged);
});
