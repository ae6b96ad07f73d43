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
  const units = new Map<string, Unit>();
  const posts = new Map<string, Post>();
  const officials = new Map<string, Official>();
  const fields = new Map<string, DeputyField>();
  const tracking = new Map<string, Tracking>();
  const withoutSubordinates = new Map<string, { event: string; synthetic: boolean; since: Day }>();
  let positions: readonly Position[] = [];

  for (const { event } of inOrderOfEffect(upTo(organisationFacts(facts), day))) {
    const stated = { event: event.id, synthetic: event.data.synthetic === true };
    switch (event.type) {
      case 'UnitRegistered': {
        const { unit: id, name, aliases, kind, scope, article, parent = null, managedBy = null } = event.data;
        units.set(id, { ...stated, id, name, aliases, kind, scope, article, parent, managedBy });
        break;
      }
      case 'UnitRenamed': {
        const unit = units.get(event.data.unit);
        if (unit !== undefined) units.set(unit.id, { ...unit, ...stated, name: event.data.name });
        break;
      }
      case 'TrackingUnitDecided':
        if (takesEffect(event.validAt) <= day) tracking.set(event.data.unit, event.data.tracking);
        break;
      case 'PostDefined': {
        const { post: id, unit, title, role, personKind, scope, article, trackedBy } = event.data;
        posts.set(id, { ...stated, id, unit, title, role, personKind, scope, article, trackedBy: trackedBy ?? null });
        break;
      }
      case 'OfficialRegistered':
        officials.set(event.data.person, { ...stated, id: event.data.person, personKind: event.data.personKind });
        break;
      case 'HeadAppointed': {
        const { post, person } = event.data;
        const of = posts.get(post);
        if (of === undefined) break;
        const held = { person, unit: of.unit, post, role: of.role, trackedBy: null, since: event.validAt };
        positions = [...positions.filter((position) => position.post !== post), { ...stated, ...held }];
        break;
      }
      case 'HeadRelieved': {
        const { post, person } = event.data;
        positions = positions.filter((position) => position.post !== post || position.person !== person);
        break;
      }
      case 'OfficialAssigned': {
        const { person, unit, post, role, trackedBy } = event.data;
        const others = positions.filter(
          (position) => !(position.person === person && position.unit === unit && position.role !== 'HEAD'),
        );
        const place = { post: post ?? null, trackedBy: trackedBy ?? null, since: event.validAt };
        positions = [...others, { ...stated, person, unit, role, ...place }];
        break;
      }
      case 'OfficialLeft': {
        const { person, unit } = event.data;
        positions = positions.filter((position) => position.person !== person || position.unit !== unit);
        break;
      }
      case 'DeputyFieldAssigned':
        fields.set(event.data.person, { ...stated, units: event.data.units, people: event.data.people });
        break;
      case 'NoSubordinatesDeclared':
        withoutSubordinates.set(event.data.person, { ...stated, since: event.validAt });
        break;
    }
  }
  return { day, units, posts, officials, positions, fields, tracking, withoutSubordinates };
}

/** A change of the tracking unit takes effect at the start of a quarter: that day's, or the next one (P34). */
function takesEffect(decided: Day): Day {
  const quarter = periodOf(decided, 'QUARTER');
  return quarter.first === decided ? decided : addDays(quarter.last, 1);
}
