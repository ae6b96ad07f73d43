import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liveFacts } from '../facts/index.js';
import { History } from '../testing/history.js';
import {
  ancestry,
  managedBy,
  type Organisation,
  organisationAt,
  positionsOf,
  trackerOf,
  trackerOfPost,
} from './index.js';

const UNITS = ['ubnd', 'so-a', 'so-b', 'phong-1', 'phong-2'];
const POSTS = ['p0', 'p1', 'p2', 'p3', 'p4'];
const PEOPLE = ['an', 'binh', 'chi', 'dung', 'em', 'giang'];

const unit = fc.record({
  unit: fc.constantFrom(...UNITS),
  parent: fc.option(fc.constantFrom(...UNITS)),
  managedBy: fc.option(fc.constantFrom(...UNITS)),
});
const post = fc.record({
  post: fc.constantFrom(...POSTS),
  unit: fc.constantFrom(...UNITS),
  role: fc.constantFrom('HEAD' as const, 'HEAD' as const, 'DEPUTY' as const),
  trackedBy: fc.option(fc.constantFrom(...POSTS), { freq: 4 }),
});
const place = fc.record({
  person: fc.constantFrom(...PEOPLE),
  unit: fc.constantFrom(...UNITS),
  role: fc.constantFrom('STAFF' as const, 'DEPUTY' as const),
  post: fc.option(fc.constantFrom(...POSTS), { freq: 4 }),
  trackedBy: fc.option(fc.constantFrom(...POSTS), { freq: 6 }),
});
const head = fc.record({ post: fc.constantFrom(...POSTS), person: fc.constantFrom(...PEOPLE) });
const field = fc.record({
  person: fc.constantFrom(...PEOPLE),
  units: fc.uniqueArray(fc.constantFrom(...UNITS), { maxLength: 2 }),
  people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 1 }),
});

const stated = <A extends object>(of: A): object =>
  Object.fromEntries(Object.entries(of).filter(([, v]) => v !== null));

const organisation = fc
  .record({
    units: fc.array(unit, { minLength: 2, maxLength: 6 }),
    posts: fc.array(post, { minLength: 2, maxLength: 6 }),
    heads: fc.array(head, { maxLength: 5 }),
    places: fc.array(place, { maxLength: 8 }),
    fields: fc.array(field, { maxLength: 3 }),
  })
  .map(({ units, posts, heads, places, fields }): Organisation => {
    const log = new History().on('2026-01-01');
    for (const one of units)
      log.record('UnitRegistered', {
        ...{ unit: one.unit, name: 'x', aliases: [], kind: 'so', scope: 'in', article: null },
        ...stated({ parent: one.parent, managedBy: one.managedBy }),
      });
    for (const one of posts)
      log.record('PostDefined', {
        ...{ post: one.post, unit: one.unit, title: 'x', role: one.role, personKind: 'CONG_CHUC' },
        ...{ scope: 'in', article: null, ...stated({ trackedBy: one.trackedBy }) },
      });
    for (const one of heads) log.record('HeadAppointed', one);
    for (const { person, unit: of, role, post: held, trackedBy } of places)
      log.record('OfficialAssigned', { person, unit: of, role, ...stated({ post: held, trackedBy }) });
    for (const one of fields) log.record('DeputyFieldAssigned', one);
    return organisationAt(liveFacts(log.events), '2026-12-31');
  });

/** As R13 and R14 say it, by walking everybody again until nobody is added. */
function managedByDefinition(organisation: Organisation, person: string): readonly string[] {
  const own = positionsOf(organisation, person);
  const posts = new Set(own.flatMap(({ post: held }) => held ?? []));
  const people = new Set<string>();
  if (own.some(({ role }) => role === 'DEPUTY')) addField(organisation, person, posts, people);
  for (let before = -1; before !== posts.size + people.size; ) {
    before = posts.size + people.size;
    for (const position of organisation.positions) {
      if (posts.has(trackerOf(organisation, position) ?? '')) people.add(position.person);
      if (people.has(position.person) && position.post !== null) posts.add(position.post);
    }
    for (const id of organisation.posts.keys()) if (posts.has(trackerOfPost(organisation, id) ?? '')) posts.add(id);
  }
  return [...people].filter((id) => id !== person).sort();
}

function addField(organisation: Organisation, person: string, posts: Set<string>, people: Set<string>): void {
  const of = organisation.fields.get(person);
  if (of === undefined) return;
  const above = new Set(
    positionsOf(organisation, person).flatMap((position) => trackerOf(organisation, position) ?? []),
  );
  for (const id of above) {
    const tracker = trackerOfPost(organisation, id);
    if (tracker !== null) above.add(tracker);
  }
  const isWithin = (id: string) => ancestry(organisation, id).some((line) => of.units.includes(line.id));
  const isAbove = (id: string) => positionsOf(organisation, id).some(({ post: held }) => above.has(held ?? ''));
  for (const { id, unit: at } of organisation.posts.values()) if (isWithin(at) && !above.has(id)) posts.add(id);
  const within = organisation.positions.filter(({ unit: at }) => isWithin(at)).map(({ person: id }) => id);
  for (const id of [...of.people, ...within]) if (!isAbove(id)) people.add(id);
}

test('whom a leader manages is found from the units below as by asking everybody who tracks whom', () => {
  let managed = 0;
  fc.assert(
    fc.property(organisation, (of) => {
      for (const person of PEOPLE) {
        const found = managedBy(of, person);
        expect(found).toEqual(managedByDefinition(of, person));
        managed += found.length;
      }
    }),
    { numRuns: 300 },
  );
  // About 1,200.
  expect(managed).toBeGreaterThan(120);
});
