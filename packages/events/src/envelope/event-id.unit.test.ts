import { expect, test } from 'vitest';
import { eventIdOf, uuid5 } from './event-id.js';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
const ledger = '6f1c1f64-0c0b-5d5b-9a55-0d6b6e6b7a11';

test.each([
  // RFC 9562 Appendix A.4, then Python: uuid.uuid5(uuid.UUID(namespace), name)
  [DNS, 'www.example.com', '2ed6657d-e927-568b-95e1-2665a8aea6a2'],
  [DNS, 'python.org', '886313e1-3b8a-5372-9b90-0c9aee199e5d'],
  [ledger, 'import-2026-Q1/hàng-7#0', '43a11df8-d780-5de8-90d2-72a927b8a03d'],
  [ledger, '', '9dcf52b7-9e17-5b16-8111-40d3fddb7583'],
])('uuid5(%s, %s)', (namespace, name, expected) => {
  expect(uuid5(namespace, name)).toBe(expected);
});

test('the id of an event is that of its ledger, command and index', () => {
  expect(eventIdOf(ledger, 'import-2026-Q1/hàng-7', 0)).toBe(uuid5(ledger, 'import-2026-Q1/hàng-7#0'));
  expect(eventIdOf(ledger, 'c', 1)).not.toBe(eventIdOf(ledger, 'c', 0));
  expect(eventIdOf(ledger, 'c', 0)).not.toBe(eventIdOf(DNS, 'c', 0));
});

test('a namespace in capitals is the same namespace', () => {
  expect(uuid5(DNS.toUpperCase(), 'python.org')).toBe(uuid5(DNS, 'python.org'));
});

test('a name longer than any before, and a namespace that is none in between, change nothing', () => {
  const long = 'hàng '.repeat(200);
  const expected = uuid5(DNS, 'python.org');
  expect(() => uuid5('none', 'x')).toThrow();
  expect(() => uuid5('none', 'x')).toThrow();
  expect(uuid5(DNS, 'python.org')).toBe(expected);
  // Python, as above.
  expect(uuid5(DNS, long)).toBe('e119ebc2-30ed-5c55-be74-1c59680c2fab');
  expect(uuid5(DNS, 'python.org')).toBe(expected);
});
