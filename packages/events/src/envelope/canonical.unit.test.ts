import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalBytes, canonicalText, hashOf, hashOfValue } from '../index.js';

describe('canonical text (RFC 8785)', () => {
  test('keys are ordered as UTF-16 text, not as numbers', () => {
    expect(canonicalText(JSON.parse('{"9":1,"10":2,"a":{"2":0,"11":0}}'))).toBe('{"10":2,"9":1,"a":{"11":0,"2":0}}');
  });

  test('the key order of RFC 8785 §3.2.3: by code unit, a surrogate pair before a private-use letter', () => {
    const input = JSON.parse('{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}');
    expect(Object.values(JSON.parse(canonicalText(input)))).toHaveLength(7);
    expect([...canonicalText(input).matchAll(/:(\d)/g)].map(([, value]) => value).join('')).toBe('2467153');
  });

  test('Vietnamese text is kept as written, in UTF-8, whichever way its accents are composed', () => {
    const composed = 'Sở Nội vụ';
    const decomposed = composed.normalize('NFD');
    expect(canonicalText({ name: composed })).toBe(`{"name":"${composed}"}`);
    expect(canonicalText({ name: decomposed })).not.toBe(canonicalText({ name: composed }));
    expect(Buffer.from(canonicalBytes('Huế')).toString('hex')).toBe('224875e1babf22');
  });

  test('only the escapes that JSON needs', () => {
    expect(canonicalText('\u0000\b\t\n\f\r"\\/\u007f\u2028')).toBe('"\\u0000\\b\\t\\n\\f\\r\\"\\\\/\u007f\u2028"');
  });

  test('negative zero is zero', () => {
    expect(canonicalText([-0])).toBe('[0]');
  });

  test.each([
    ['a lone surrogate', { a: ['x\ud800'] }, '$.a[0]: text with a lone surrogate'],
    ['a key with a lone surrogate', { '\udc00': 1 }, '$: a key with a lone surrogate'],
    ['a fraction', { score: 0.5 }, '$.score: 0.5 is not a whole number; decimals are text'],
    ['an unsafe whole number', [2 ** 53], '$[0]: 9007199254740992 is not a whole number; decimals are text'],
    ['NaN', Number.NaN, '$: NaN is not a whole number; decimals are text'],
    ['undefined in an object', { a: undefined }, '$.a: undefined is not JSON'],
    ['undefined', undefined, '$: undefined is not JSON'],
    ['a hole in a list', new Array(2), '$[0]: undefined is not JSON'],
    ['a bigint', { n: 1n }, '$.n: bigint is not JSON'],
    ['a date', { at: new Date(0) }, '$.at: an object of a class is not JSON'],
    ['a map', new Map([['a', 1]]), '$: an object of a class is not JSON'],
    ['an object that writes itself', { toJSON: () => 1 }, '$: an object of a class is not JSON'],
    ['a list that writes itself', Object.assign([1], { toJSON: () => 1 }), '$: an object of a class is not JSON'],
  ])('%s is refused with its place', (_what, value, message) => {
    expect(() => canonicalBytes(value)).toThrow(new TypeError(message));
  });

  test('the hash is that of the bytes, whatever the order of the keys was', () => {
    const expected = createHash('sha256').update('{"10":"a","9":"ế"}', 'utf8').digest('hex');
    expect(hashOfValue({ '9': 'ế', '10': 'a' })).toBe(expected);
    expect(hashOf(canonicalBytes({ '10': 'a', '9': 'ế' }))).toBe(expected);
    expect(hashOf(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
