import {
  code,
  count,
  date,
  freeText,
  id,
  identity,
  list,
  meaning,
  nullable,
  oneOf,
  optional,
  publicText,
} from '../fields/index.js';
import { eventType } from './event-type.js';

export const PERSON_KINDS = ['CONG_CHUC', 'CAN_BO', 'VIEN_CHUC', 'HOP_DONG', 'FORCE', 'UNDECIDED'] as const;
const scope = oneOf('in', 'out', 'undecided');

export const UnitRegistered = eventType({
  type: 'UnitRegistered',
  stream: 'unit',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'A unit (cơ quan, đơn vị) exists; parent and managing authority place it in Điều 10.',
  fields: {
    unit: id('unit'),
    name: publicText,
    aliases: list(publicText),
    kind: code,
    parent: optional(meaning('the unit it is a component of', id('unit'))),
    managedBy: optional(meaning('cơ quan quản lý: its head tracks the head of this unit (Điều 10)', id('unit'))),
    scope,
    article: meaning('why it is in or out of the scope', nullable(publicText)),
  },
});
export const UnitRenamed = eventType({
  type: 'UnitRenamed',
  stream: 'unit',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'The unit carries another name.',
  fields: { unit: id('unit'), name: publicText },
});
export const UnitSucceeded = eventType({
  type: 'UnitSucceeded',
  stream: 'unit',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'The unit takes over the functions of a former unit.',
  fields: {
    unit: id('unit'),
    predecessor: id('unit'),
    basis: oneOf('STATED', 'INFERRED'),
    reason: publicText,
    extent: optional(
      meaning(
        'PART: of some functions only, the predecessor goes on with the others; left out: WHOLE',
        oneOf('WHOLE', 'PART'),
      ),
    ),
  },
});
export const TrackingUnitDecided = eventType({
  type: 'TrackingUnitDecided',
  stream: 'unit',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'The agency tracks by month or by quarter from the start of a quarter on (Điều 3.4, P34).',
  fields: { unit: id('unit'), tracking: oneOf('MONTH', 'QUARTER') },
});
export const PostDefined = eventType({
  type: 'PostDefined',
  stream: 'post',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'A post of a unit: its role, the kind of person who holds it, in or out of the decree with the article.',
  fields: {
    post: id('post'),
    unit: id('unit'),
    title: publicText,
    role: oneOf('HEAD', 'DEPUTY', 'STAFF'),
    personKind: oneOf(...PERSON_KINDS),
    scope,
    article: meaning('why it is in or out of the scope', nullable(publicText)),
    trackedBy: optional(
      meaning('whose holder tracks and scores this post, where it is not the head of the unit (Điều 10)', id('post')),
    ),
  },
});
export const OfficialRegistered = eventType({
  type: 'OfficialRegistered',
  stream: 'official',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'A person becomes known under a pseudonymous id.',
  fields: {
    person: id('official'),
    name: identity,
    birthDate: optional(identity),
    staffNumber: optional(identity),
    personKind: oneOf(...PERSON_KINDS),
  },
});
export const HeadAppointed = eventType({
  type: 'HeadAppointed',
  stream: 'post',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'A person holds the head post from this day.',
  fields: { post: id('post'), person: id('official') },
});
export const HeadRelieved = eventType({
  type: 'HeadRelieved',
  stream: 'post',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'The person no longer holds the head post from this day.',
  fields: { post: id('post'), person: id('official'), reason: optional(freeText) },
});
export const OfficialAssigned = eventType({
  type: 'OfficialAssigned',
  stream: 'official',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'A person works in a unit, as deputy or staff, from this day.',
  fields: {
    person: id('official'),
    unit: id('unit'),
    post: optional(id('post')),
    role: oneOf('DEPUTY', 'STAFF'),
    trackedBy: optional(meaning('whose holder tracks and scores the person, where it is not the head', id('post'))),
  },
});
export const OfficialLeft = eventType({
  type: 'OfficialLeft',
  stream: 'official',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'The person has left the unit from this day.',
  fields: {
    person: id('official'),
    unit: id('unit'),
    reason: oneOf('TRANSFERRED', 'RETIRED', 'RESIGNED', 'DIED', 'OTHER'),
    note: optional(freeText),
  },
});
export const DeputyFieldAssigned = eventType({
  type: 'DeputyFieldAssigned',
  stream: 'official',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'The field of a deputy: units and people, closed downward at the end of the period (R14).',
  fields: { person: id('official'), units: list(id('unit')), people: list(id('official')) },
});
export const AbsenceRecorded = eventType({
  type: 'AbsenceRecorded',
  stream: 'official',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'The person is absent from validAt to the last day given (Điều 11).',
  fields: {
    person: id('official'),
    until: meaning('the last day of the absence', date),
    kind: oneOf('SICK', 'MATERNITY', 'UNPAID', 'STUDY', 'OTHER'),
    note: optional(freeText),
  },
});
export const NoSubordinatesDeclared = eventType({
  type: 'NoSubordinatesDeclared',
  stream: 'official',
  validAt: 'the day it takes effect',
  says: 'Nobody is under the management of this leader; void as soon as somebody is tracked (P11, R12).',
  fields: { person: id('official') },
});
export const SimilarTaskGroupDefined = eventType({
  type: 'SimilarTaskGroupDefined',
  stream: 'unit',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'A group with similar tasks for the quota of Điều 20.5 (P14).',
  fields: {
    unit: id('unit'),
    group: code,
    name: publicText,
    people: list(id('official')),
    minimum: optional(meaning('fewest people that the authority lets form a group', count)),
  },
});
