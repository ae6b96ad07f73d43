import { expect, test } from 'vitest';
import { addressOf } from './serve.js';

test.each([
  ['127.0.0.1', 'http://127.0.0.1:8080'],
  ['::1', 'http://[::1]:8080'],
  ['localhost', 'http://localhost:8080'],
])('who listens at %s is reached at %s', (host, address) => {
  expect(addressOf(host, 8080)).toBe(address);
  expect(new URL(address).port).toBe('8080');
});
