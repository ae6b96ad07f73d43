import type { AnyEvent } from '@kpi-ledger/events';
import { type Fact, upTo } from '../facts/index.js';
import { addDays, type Day, periodOf, type Tracking } from '../time/index.js';
import {
  type DeputyField,
  inOrderOfEffect,
  namedTracker,
  type Official,
  type Organisation,
  type Position,
  type Post,
  type Unit,
} from './organisation.js';

/** The types of the facts that shape the organisation. */
export const ORGANISATION_TYPES: ReadonlySet<string> = new Set<AnyEvent['type']>([
  'UnitRegistered',
  'UnitRenamed',
  'TrackingUnitDecided',
  'FirstTrackedPeriodDecided',
  'PostDefined',
  'OfficialRegistered',
  'HeadAppointed',
  'HeadRelieved',
  'OfficialAssigned',
  'OfficialLeft',
  'DeputyFieldAssigned',
  'NoSubordinatesDeclared',
]);

/** The facts that shape the organisation: what `organisationAt` reads. */
export const organisationFacts = (facts: readonly Fact[]): readonly Fact[] =>
  facts.filter(({ event }) => ORGANISATION_TYPES.has(event.type));

/** Units, posts, officials and who works where at the end of `day`. */
export function organisationAt(facts: readonly Fact[], day: Day): Organisation {
  const stated = organisationStated(inOrderOfEffect(upTo(organisationFacts(facts), day)), day);
  const { positions, posts } = stated;
  return {
    day,
    ...stated,
    headPosts: headPostsOf(posts),
    positionsOf: Map.groupBy(positions, ({ person }) => person),
    positionsIn: Map.groupBy(positions, ({ unit }) => unit),
    positionsNaming: Map.groupBy(positions, (position) => namedTracker(position, posts)),
    holders: new Map(positions.toReversed().map(({ post, person }) => [post, person])),
  };
}

/** Of an organisation what facts state, without what is found in it by other keys. */
export type OrganisationStated = Pick<Organisation, keyof Structure | 'positions' | 'vacantSince'>;

/** @param facts about the organisation, up to and including `day`, in the order in which they take effect */
export function organisationStated(facts: readonly Fact[], day: Day): OrganisationStated {
  const events = facts.map(({ event }) => event);
  const structure = structureOf(events, day);
  // Who works where comes second: people may have been appointed before the day on which their post was defined here.
  return { ...structure, ...positionsIn(events, structure.posts) };
}

/** The first head post of each unit. */
export function headPostsOf(posts: ReadonlyMap<string, Post>): ReadonlyMap<string, Post> {
  const heads = new Map<string, Post>();
  for (const post of posts.values()) if (post.role === 'HEAD' && !heads.has(post.unit)) heads.set(post.unit, post);
  return heads;
}

const stated = ({ id, data }: AnyEvent) => ({ event: id, synthetic: data.synthetic === true });

type Structure = Pick<
  Organisation,
  'units' | 'posts' | 'officials' | 'fields' | 'tracking' | 'firstTracked' | 'withoutSubordinates'
>;

