import {
  type Day,
  type DeputyField,
  type Fact,
  inOrderOfEffect,
  type Official,
  type Organisation,
  organisationAt,
  organisationFacts,
  type Position,
  type Post,
} from '@kpi-ledger/projections';
import { StreamState } from './by-state.js';
import type { FactsAt } from './facts-at.js';
import { inLogOrder } from './in-log-order.js';
import type { StreamLog } from './stream-log.js';

/** An entry with the fact that brought it in, by which entries are ordered. */
export interface Placed<A> {
  readonly key: string;
  readonly value: A;
  readonly day: Day;
  readonly ordinal: number;
}

type Declared = Organisation['withoutSubordinates'] extends ReadonlyMap<string, infer D> ? D : never;

/** What some posts, and all people who ever were in one of them, are to the organisation; or one person who never was. */
export interface PartOfOrganisation {
  readonly posts: readonly Placed<Post>[];
  readonly officials: readonly Placed<Official>[];
  readonly fields: readonly Placed<DeputyField>[];
  readonly withoutSubordinates: readonly Placed<Declared>[];
  readonly positions: readonly Placed<Position>[];
  readonly vacantSince: ReadonlyMap<string, Day>;
}

export const NO_PART: PartOfOrganisation = {
  ...{ posts: [], officials: [], fields: [], withoutSubordinates: [], positions: [] },
  vacantSince: new Map(),
};

/** So many states of a part are kept; with more of them all are found anew. */
const MOST = 64;

/** The streams of a part. Nothing in another stream decides about what they say of the organisation. */
export class Part {
  readonly #states: StreamState[];
  readonly #known = new Map<string | number, PartOfOrganisation>();

  constructor(readonly streams: readonly StreamLog[]) {
    this.#states = streams.map((stream) => new StreamState(stream));
  }

  at(facts: FactsAt, day: Day): PartOfOrganisation {
    const key = this.#key(facts, day);
    const before = key === null ? undefined : this.#known.get(key);
    if (before !== undefined) return before;
    const part = partOf(inLogOrder(this.streams.flatMap((stream) => facts.of(stream).upTo(day))), day);
    if (key === null) return part;
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, part);
    return part;
  }

  #key(facts: FactsAt, day: Day): string | number | null {
    if (this.#states.length === 1) return this.#states[0]?.at(facts, day) ?? null;
    const states = this.#states.map((state) => state.at(facts, day));
    return states.includes(null) ? null : states.join(' ');
  }
}

function partOf(all: readonly Fact[], day: Day): PartOfOrganisation {
  const facts = organisationFacts(all);
  if (facts.length === 0) return NO_PART;
  const { posts, officials, fields, withoutSubordinates, positions, vacantSince } = organisationAt(facts, day);
  const byEvent = new Map(facts.map((fact) => [fact.event.id, fact]));
  const firsts = inOrderOfEffect(facts);
  /** A later entry under a key takes the place of the first one. */
  const placed = <A>(type: Fact['event']['type'], entries: ReadonlyMap<string, A>): readonly Placed<A>[] =>
    entries.size === 0
      ? []
      : [...entries].map(([key, value]) => {
          const first = firsts.find(({ event }) => event.type === type && keyOf(event) === key);
          return { key, value, day: first?.event.validAt ?? day, ordinal: first?.ordinal ?? 0 };
        });
  return {
    posts: placed('PostDefined', posts),
    officials: placed('OfficialRegistered', officials),
    fields: placed('DeputyFieldAssigned', fields),
    withoutSubordinates: placed('NoSubordinatesDeclared', withoutSubordinates),
    positions: positions.map((value) => ({
      ...{ key: value.person, value, day: value.since },
      ordinal: byEvent.get(value.event)?.ordinal ?? 0,
    })),
    vacantSince,
  };
}

const keyOf = (event: Fact['event']): string | null =>
  event.type === 'PostDefined' ? event.data.post : 'person' in event.data ? (event.data.person ?? null) : null;
