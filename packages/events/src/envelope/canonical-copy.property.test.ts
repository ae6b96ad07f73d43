import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalCopy, canonicalText } from '../index.js';

const KEYS = ['a', 'b', 'B', '10', '9', '2026', '2026-Q1', '01', '-1', '', '__proto__', 'toJSON', 'ộ', '\ud800'];
const key = fc.oneof(fc.constantFrom(...KEYS), fc.string({ unit: 'binary', maxLength: 3 }));
const leaf = fc.oneof(
  fc.constantFrom(null, true, 0, -0, 1.5, Number.NaN, 2 ** 53, undefined, '\udc00', '"\\\u007f\u2028'),
  fc.maxSafeInteger(),
  fc.string({ unit: 'binary' }),
  fc.anything({ withDate: true, withMap: true, withSparseArray: true, withBigInt: true, maxDepth: 1 }),
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: false }),
  ),
})).value;

test('what is copied is written in canonical form, and what has none is not copied', () => {
  let copied = 0;
  fc.assert(
    fc.property(anything, (value) => {
      const copy = canonicalCopy(value);
      if (copy === undefined) return;
      copied += 1;
      const text = canonicalText(value);
      expect(JSON.stringify(copy)).toBe(text);
      expect(copy).toStrictEqual(JSON.parse(text));
    }),
    { numRuns: 500 },
  );
  // About 230.
  expect(copied).toBeGreaterThan(23);
});

test('what is usual is copied', () => {
  const data = {
    unit: 'a',
    lines: [{ h: '1', count: 2 }, null],
    cells: { A1: true, '2026': 'x', '2027': '' },
    name: 'Ủy ban',
  };
  expect(JSON.stringify(canonicalCopy(data))).toBe(canonicalText(data));
  // JavaScript would write the 9 first.
  expect(canonicalCopy({ '9': 1, '10': 2 })).toBeUndefined();
});

test('nothing of the copy is the same object', () => {
  const data = { list: [{ unit: 'a' }] };
  const copy = canonicalCopy(data) as typeof data;
  data.list[0] = { unit: 'b' };
  expect(copy).toEqual({ list: [{ unit: 'a' }] });
});
