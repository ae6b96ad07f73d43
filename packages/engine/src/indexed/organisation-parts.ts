import type { AnyEvent } from '@kpi-ledger/events';
import type { Day, Organisation } from '@kpi-ledger/projections';
import { saidBy } from '../log/said.js';
import type { FactsAt } from './facts-at.js';
import type { LogByStream } from './log-by-stream.js';
import { organisationOf } from './organisation-of-parts.js';
import { Part } from './organisation-part.js';
import { PostsKept } from './posts-kept.js';
import type { StreamLog } from './stream-log.js';
import { UnitsKept } from './units-kept.js';

/**
 * The organisation in parts, so that a question costs the parts that it looks at: an explanation those of one unit, and none that
 * stands as it was found before. What it gives is what `organisationAt` gives of all facts at once.
 */
export class OrganisationParts {
  readonly #parts: Part[] = [];
  /** The streams of each part by name, also those that have not begun. */
  readonly #names: (readonly string[])[] = [];
  readonly #partOf = new Map<string, number>();
  /** The same by person and by post. */
  readonly #ofPerson = new Map<string, number>();
  readonly #ofPost = new Map<string, number>();
  /** The streams that ever named a unit, or a post as one that tracks. */
  readonly #naming = new Map<string, Set<string>>();
  /** The parts of these, until one of the parts is another. */
  readonly #partsNaming = new Map<string, readonly Part[]>();
  /** The streams that were looked through, and up to which of their events. */
  readonly #seen = new Map<StreamLog, number>();
  readonly #units: UnitsKept;
  readonly posts = new PostsKept();
  #withPosts: readonly Part[] | null = null;
  /** The streams in which something was said since; null: nothing was looked through yet. */
  #fresh: Set<string> | null = null;

  constructor(readonly log: LogByStream) {
    this.#units = new UnitsKept(log);
  }

  /** An event about the organisation was taken. */
  take(stream: string): void {
    this.#fresh?.add(stream);
  }

  /**
   * @param cut the facts speak about a day up to this one
   * @param on the day of the organisation, which may be a later one
   * @param whole see `Organisation.whole`, given the one that is made here
   */
  at(facts: FactsAt, cut: Day, on: Day, whole: (own: Organisation) => Organisation): Organisation {
    this.#follow();
    return organisationOf(this, this.#units.at(facts, cut, on), facts, cut, on, whole);
  }

  all(): Iterable<Part> {
    return this.#parts;
  }

  /** Those in which anybody was ever in a post, or a post was defined. */
  withPosts(): readonly Part[] {
    this.#withPosts ??= this.#at(this.#ofPost.values());
    return this.#withPosts;
  }

  ofPerson(person: string): Part | null {
    return this.#parts[this.#ofPerson.get(person) ?? -1] ?? null;
  }

  ofPost(post: string): Part | null {
    return this.#parts[this.#ofPost.get(post) ?? -1] ?? null;
  }

  /** Where a position in the unit may be found. */
  ofUnit(unit: string): Iterable<Part> {
    return this.#partsThatName(`unit ${unit}`);
  }

  /** Where a position may be found for which the post is named as the one that tracks it. */
  naming(post: string): Iterable<Part> {
    return this.#partsThatName(`tracker ${post}`);
  }

  #partsThatName(what: string): Iterable<Part> {
    const known = this.#partsNaming.get(what);
    if (known !== undefined) return known;
    const places = [...(this.#naming.get(what) ?? [])].map((name) => this.#partOf.get(name) ?? -1);
    const parts = this.#at(places);
    this.#partsNaming.set(what, parts);
    return parts;
  }

  #at(places: Iterable<number>): readonly Part[] {
    const parts = new Set<Part>();
    for (const place of places) {
      const part = this.#parts[place];
      if (part !== undefined) parts.add(part);
    }
    return [...parts];
  }

  /** Whoever was ever in a post belongs to its part. */
  #follow(): void {
    const streams =
      this.#fresh === null
        ? [...this.log.ofCategory('post'), ...this.log.ofCategory('official')]
        : [...this.#fresh].flatMap((name) => this.log.stream(name) ?? []);
    for (const stream of streams) {
      const seen = this.#seen.get(stream) ?? 0;
      if (seen === stream.ordinals.length) continue;
      this.#take(
        stream.name,
        stream.events.slice(seen).flatMap((event) => saidBy(event) as readonly NamedInOrganisation[]),
      );
      this.#seen.set(stream, stream.events.length);
    }
    // An event that cannot be read is met again by the next question.
    this.#fresh = new Set();
  }

