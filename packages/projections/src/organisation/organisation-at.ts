import type { AnyEvent } from '@kpi-ledger/events';
import { type Fact, upTo } from '../facts/index.js';
import { addDays, type Day, periodOf, type Tracking } from '../time/index.js';
import {
  type DeputyField,
  inOrderOfEffect,
  type Official,
  type Organisation,
  type Position,
  type Post,
  type Unit,
} from './organisation.js';

const ORGANISATION_TYPES: ReadonlySet<string> = new Set<AnyEvent['type']>([
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
  const events = inOrderOfEffect(upTo(organisationFacts(facts), day)).map(({ event }) => event);
  const structure = structureOf(events, day);
  // Who works where comes second: people may have been appointed before the day on which their post was defined here.
  const { positions, vacantSince } = positionsIn(events, structure.posts);
  return {
    day,
    ...structure,
    positions,
    vacantSince,
    positionsOf: Map.groupBy(positions, ({ person }) => person),
    headPosts: headPostsOf(structure.posts),
  };
}

function headPostsOf(posts: ReadonlyMap<string, Post>): ReadonlyMap<string, Post> {
  const heads = new Map<string, Post>();
  for (const post of posts.values()) if (post.role === 'HEAD' && !heads.has(post.unit)) heads.set(post.unit, post);
  return heads;
}

const stated = ({ id, data }: AnyEvent) => ({ event: id, synthetic: data.synthetic === true });

function structureOf(
  events: readonly AnyEvent[],
  day: Day,
): Omit<Organisation, 'day' | 'positions' | 'vacantSince' | 'positionsOf' | 'headPosts'> {
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
  let positions: readonly Position[] = [];
  const vacantSince = new Map<string, Day>();
  const leave = (day: Day, leaves: (position: Position) => boolean) => {
    for (const { post } of positions.filter(leaves)) if (post !== null) vacantSince.set(post, day);
    positions = positions.filter((position) => !leaves(position));
  };
  const enter = (position: Position) => {
    positions = [...positions, position];
    if (position.post !== null) vacantSince.delete(position.post);
  };
  for (const event of events) {
    const { validAt: since } = event;
    switch (event.type) {
      case 'HeadAppointed': {
        const { post, person } = event.data;
        const of = posts.get(post);
        if (of === undefined) break;
        leave(since, (position) => position.post === post);
        enter({ ...stated(event), person, unit: of.unit, post, role: of.role, trackedBy: null, since });
        break;
      }
      case 'HeadRelieved':
        leave(since, ({ post, person }) => post === event.data.post && person === event.data.person);
        break;
      case 'OfficialAssigned': {
        const { person, unit, post = null, role, trackedBy = null } = event.data;
        leave(since, (position) => position.person === person && position.unit === unit && position.role !== 'HEAD');
        enter({ ...stated(event), person, unit, role, post, trackedBy, since });
        break;
      }
      case 'OfficialLeft':
        leave(since, ({ person, unit }) => person === event.data.person && unit === event.data.unit);
        break;
    }
  }
  return { positions, vacantSince };
}

/** A change of the tracking unit takes effect at the start of a quarter: that day's, or the next one (P34). */
function takesEffect(decided: Day): Day {
  const quarter = periodOf(decided, 'QUARTER');
  return quarter.first === decided ? decided : addDays(quarter.last, 1);
}
