import {
  ancestry,
  type Doer,
  headPostOf,
  type Organisation,
  type Position,
  positionsOf,
  trackerOf,
  trackerOfPost,
} from '@kpi-ledger/projections';
import { classifierOf } from '../case-file/classifier.js';
import { standingOf } from '../rate/standing.js';
import type { Present } from './present.js';

/** What somebody may be responsible for. */
export interface Subject {
  readonly kind: 'unit' | 'post' | 'person' | 'task' | 'indicator';
  readonly id: string;
}

/** A post with its unit, and who holds it; null: nobody is recorded. */
export interface Authority {
  readonly post: string;
  readonly unit: string;
  readonly holder: string | null;
}

/** Whose matter a subject is, and under whose authority it stands (Điều 10), today. */
export interface Responsibility extends Subject {
  /** The person, the holder of the post, or the people who do the task. */
  readonly people: readonly string[];
  /**
   * The unit, the unit of the post, of the person's positions or of the task's doers, or those that lead the indicator of the city; each
   * with the units it is a component of.
   */
  readonly units: readonly string[];
  /** Who tracks and scores in a period. */
  readonly scoredBy: readonly Authority[];
  /** Who classifies for the year. */
  readonly classifiedBy: readonly Authority[];
  /** Everybody up the line of tracking, from who scores to the top. */
  readonly above: readonly Authority[];
}

/** One row per subject that exists, in the order of the question. */
export function responsibilitiesOf(present: Present, subjects: readonly Subject[]): readonly Responsibility[] {
  const holders = holdersOf(present.organisation);
  return subjects.flatMap((subject) => {
    const places = placesOf(present, holders, subject);
    return places === null ? [] : [responsibilityOf(present.organisation, holders, subject, places)];
  });
}

type Holders = ReadonlyMap<string, string>;

/** Who holds a post: the first of several, as everywhere. */
const holdersOf = ({ positions }: Organisation): Holders =>
  new Map(positions.flatMap(({ post, person }) => (post === null ? [] : [[post, person] as const])).reverse());

type Place = Omit<Position, 'event' | 'synthetic' | 'since' | 'person'>;

/** Where the subject is in the organisation; null: there is no such subject. */
interface Places {
  readonly people: readonly string[];
  /** Every unit that it belongs to. */
  readonly units: readonly string[];
  /** The positions that say who scores it. */
  readonly scored: readonly Place[];
}

function placesOf({ organisation, doersOf, leadsOf }: Present, holders: Holders, { kind, id }: Subject): Places | null {
  switch (kind) {
    case 'unit':
      return organisation.units.has(id) ? { people: [], units: [id], scored: [headOfUnit(organisation, id)] } : null;
    case 'post': {
      const post = organisation.posts.get(id);
      if (post === undefined) return null;
      const holder = holders.get(id);
      return { people: holder === undefined ? [] : [holder], units: [post.unit], scored: [{ ...post, post: id }] };
    }
    case 'person':
      return organisation.officials.has(id) ? placesOfPerson(organisation, id) : null;
    case 'task': {
      const doers = doersOf(id);
      return doers === null ? null : joined(doers.map((doer) => placesOfDoer(organisation, doer)));
    }
    case 'indicator': {
      const leads = leadsOf(id);
      return leads === null ? null : joined(leads.map((unit) => placesOfDoer(organisation, { unit })));
    }
  }
}

const placesOfDoer = (organisation: Organisation, doer: Doer): Places =>
  'unit' in doer
    ? { people: [], units: [doer.unit], scored: [headOfUnit(organisation, doer.unit)] }
    : placesOfPerson(organisation, doer.person);

/** Of several positions the highest one says who scores the person. */
function placesOfPerson(organisation: Organisation, person: string): Places {
  const [main] = standingOf(organisation, person, {}).positions;
  const units = positionsOf(organisation, person).map(({ unit }) => unit);
  return { people: [person], units, scored: main === undefined ? [] : [main] };
}

/** A unit is answered for by its head, also by one who is still to be appointed. */
const headOfUnit = (organisation: Organisation, unit: string): Place => ({
  unit,
  post: headPostOf(organisation, unit)?.id ?? null,
  role: 'HEAD',
  trackedBy: null,
});

const joined = (places: readonly Places[]): Places => ({
  people: places.flatMap(({ people }) => people),
  units: places.flatMap(({ units }) => units),
  scored: places.flatMap(({ scored }) => scored),
});

function responsibilityOf(
  organisation: Organisation,
  holders: Holders,
  { kind, id }: Subject,
  places: Places,
): Responsibility {
  const authorities = (posts: readonly (string | null)[]): readonly Authority[] =>
    distinct(posts).flatMap((post) => {
      const defined = post === null ? undefined : organisation.posts.get(post);
      return defined === undefined
        ? []
        : [{ post: defined.id, unit: defined.unit, holder: holders.get(defined.id) ?? null }];
    });
  const scoring = places.scored.map((place) => trackerOf(organisation, place));
  return {
    kind,
    id,
    people: distinct(places.people),
    units: distinct(places.units.flatMap((unit) => ancestry(organisation, unit).map((above) => above.id))),
    scoredBy: authorities(scoring),
    classifiedBy: authorities(places.scored.map((place) => classifierOf(organisation, place))),
    above: authorities(lineAbove(organisation, scoring)),
  };
}

/** The posts, the posts that track them, and so on up; a circle ends it. */
function lineAbove(organisation: Organisation, posts: readonly (string | null)[]): readonly string[] {
  const line = new Set(posts.filter((post) => post !== null));
  // A set is walked in the order of its growth.
  for (const post of line) {
    const above = trackerOfPost(organisation, post);
    if (above !== null) line.add(above);
  }
  return [...line];
}

const distinct = <A>(all: readonly A[]): readonly A[] => [...new Set(all)];
