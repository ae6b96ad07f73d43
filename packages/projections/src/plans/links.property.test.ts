import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkedSets } from './links.js';

const place = fc
  .tuple(fc.constantFrom('p', 'q', 'r'), fc.integer({ min: 1, max: 4 }))
  .map(([plan, row]) => ({ plan, annex: 'I', row: String(row) }));
const links = fc.array(
  fc.array(place, { minLength: 2, maxLength: 3 }).map((rows) => ({ rows })),
  { maxLength: 6 },
);

/** Do links lead from one row to the other? By trying every path, without sets. */
const leads = (all: readonly (readonly string[])[], from: string, to: string, been: readonly string[] = []): boolean =>
  from === to ||
  all.some(
    (rows) =>
      rows.includes(from) &&
      rows.some((next) => !been.includes(next) && next !== from && leads(all, next, to, [...been, from])),
  );

test('rows are in one set exactly when links lead from one to the other', () => {
  fc.assert(
    fc.property(links, (all) => {
      const sets = linkedSets(all);
      const names = all.map(({ rows }) => rows.map(({ plan, row }) => `${plan} ${row}`));
      const keys = [...new Set(names.flat())];
      expect([...sets.keys()].toSorted()).toEqual(keys.toSorted());
      for (const a of keys)
        for (const b of keys) expect(sets.get(a) === sets.get(b), `${a} and ${b}`).toBe(leads(names, a, b));
    }),
    { numRuns: 60 },
  );
});

test('the order in which links are recorded, and in which they name their rows, changes nothing', () => {
  const shuffled = links.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc
        .shuffledSubarray(all, { minLength: all.length })
        .chain((of) => fc.tuple(...of.map(({ rows }) => fc.shuffledSubarray(rows, { minLength: rows.length })))),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([all, otherwise]) => {
      const again = linkedSets((otherwise as (typeof all)[number]['rows'][]).map((rows) => ({ rows })));
      expect([...again].toSorted()).toEqual([...linkedSets(all)].toSorted());
    }),
    { numRuns: 60 },
  );
});
