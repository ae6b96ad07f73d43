import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../index.js';

const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'binary', maxLength: 4 }), tie('value'), { maxKeys: 5 }),
  ),
})).value;

/** The same value with the keys of every object written in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

test('says the same value again, and the same bytes whatever the order of keys', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalText(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalText(JSON.parse(text))).toBe(text);
      expect(canonicalText(reversed(value))).toBe(text);
      // Another implementation of RFC 8785.
      expect(canonicalize(value)).toBe(text);
    }),
  );
});

test('names are in order however many there are', () => {
  const many = fc.dictionary(fc.string({ unit: 'binary', maxLength: 4 }), fc.constant(1), {
    minKeys: 20,
    maxKeys: 44,
    size: 'max',
  });
  fc.assert(
    fc.property(many, (table) => {
      expect(canonicalText(table)).toBe(canonicalize(table));
    }),
  );
});
