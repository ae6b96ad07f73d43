import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tooMuchJson } from './json-shape.js';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** The depth of a value, as its objects tell it. */
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
/** Opened brackets and the commas between what they hold. */
function countOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const parts = Object.values(value);
  return 1 + Math.max(0, parts.length - 1) + parts.reduce<number>((sum, part) => sum + countOf(part), 0);
}

test('The text of any JSON value is as deep and as large as the value.', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      const sent = JSON.parse(JSON.stringify(value));
      const [depth, values] = [depthOf(sent), countOf(sent)];
      expect(tooMuchJson(bytes(value), { maxDepth: depth, maxValues: values })).toBe(null);
      if (depth > 0) expect(tooMuchJson(bytes(value), { maxDepth: depth - 1, maxValues: values })).toBe('DEPTH');
      if (values > 0) expect(tooMuchJson(bytes(value), { maxDepth: depth, maxValues: values - 1 })).not.toBe(null);
    }),
    { numRuns: 500 },
  );
});

test('Brackets and commas within a text count for nothing, escaped quotes do not end it.', () => {
  expect(tooMuchJson(bytes(['[[[[,,,,', '\\"[[{{,,', '"']), { maxDepth: 1, maxValues: 3 })).toBe(null);
});
