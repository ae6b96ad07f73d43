import {
  type Day,
  headPostsOf,
  namedTracker,
  type Organisation,
  type Position,
  type Post,
} from '@kpi-ledger/projections';
import { once } from '../reading/once.js';
import type { FactsAt } from './facts-at.js';
import { LazyMap } from './lazy-map.js';
import { NO_PART, type Part, type PartOfOrganisation, type Placed } from './organisation-part.js';
import type { OrganisationParts } from './organisation-parts.js';
import type { Units } from './units-kept.js';

/** The organisation of which parts are found when somebody asks for what is in them. As `OrganisationParts.at` is asked. */
export function organisationOf(
  parts: OrganisationParts,
  { units, tracking, firstTracked }: Units,
  facts: FactsAt,
  cut: Day,
  on: Day,
): Organisation {
  const day = cut < on ? cut : on;
  const at = (part: Part): PartOfOrganisation => part.at(facts, day);
  const ofPerson = (person: string): PartOfOrganisation => parts.ofPerson(person)?.at(facts, day) ?? NO_PART;
  /** The positions of some parts; those of one person or post lie in one part, in their order. */
  const positionsAmong = (some: Iterable<Part>, are: (position: Position) => boolean): readonly Position[] => {
    const found: Position[] = [];
    for (const part of some) for (const { value } of at(part).positions) if (are(value)) found.push(value);
    return found;
  };
  const all = <A>(some: Iterable<Part>, kind: (of: PartOfOrganisation) => readonly Placed<A>[]): readonly Placed<A>[] =>
    [...some].flatMap((part) => kind(at(part))).sort(byPlace);
  const mapped = <A>(placed: readonly Placed<A>[]) => new Map(placed.map(({ key, value }) => [key, value]));

  const posts = once(() => mapped<Post>(all(parts.withPosts(), (of) => of.posts)));
  const vacantSince = once(() => new Map([...parts.withPosts()].flatMap((part) => [...at(part).vacantSince])));
  const headPosts = once(() => headPostsOf(posts()));
  const positions = once(() => all(parts.all(), (of) => of.positions).map(({ value }) => value));
  return {
    ...{ day: on, units, tracking, firstTracked },
    get posts() {
      return posts();
    },
    get vacantSince() {
      return vacantSince();
    },
    get headPosts() {
      return headPosts();
    },
    get positions() {
      return positions();
    },
    positionsOf: new LazyMap(
      (person) => ofPerson(person).positionsOf(person),
      () => Map.groupBy(positions(), ({ person }) => person),
    ),
    positionsIn: { get: (unit) => positionsAmong(parts.ofUnit(unit), (position) => position.unit === unit) },
    positionsNaming: {
      get: (post) => positionsAmong(parts.naming(post), (position) => namedTracker(position, posts()) === post),
    },
    holders: { get: (post) => parts.ofPost(post)?.at(facts, day).holderOf(post) },
    officials: new LazyMap(
      (person) => found(ofPerson(person).officials, person),
      () => mapped(all(parts.all(), (of) => of.officials)),
    ),
    fields: new LazyMap(
      (person) => found(ofPerson(person).fields, person),
      () => mapped(all(parts.all(), (of) => of.fields)),
    ),
    withoutSubordinates: new LazyMap(
      (person) => found(ofPerson(person).withoutSubordinates, person),
      () => mapped(all(parts.all(), (of) => of.withoutSubordinates)),
    ),
  };
}

const found = <A>(placed: readonly Placed<A>[], key: string): A | undefined =>
  placed.find((one) => one.key === key)?.value;

const byPlace = (a: Placed<unknown>, b: Placed<unknown>): number =>
  a.day === b.day ? a.ordinal - b.ordinal : a.day < b.day ? -1 : 1;