function structureOf(events: readonly AnyEvent[], day: Day): Structure {
  const units = new Map<string, Unit>();
  const posts = new Map<string, Post>();
  const officials = new Map<string, Official>();
  const fields = new Map<string, DeputyField>();
  const tracking = new Map<string, Tracking>();
  const firstTracked = new Map<string, { event: string; synthetic: boolean; period: string }>();
  const withoutSubordinates = new Map<string, { event: string; synthetic: boolean; since: Day }>();
  for (const event of events) {
    switch (event.type) {
      case 'UnitRegistered': {
        const { unit: id, name, aliases, kind, scope, article, parent = null, managedBy = null } = event.data;
        units.set(id, { ...stated(event), id, name, aliases, kind, scope, article, parent, managedBy });
        break;
      }
      case 'UnitRenamed': {
        const unit = units.get(event.data.unit);
        if (unit !== undefined) units.set(unit.id, { ...unit, ...stated(event), name: event.data.name });
        break;
      }
      case 'TrackingUnitDecided':
        if (takesEffect(event.validAt) <= day) tracking.set(event.data.unit, event.data.tracking);
        break;
      case 'FirstTrackedPeriodDecided':
        firstTracked.set(event.data.unit, { ...stated(event), period: event.data.period });
        break;
      case 'PostDefined': {
        const { post: id, unit, title, role, personKind, scope, article, trackedBy = null } = event.data;
        const since = event.validAt;
        posts.set(id, { ...stated(event), id, unit, title, role, personKind, scope, article, trackedBy, since });
        break;
      }
      case 'OfficialRegistered': {
        const { person: id, personKind } = event.data;
        officials.set(id, { ...stated(event), id, personKind });
        break;
      }
      case 'DeputyFieldAssigned': {
        const { person, units: of, people } = event.data;
        fields.set(person, { ...stated(event), units: of, people });
        break;
      }
      case 'NoSubordinatesDeclared':
        withoutSubordinates.set(event.data.person, { ...stated(event), since: event.validAt });
        break;
    }
  }
  return { units, posts, officials, fields, tracking, firstTracked, withoutSubordinates };
}

function positionsIn(
  events: readonly AnyEvent[],
  posts: ReadonlyMap<string, Post>,
): Pick<Organisation, 'positions' | 'vacantSince'> {
  // In the order in which they were entered, and found by person and by post without walking all of them.
  const positions = new Set<Position>();
  const ofPerson = new Map<string, Set<Position>>();
  const ofPost = new Map<string, Set<Position>>();
  const vacantSince = new Map<string, Day>();
  const leave = (day: Day, among: Iterable<Position>, leaves: (position: Position) => boolean) => {
    const leaving = [...among].filter(leaves);
    for (const position of leaving) {
      const { person, post } = position;
      positions.delete(position);
      ofPerson.get(person)?.delete(position);
      if (post === null) continue;
      ofPost.get(post)?.delete(position);
      vacantSince.set(post, day);
    }
  };
  const enter = (position: Position) => {
    const { person, post } = position;
    positions.add(position);
    addTo(ofPerson, person, position);
    if (post === null) return;
    addTo(ofPost, post, position);
    vacantSince.delete(post);
  };
  const held = (post: string) => ofPost.get(post) ?? [];
  const by = (person: string) => ofPerson.get(person) ?? [];
  for (const event of events) {
    const { validAt: since } = event;
    switch (event.type) {
      case 'HeadAppointed': {
        const { post, person } = event.data;
        const of = posts.get(post);
        if (of === undefined) break;
        leave(since, held(post), () => true);
        enter({ ...stated(event), person, unit: of.unit, post, role: of.role, trackedBy: null, since });
        break;
      }
      case 'HeadRelieved':
        leave(since, held(event.data.post), ({ person }) => person === event.data.person);
        break;
      case 'OfficialAssigned': {
        const { person, unit, post = null, role, trackedBy = null } = event.data;
        leave(since, by(person), (position) => position.unit === unit && position.role !== 'HEAD');
        enter({ ...stated(event), person, unit, role, post, trackedBy, since });
        break;
      }
      case 'OfficialLeft':
        leave(since, by(event.data.person), ({ unit }) => unit === event.data.unit);
        break;
    }
  }
  return { positions: [...positions], vacantSince };
}

function addTo(index: Map<string, Set<Position>>, key: string, position: Position): void {
  const of = index.get(key);
  if (of === undefined) index.set(key, new Set([position]));
  else of.add(position);
}

/** A change of the tracking unit takes effect at the start of a quarter: that day's, or the next one (P34). */
function takesEffect(decided: Day): Day {
  const quarter = periodOf(decided, 'QUARTER');
  return quarter.first === decided ? decided : addDays(quarter.last, 1);
}
