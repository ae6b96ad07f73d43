import { type Day, headPostsOf, type Organisation, organisationAt, type Position } from '@kpi-ledger/projections';
import { saidBy } from '../recompute/log-index.js';
import type { FactsAt } from './facts-at.js';
import type { LogByStream } from './log-by-stream.js';
import { NO_PART, Part, type PartOfOrganisation, type Placed } from './organisation-part.js';
import type { StreamLog } from './stream-log.js';

/** An organisation with the parts that it was put together from. */
interface Assembled {
  readonly parts: readonly PartOfOrganisation[];
  readonly positions: readonly (Placed<Position> & { readonly part: number })[];
  readonly organisation: Organisation;
}

/**
 * The organisation put together from its parts, so that another day or another length of the log costs the parts that differ:
 * people stay where they are on most days. What it gives is what `organisationAt` gives of all facts at once.
 */
export class OrganisationParts {
  readonly #parts: Part[] = [];
  /** The streams of each part by name, also those that have not begun. */
  readonly #names: (readonly string[])[] = [];
  readonly #partOf = new Map<string, number>();
  /** The streams that were looked through, and up to which of their events. */
  readonly #seen = new Map<StreamLog, number>();
  #length = 0;
  #last: Assembled | null = null;

  constructor(readonly log: LogByStream) {}

  /**
   * @param cut the facts speak about a day up to this one
   * @param on the day of the organisation, which may be a later one
   */
  at(facts: FactsAt, cut: Day, on: Day): Organisation {
    this.#follow();
    const day = cut < on ? cut : on;
    const parts = this.#parts.map((part) => part.at(facts, day));
    this.#last = assembled(this.#last, parts);
    const { organisation } = this.#last;
    // Units are few, and when tracking begins is decided by the day itself.
    const { units, tracking, firstTracked } = organisationAt(facts.ofCategories(['unit'], day), on);
    // A list of its own: what is derived from an organisation is kept with its positions.
    return { ...organisation, day: on, units, tracking, firstTracked, positions: [...organisation.positions] };
  }

  /** Whoever was ever in a post belongs to its part. */
  #follow(): void {
    if (this.#length === this.log.length) return;
    for (const stream of [...this.log.ofCategory('post'), ...this.log.ofCategory('official')]) {
      const seen = this.#seen.get(stream) ?? 0;
      if (seen === stream.ordinals.length) continue;
      this.#join(stream.name);
      for (const event of stream.events.slice(seen))
        for (const { person, post } of saidBy(event) as readonly Named[])
          this.#join(
            stream.name,
            ...(person === undefined ? [] : [`official-${person}`]),
            ...(post == null ? [] : [`post-${post}`]),
          );
      this.#seen.set(stream, stream.events.length);
    }
    // An event that cannot be read is met again by the next question.
    this.#length = this.log.length;
  }

  /** All of them are one part from now on, also those that begin later; a part that is taken in leaves its place empty. */
  #join(...streams: readonly string[]): void {
    const places = new Set(streams.flatMap((name) => this.#partOf.get(name) ?? []));
    const [to = this.#parts.length] = places;
    const names = new Set([...[...places].flatMap((place) => this.#names[place] ?? []), ...streams]);
    const members = [...names].flatMap((name) => this.log.stream(name) ?? []);
    if (names.size === this.#names[to]?.length && members.length === this.#parts[to]?.streams.length) return;
    for (const place of places) {
      this.#parts[place] = new Part([]);
      this.#names[place] = [];
    }
    this.#parts[to] = new Part(members);
    this.#names[to] = [...names];
    for (const name of names) this.#partOf.set(name, to);
  }
}

interface Named {
  readonly person?: string;
  readonly post?: string | null;
}

function assembled(before: Assembled | null, parts: readonly PartOfOrganisation[]): Assembled {
  const old = (part: number): PartOfOrganisation => before?.parts[part] ?? NO_PART;
  const changed = parts.flatMap((part, i) => (part === old(i) ? [] : [i]));
  if (before !== null && changed.length === 0) return before;
  const now = (part: number): PartOfOrganisation => parts[part] ?? NO_PART;
  const merged = <A>(kind: (of: PartOfOrganisation) => readonly Placed<A>[], map: ReadonlyMap<string, A> = new Map()) =>
    replaced(
      map,
      changed.flatMap((i) => kind(old(i))),
      changed.flatMap((i) => kind(now(i))),
      () => parts.flatMap(kind),
    );
  const posts = merged((of) => of.posts, before?.organisation.posts);
  const isChanged = new Set(changed);
  const positions = [
    ...(before?.positions ?? []).filter(({ part }) => !isChanged.has(part)),
    ...changed.flatMap((part) => now(part).positions.map((one) => ({ ...one, part }))),
  ].sort(byPlace);
  const vacantSince = new Map(before?.organisation.vacantSince);
  for (const i of changed) for (const post of old(i).vacantSince.keys()) vacantSince.delete(post);
  for (const i of changed) for (const [post, since] of now(i).vacantSince) vacantSince.set(post, since);
  return {
    parts,
    positions,
    organisation: {
      ...{ day: '', units: new Map(), tracking: new Map(), firstTracked: new Map() },
      posts,
      officials: merged((of) => of.officials, before?.organisation.officials),
      fields: merged((of) => of.fields, before?.organisation.fields),
      withoutSubordinates: merged((of) => of.withoutSubordinates, before?.organisation.withoutSubordinates),
      positions: positions.map(({ value }) => value),
      vacantSince,
      positionsOf: byPerson(positions, before, isChanged),
      headPosts: headPostsOf(posts),
    },
  };
}

const byPlace = (a: Placed<unknown>, b: Placed<unknown>): number =>
  a.day === b.day ? a.ordinal - b.ordinal : a.day < b.day ? -1 : 1;

/** The entries of the changed parts in the place of the old ones; where their order is another one, all are put in order anew. */
function replaced<A>(
  map: ReadonlyMap<string, A>,
  before: readonly Placed<A>[],
  after: readonly Placed<A>[],
  all: () => readonly Placed<A>[],
): ReadonlyMap<string, A> {
  const inPlace = (one: Placed<A>, i: number): boolean => {
    const old = before[i];
    return old !== undefined && old.key === one.key && old.day === one.day && old.ordinal === one.ordinal;
  };
  if (before.length !== after.length || !after.every(inPlace))
    return new Map(
      all()
        .toSorted(byPlace)
        .map(({ key, value }) => [key, value]),
    );
  if (after.length === 0) return map;
  const changed = new Map(map);
  for (const { key, value } of after) changed.set(key, value);
  return changed;
}

function byPerson(
  positions: Assembled['positions'],
  before: Assembled | null,
  isChanged: ReadonlySet<number>,
): ReadonlyMap<string, readonly Position[]> {
  const people = new Map<string, readonly Position[]>();
  const fresh = new Map<string, Position[]>();
  for (const { key, value, part } of positions) {
    const old = isChanged.has(part) ? undefined : before?.organisation.positionsOf.get(key);
    if (old !== undefined) {
      people.set(key, old);
      continue;
    }
    const of = fresh.get(key);
    if (of === undefined) {
      const list = [value];
      fresh.set(key, list);
      people.set(key, list);
    } else of.push(value);
  }
  return people;
}
