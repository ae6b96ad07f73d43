import {
  type Day,
  type DeputyField,
  type Fact,
  inOrderOfEffect,
  type Official,
  type Organisation,
  organisationFacts,
  organisationStated,
  type Position,
  type Post,
} from '@kpi-ledger/projections';
import { whereAll } from './by-place.js';
import { stateOf } from './by-state.js';
import type { FactsAt } from './facts-at.js';
import { isIn, NEVER, type Place } from './holding.js';
import { inLogOrder } from './in-log-order.js';
import { Recent } from './recent.js';
import { sortableDay } from './sortable-day.js';
import type { StreamLog } from './stream-log.js';

/** An entry with the fact that brought it in, by which entries are ordered. */
export interface Placed<A> {
  readonly key: string;
  readonly value: A;
  readonly day: Day;
  readonly ordinal: number;
}

type Declared = Organisation['withoutSubordinates'] extends ReadonlyMap<string, infer D> ? D : never;

interface Entries {
  readonly posts: readonly Placed<Post>[];
  readonly officials: readonly Placed<Official>[];
  readonly fields: readonly Placed<DeputyField>[];
  readonly withoutSubordinates: readonly Placed<Declared>[];
  readonly positions: readonly Placed<Position>[];
  readonly vacantSince: ReadonlyMap<string, Day>;
}

/** What some posts, and all people who ever were in one of them, are to the organisation; or one person who never was. */
export class PartOfOrganisation implements Entries {
  readonly posts: Entries['posts'];
  readonly officials: Entries['officials'];
  readonly fields: Entries['fields'];
  readonly withoutSubordinates: Entries['withoutSubordinates'];
  readonly positions: Entries['positions'];
  readonly vacantSince: Entries['vacantSince'];
  #positionsOf: ReadonlyMap<string, readonly Position[]> | null = null;

  constructor({ posts, officials, fields, withoutSubordinates, positions, vacantSince }: Entries) {
    this.posts = posts;
    this.officials = officials;
    this.fields = fields;
    this.withoutSubordinates = withoutSubordinates;
    this.positions = positions;
    this.vacantSince = vacantSince;
  }

  /** Undefined: none. */
  positionsOf(person: string): readonly Position[] | undefined {
    this.#positionsOf ??= Map.groupBy(
      this.positions.map(({ value }) => value),
      ({ person: of }) => of,
    );
    return this.#positionsOf.get(person);
  }

  /** Undefined: nobody. */
  holderOf(post: string): string | undefined {
    return this.positions.find(({ value }) => value.post === post)?.value.person;
  }
}

/** Of nearly every part: one table for all of them. */
const NOTHING_VACANT: Entries['vacantSince'] = new Map();
const NO_ENTRIES: Entries = {
  ...{ posts: [], officials: [], fields: [], withoutSubordinates: [], positions: [] },
  vacantSince: NOTHING_VACANT,
};
export const NO_PART = new PartOfOrganisation(NO_ENTRIES);

/** So many states of a part are kept. */
const MOST = 64;
/** So many lists of its posts are. */
const MOST_POSTS = 8;

/** The streams of a part. Nothing in another stream decides about what they say of the organisation. */
export class Part {
  readonly #known = new Recent<string | number, PartOfOrganisation>(MOST);
  /** Who holds a post changes more often than the post: equal lists are one. */
  readonly #posts = new Recent<string, Entries['posts']>(MOST_POSTS);
  /** A question asks many times of the same part. */
  #last: { readonly place: Place; readonly grown: number; readonly part: PartOfOrganisation } | null = null;

  constructor(readonly streams: readonly StreamLog[]) {}

  /** @param length of the whole log */
  at(facts: FactsAt, day: Day, length: number): PartOfOrganisation {
    const last = this.#last;
    const today = sortableDay(day);
    if (last !== null && facts.settled && isIn(last.place, facts.n, today) && last.grown === this.#grown()) {
      facts.holding.noteOn({ ...last.place, to: Math.min(last.place.to, length + 1) }, today);
      return last.part;
    }
    const part = this.#at(facts, day);
    const found = this.streams.flatMap((stream) => stream.last ?? []);
    // Wherever the log ends, as long as none of the streams has grown.
    const place = whereAll(found, NEVER - 1);
    this.#last = facts.settled ? { place, grown: this.#grown(), part } : null;
    return part;
  }

  #grown(): number {
    let grown = 0;
    for (const { ordinals } of this.streams) grown += ordinals.length;
    return grown;
  }

  #at(facts: FactsAt, day: Day): PartOfOrganisation {
    const key = this.#key(facts, day);
    const onePosts = (posts: Entries['posts']) => this.#posts.get(JSON.stringify(posts), () => posts);
    const make = () => partOf(inLogOrder(this.streams.flatMap((stream) => facts.upTo(stream, day))), day, onePosts);
    return key === null ? make() : this.#known.get(key, make);
  }

  #key(facts: FactsAt, day: Day): string | number | null {
    const [first] = this.streams;
    if (first !== undefined && this.streams.length === 1) return stateOf(first, facts, day);
    const states = this.streams.map((stream) => stateOf(stream, facts, day));
    return states.includes(null) ? null : states.join(' ');
  }
}

/** @param all up to and including `day` */
function partOf(
  all: readonly Fact[],
  day: Day,
  onePosts: (posts: Entries['posts']) => Entries['posts'],
): PartOfOrganisation {
  const ofOrganisation = organisationFacts(all);
  if (ofOrganisation.length === 0) return NO_PART;
  const facts = inOrderOfEffect(ofOrganisation);
  const { posts, officials, fields, withoutSubordinates, positions, vacantSince } = organisationStated(facts, day);
  const byEvent = new Map(facts.map((fact) => [fact.event.id, fact]));
  /** A later entry under a key takes the place of the first one. */
  const placed = <A>(type: Fact['event']['type'], entries: ReadonlyMap<string, A>): readonly Placed<A>[] =>
    entries.size === 0
      ? []
      : [...entries].map(([key, value]) => {
          const first = facts.find(({ event }) => event.type === type && keyOf(event) === key);
          return { key, value, day: first?.event.validAt ?? day, ordinal: first?.ordinal ?? 0 };
        });
  return new PartOfOrganisation({
    posts: posts.size === 0 ? NO_ENTRIES.posts : onePosts(placed('PostDefined', posts)),
    officials: placed('OfficialRegistered', officials),
    fields: placed('DeputyFieldAssigned', fields),
    withoutSubordinates: placed('NoSubordinatesDeclared', withoutSubordinates),
    positions: positions.map((value) => ({
      ...{ key: value.person, value, day: value.since },
      ordinal: byEvent.get(value.event)?.ordinal ?? 0,
    })),
    vacantSince: vacantSince.size === 0 ? NOTHING_VACANT : vacantSince,
  });
}

/** In the order of the facts that brought them in. */
export const byPlaced = (a: Placed<unknown>, b: Placed<unknown>): number =>
  a.day === b.day ? a.ordinal - b.ordinal : a.day < b.day ? -1 : 1;

const keyOf = (event: Fact['event']): string | null =>
  event.type === 'PostDefined' ? event.data.post : 'person' in event.data ? (event.data.person ?? null) : null;
