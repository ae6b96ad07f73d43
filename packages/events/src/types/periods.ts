import {
  atLeastOneOf,
  code,
  count,
  date,
  decimal,
  eventId,
  flag,
  freeText,
  id,
  list,
  meaning,
  nullable,
  oneOf,
  optional,
  period,
  publicText,
  record,
  sha256Hex,
  year,
  yes,
} from '../fields/index.js';
import { eventType } from './event-type.js';

const ofPerson = { person: id('official'), period } as const;
/** What a published figure was calculated from: the whole basis, so that anybody can calculate it again. */
const basis = record({
  ordinal: count,
  root: sha256Hex,
  effective: date,
  ruleSet: sha256Hex,
  formulaSet: sha256Hex,
});
const klass = oneOf('XS', 'TOT', 'HT', 'KHT');

export const PeriodClosed = eventType({
  type: 'PeriodClosed',
  stream: 'period',
  validAt: 'the last day of the period',
  says: 'The period is closed: count and Merkle root of its ratings; the commit point.',
  fields: {
    ...{ period, ratings: count, ratingsRoot: sha256Hex, ordinal: count, root: sha256Hex },
    organisation: optional(
      meaning(
        'the events up to `ordinal` that say who works where, with their corrections and retractions: count, and Merkle root over their ids in log order; left out: closed before closings named them',
        record({ events: count, root: sha256Hex }),
      ),
    ),
    rests: optional(
      meaning(
        'what each rating rests on: Merkle root over [id, ordinals of the events from which its score follows], in log order, and the rule by which those are found; left out as `organisation`',
        record({ rule: code, root: sha256Hex }),
      ),
    ),
  },
});
export const PeriodReopened = eventType({
  type: 'PeriodReopened',
  stream: 'period',
  validAt: "the target's own day",
  says: 'The period is open again, by decision.',
  fields: { period, reason: freeText },
});
export const RatingPublished = eventType({
  type: 'RatingPublished',
  stream: 'rating',
  validAt: 'the last day of the period',
  earlyDecember: true,
  says: 'A rating is published with its basis; the December of P22 as provisional.',
  fields: {
    ...ofPerson,
    post: optional(meaning('left out: a person without a named post', id('post'))),
    S: decimal,
    basis,
    provisional: optional(meaning('the December of P22', yes)),
  },
});
export const RatingRestated = eventType({
  type: 'RatingRestated',
  stream: 'rating',
  validAt: "the target's own day",
  earlyDecember: true,
  says: 'Another figure stands beside the published one.',
  fields: { ...ofPerson, S: decimal, published: eventId, basis, reason: freeText },
});
export const ReviewMeetingHeld = eventType({
  type: 'ReviewMeetingHeld',
  stream: 'classification',
  validAt: 'the day it was made',
  says: 'The review meeting with its minutes (Điều 21).',
  fields: { person: id('official'), year, minutesHash: nullable(sha256Hex), note: optional(freeText) },
});
export const PartyOpinionRecorded = eventType({
  type: 'PartyOpinionRecorded',
  stream: 'classification',
  validAt: 'the day it was made',
  says: 'The opinion of the Party committee (Điều 21).',
  fields: { person: id('official'), year, opinion: freeText },
});
export const ClassificationDecided = eventType({
  type: 'ClassificationDecided',
  stream: 'classification',
  validAt: 'the day it was made',
  says: 'The annual class by decision (Điều 20–21).',
  fields: { person: id('official'), year, class: klass, signer: id('official') },
});
export const ExternalOrganisationClassReceived = eventType({
  type: 'ExternalOrganisationClassReceived',
  stream: 'unit',
  validAt: 'the day it takes effect',
  says: 'The class of a body that Điều 5–9 do not evaluate (R32).',
  fields: { unit: id('unit'), year, class: klass, from: publicText },
});
export const QuotaDecided = eventType({
  type: 'QuotaDecided',
  stream: 'unit',
  validAt: 'the day it was made',
  says: 'A raised rate (Điều 20.5b, 8.5, R31) or the decision of a tie (R28).',
  fields: {
    unit: id('unit'),
    year,
    rate: optional(meaning('above 1/5, at most 1/4', decimal)),
    tie: optional(meaning('who gets the places of a tie', list(id('official')))),
    subject: optional(
      meaning(
        'whose classes: Điều 20.5 (left out) or those of agencies, Điều 8.5',
        oneOf('CIVIL_SERVANTS', 'AGENCIES'),
      ),
    ),
    tieUnits: optional(meaning('which agencies get the places of a tie', list(id('unit')))),
  },
  across: [atLeastOneOf('rate', 'tie', 'tieUnits')],
});
export const FirstTrackedPeriodDecided = eventType({
  type: 'FirstTrackedPeriodDecided',
  stream: 'unit',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'From which period the agency tracks (P23).',
  fields: { unit: id('unit'), period },
});
export const PetitionFiled = eventType({
  type: 'PetitionFiled',
  stream: 'classification',
  validAt: 'the day it was made',
  says: 'A petition against the result (Điều 22).',
  fields: { person: id('official'), year, petition: code, text: freeText },
});
export const PetitionAnswered = eventType({
  type: 'PetitionAnswered',
  stream: 'classification',
  validAt: 'the day it was made',
  says: 'The answer, within 7 working days (Điều 22).',
  fields: {
    person: id('official'),
    year,
    petition: code,
    upheld: flag,
    answer: freeText,
    replacedOn: optional(meaning('the day of the decision that replaces the old one', date)),
  },
});
