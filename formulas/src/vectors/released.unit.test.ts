import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Vector, vectorFiles } from '../testing/vectors.js';

const RELEASED = JSON.parse(readFileSync(new URL('../../vectors/RELEASED.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

/** Keys in order, so that layout and order of the file do not matter. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([x], [y]) => (x < y ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value;

const hashOf = ({ input, expected }: Vector): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted({ input, expected })))
    .digest('hex');

/** What stands against the released hashes: cases that are gone or no longer the same. */
function broken(files: typeof vectorFiles): readonly string[] {
  return Object.entries(RELEASED).flatMap(([ref, cases]) => {
    const now = files.find(({ formula, version }) => `${formula}@${version}` === ref)?.cases ?? [];
    return Object.entries(cases).flatMap(([id, hash]) => {
      const found = now.find((vector) => vector.id === id);
      return found !== undefined && hashOf(found) === hash ? [] : [`${ref} ${id}`];
    });
  });
}

test('no released case has changed or disappeared: a fix is a new version of the formula', () => {
  expect(broken(vectorFiles)).toEqual([]);
  expect(Object.values(RELEASED).flatMap((cases) => Object.keys(cases)).length).toBeGreaterThanOrEqual(300);
});

test('a changed answer, a changed input and a removed case are found; an added one is allowed', () => {
  const [first, ...rest] = vectorFiles;
  const [one, ...others] = first?.cases ?? [];
  if (first === undefined || one === undefined) throw new Error('no cases');
  const named = [`${first.formula}@${first.version} ${one.id}`];
  const withCases = (cases: readonly Vector[]) => broken([{ ...first, cases }, ...rest]);
  expect(withCases([{ ...one, expected: { error: 'OTHER' } }, ...others])).toEqual(named);
  expect(withCases([{ ...one, input: {} }, ...others])).toEqual(named);
  expect(withCases(others)).toEqual(named);
  expect(withCases([{ ...one, id: 'added' }, one, ...others])).toEqual([]);
});
