import {
  code,
  count,
  date,
  decimal,
  eventId,
  flag,
  freeText,
  id,
  list,
  map,
  meaning,
  nullable,
  oneOf,
  optional,
  period,
  publicText,
  record,
  sha256Hex,
} from '../fields/index.js';
import { eventType } from './event-type.js';

const ofPerson = { person: id('official'), period } as const;
const half = oneOf('1', '1/2');

export const GeneralCriteriaSelfScored = eventType({
  type: 'GeneralCriteriaSelfScored',
  stream: 'rating',
  validAt: 'the last day of the period',
  earlyDecember: true,
  says: 'The person scores the ten cells of Mẫu 01 (Phụ lục II).',
  fields: { ...ofPerson, cells: meaning('I.1, I.2, II.1 to II.4, III.1 to III.4', map(decimal)) },
});
export const GeneralCriteriaConfirmed = eventType({
  type: 'GeneralCriteriaConfirmed',
  stream: 'rating',
  validAt: 'the last day of the period',
  earlyDecember: true,
  says: 'The authority confirms the ten cells; a lowered cell carries a reason (P20, R19).',
  fields: {
    ...ofPerson,
    cells: meaning('I.1, I.2, II.1 to II.4, III.1 to III.4', map(decimal)),
    reasons: map(freeText),
  },
});
export const PeriodExcused = eventType({
  type: 'PeriodExcused',
  stream: 'rating',
  validAt: 'the last day of the period',
  says: 'The authority notes that the period has no score and leaves the mean (P9, P32).',
  fields: { ...ofPerson, note: freeText },
});
export const LeadershipAttested = eventType({
  type: 'LeadershipAttested',
  stream: 'rating',
  validAt: 'the last day of the period',
  earlyDecember: true,
  says: 'The assessor attests đ and e (and d where it cannot be derived, P38) with reasons; only 100 % or 50 % exist (Điều 15.3).',
  fields: {
    ...ofPerson,
    d: optional(record({ value: half, reason: freeText, people: list(id('official')) })),
    dd: optional(meaning('đ', record({ value: half, reason: freeText }))),
    e: optional(record({ value: half, reason: freeText })),
  },
});
export const InitiativeRecognised = eventType({
  type: 'InitiativeRecognised',
  stream: 'rating',
  validAt: 'the day it takes effect',
  says: 'An initiative for effective organisation was recognised; ground offered for đ.',
  fields: { ...ofPerson, title: freeText },
});
export const ConflictReported = eventType({
  type: 'ConflictReported',
  stream: 'rating',
  validAt: 'the day it was made',
  says: 'Reports of conflict or disunity in the period; ground offered for e.',
  fields: { ...ofPerson, note: freeText },
});
export const PeriodScoreConfirmed = eventType({
  type: 'PeriodScoreConfirmed',
  stream: 'rating',
  validAt: 'the last day of the period',
  earlyDecember: true,
  says: 'The authority confirms the score calculated at a basis, or one received with its decision (Điều 17.2, R18, R20).',
  fields: {
    ...ofPerson,
    S: decimal,
    calculatedAt: meaning(
      'the basis; null: received from another body or imported with its decision',
      nullable(
        record({
          ordinal: count,
          root: sha256Hex,
          effective: optional(date),
          ruleSet: optional(sha256Hex),
          formulaSet: optional(sha256Hex),
        }),
      ),
    ),
    confirmedBy: optional(id('post')),
  },
});
export const ExternalPeriodResultReceived = eventType({
  type: 'ExternalPeriodResultReceived',
  stream: 'rating',
  validAt: 'the last day of the period',
  says: 'The old body sends a period result of a person who was transferred (Điều 19.1).',
  fields: { ...ofPerson, S: decimal, from: publicText },
});
export const DisciplineImposed = eventType({
  type: 'DisciplineImposed',
  stream: 'official',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'Discipline in force (Điều 20.4c, 11.3).',
  fields: {
    person: id('official'),
    act: meaning('one act counts in one year only (R33)', code),
    kind: oneOf('KHIEN_TRACH', 'CANH_CAO', 'HA_BAC_LUONG', 'GIANG_CHUC', 'CACH_CHUC', 'BUOC_THOI_VIEC', 'PARTY'),
    dutyRelated: flag,
    actDate: meaning('the day of the act; null: not stated', nullable(date)),
    atUnit: optional(meaning('where the person worked then', id('unit'))),
    note: optional(freeText),
  },
});
export const DegradationConcluded = eventType({
  type: 'DegradationConcluded',
  stream: 'official',
  validAt: 'the day it takes effect',
  says: 'Signs of degradation concluded by the competent level (Điều 20.4b).',
  fields: { person: id('official'), act: code, note: optional(freeText) },
});
export const OrganisationWrongdoingHandled = eventType({
  type: 'OrganisationWrongdoingHandled',
  stream: 'unit',
  validAt: 'the day it takes effect',
  says: 'Corruption, embezzlement or waste in the body, handled under law (Điều 20.4d, 8.4).',
  fields: {
    unit: id('unit'),
    act: meaning('one act counts in one year only (R33)', code),
    wrongdoingOn: meaning('the day of the wrongdoing; null: not stated', nullable(date)),
    kind: oneOf('CORRUPTION', 'PERSONNEL'),
    note: optional(freeText),
  },
});
export const AgencyCriteriaScored = eventType({
  type: 'AgencyCriteriaScored',
  stream: 'unit',
  validAt: 'the last day of the period',
  earlyDecember: true,
  says: 'Points of the agency criteria (Điều 6–7); null on an optional one: not applicable.',
  fields: {
    unit: id('unit'),
    period,
    by: optional(
      meaning('self-evaluation beside the recognised score (Điều 9); left out: AUTHORITY', oneOf('SELF', 'AUTHORITY')),
    ),
    set: optional(meaning('the adopted set that the criteria follow', record({ adoptedBy: id('unit'), id: code }))),
    criteria: list(
      record({
        id: code,
        part: oneOf('GENERAL', 'RESULTS'),
        max: decimal,
        points: meaning('null on an optional one: not applicable', nullable(decimal)),
        optional: flag,
      }),
    ),
  },
});
export const ShortcomingRecorded = eventType({
  type: 'ShortcomingRecorded',
  stream: 'unit',
  validAt: 'the day it takes effect',
  says: 'A shortcoming found by an audit or inspection (Điều 8.1).',
  fields: { unit: id('unit'), shortcoming: code, note: freeText },
});
export const ShortcomingRemedied = eventType({
  type: 'ShortcomingRemedied',
  stream: 'unit',
  validAt: 'the day it takes effect',
  says: 'The shortcoming is remedied.',
  fields: { unit: id('unit'), shortcoming: code, note: optional(freeText) },
});
export const OverrideMade = eventType({
  type: 'OverrideMade',
  stream: 'rating',
  validAt: "the target's own day",
  earlyDecember: true,
  says: 'The authority sets another value than the calculated one, with reason; both stay visible.',
  fields: { ...ofPerson, term: oneOf('d', 'S'), value: decimal, reason: freeText },
});
export const OverrideRevoked = eventType({
  type: 'OverrideRevoked',
  stream: 'rating',
  validAt: "the target's own day",
  earlyDecember: true,
  says: 'An override is withdrawn.',
  fields: { ...ofPerson, override: eventId, reason: freeText },
});
