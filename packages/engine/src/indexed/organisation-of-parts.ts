import { type Day, earlier, namedTracker, type Organisation, type Position } from '@kpi-ledger/projections';
import type { FactsAt } from './facts-at.js';
import { NEVER } from './holding.js';
import { LazyMap } from './lazy-map.js';
import { byPlaced, NO_PART, type Part, type PartOfOrganisation, type Placed } from './organisation-part.js';
import type { OrganisationParts } from './organisation-parts.js';
import { sortableDay } from './sortable-day.js';
import type { Units } from './units-kept.js';

/**
 * The organisation of which parts are found when somebody asks for what is in them, so that where an answer holds follows from the parts that
 * it looks at. As `OrganisationParts.at` is asked.
 */
export function organisationOf(
  parts: OrganisationParts,
  { units, tracking, firstTracked }: Units,
  facts: FactsAt,
  cut: Day,
  on: Day,
  whole: (own: Organisation) => Organisation,
): Organisation {
  const day = earlier(cut, on);
  const once = <A>(compute: () => A) => facts.holding.once(compute, { today: sortableDay(day), until: NEVER });
  const at = (part: Part): PartOfOrganisation => part.at(facts, day, parts.log.length);
  const ofPerson = (person: string): PartOfOrganisation => {
    const part = parts.ofPerson(person);
    return part === null ? NO_PART : at(part);
  };
  const ofPost = (post: string): PartOfOrganisation => {
    const part = parts.ofPost(post);
    return part === null ? NO_PART : at(part);
  };
  /** The positions of some parts; those of one person or post lie in one part, in their order. */
  const positionsAmong = (some: Iterable<Part>, are: (position: Position) => boolean): readonly Position[] => {
    const found: Position[] = [];
    for (const part of some) for (const { value } of at(part).positions) if (are(value)) found.push(value);
    return found;
  };
  const all = <A>(kind: (of: PartOfOrganisation) => readonly Placed<A>[]): readonly Placed<A>[] =>
    [...parts.all()].flatMap((part) => kind(at(part))).sort(byPlaced);
  const mapped = <A>(placed: readonly Placed<A>[]) => new Map(placed.map(({ key, value }) => [key, value]));

  const structure = once(() => parts.posts.of(parts.withPosts().map(at), units));
  const positions = once(() => all((of) => of.positions).map(({ value }) => value));
  const organisation: Organisation = {
    ...{ day: on, units, tracking, firstTracked },
    get whole() {
      return whole(organisation);
    },
    get structure() {
      return structure();
    },
    get posts() {
      return structure().posts;
    },
    get headPosts() {
      return structure().headPosts;
    },
    vacantSince: new LazyMap(
      (post) => ofPost(post).vacantSince.get(post),
      () => new Map(parts.withPosts().flatMap((part) => [...at(part).vacantSince])),
    ),
    get positions() {
      return positions();
    },
    positionsOf: new LazyMap(
      (person) => ofPerson(person).positionsOf(person),
      () => Map.groupBy(positions(), ({ person }) => person),
    ),
    positionsIn: { get: (unit) => positionsAmong(parts.ofUnit(unit), (position) => position.unit === unit) },
    positionsNaming: {
      get: (post) =>
        positionsAmong(parts.naming(post), (position) => namedTracker(position, structure().posts) === post),
    },
    holders: { get: (post) => ofPost(post).holderOf(post) },
    officials: new LazyMap(
      (person) => found(ofPerson(person).officials, person),
      () => mapped(all((of) => of.officials)),
    ),
    fields: new LazyMap(
      (person) => found(ofPerson(person).fields, person),
      () => mapped(all((of) => of.fields)),
    ),
    withoutSubordinates: new LazyMap(
      (person) => found(ofPerson(person).withoutSubordinates, person),
      () => mapped(all((of) => of.withoutSubordinates)),
    ),
  };
  return organisation;
}

const found = <A>(placed: readonly Placed<A>[], key: string): A | undefined =>
  placed.find((one) => one.key === key)?.value;