  /** The stream of a post or an official, the streams that it names, and those that name it. */
  beside(stream: string): readonly StreamLog[] {
    this.#follow();
    const { streams } = this.#parts[this.#partOf.get(stream) ?? -1] ?? { streams: [] };
    const namedIn = (events: readonly AnyEvent[]) =>
      new Set((events.flatMap(saidBy) as readonly NamedInOrganisation[]).flatMap(streamsNamed));
    const named = namedIn(this.log.stream(stream)?.events ?? []);
    // A correction may make an event one about another of its own kind: what names that one is beside it too.
    const alike = [stream, ...[...named].filter((name) => name.startsWith(OFFICIAL) === stream.startsWith(OFFICIAL))];
    return streams.filter(({ name, events }) => {
      const of = namedIn(events);
      return name === stream || named.has(name) || alike.some((one) => of.has(one));
    });
  }

  /** What the stream says joins it with others once: each time all that belongs together is put together anew. */
  #take(stream: string, all: readonly NamedInOrganisation[]): void {
    this.#join(new Set([stream, ...all.flatMap(streamsNamed)]));
    for (const { unit, trackedBy } of all) {
      if (unit !== undefined) this.#name(`unit ${unit}`, stream);
      if (trackedBy != null) this.#name(`tracker ${trackedBy}`, stream);
    }
  }

  #name(what: string, stream: string): void {
    const of = this.#naming.get(what);
    if (of === undefined) this.#naming.set(what, new Set([stream]));
    else of.add(stream);
    this.#partsNaming.delete(what);
  }

  /** All of them are one part from now on, also those that begin later; a part that is taken in leaves its place empty. */
  #join(streams: ReadonlySet<string>): void {
    const places = new Set([...streams].flatMap((name) => this.#partOf.get(name) ?? []));
    const [to = this.#parts.length] = places;
    const names = new Set([...[...places].flatMap((place) => this.#names[place] ?? []), ...streams]);
    const members = [...names].flatMap((name) => this.log.stream(name) ?? []);
    if (names.size === this.#names[to]?.length && members.length === this.#parts[to]?.streams.length) return;
    this.#partsNaming.clear();
    this.#withPosts = null;
    for (const place of places) {
      this.#parts[place] = new Part([]);
      this.#names[place] = [];
    }
    this.#parts[to] = new Part(members);
    this.#names[to] = [...names];
    for (const name of names) {
      this.#partOf.set(name, to);
      if (name.startsWith(OFFICIAL)) this.#ofPerson.set(name.slice(OFFICIAL.length), to);
      else if (name.startsWith(POST)) this.#ofPost.set(name.slice(POST.length), to);
    }
  }
}

/** Of the person and the post. */
const streamsNamed = ({ person, post }: NamedInOrganisation): readonly string[] => [
  ...(person === undefined ? [] : [`${OFFICIAL}${person}`]),
  ...(post == null ? [] : [`${POST}${post}`]),
];

/** How the streams of people and posts are named. */
export const OFFICIAL = 'official-';
export const POST = 'post-';

/** What an event of a post or an official may name. */
export interface NamedInOrganisation {
  readonly person?: string;
  readonly post?: string | null;
  readonly unit?: string;
  readonly trackedBy?: string | null;
}
