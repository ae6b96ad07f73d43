import { code, flag, freeText, id, meaning, oneOf, optional, year } from '../fields/index.js';
import { eventType } from './event-type.js';

const ofPerson = { person: id('official'), year } as const;
const klass = oneOf('XS', 'TOT', 'HT', 'KHT');

export const AnnualSelfAssessmentSubmitted = eventType({
  type: 'AnnualSelfAssessmentSubmitted',
  stream: 'classification',
  validAt: 'the day it was made',
  says: 'The person submits Mẫu 02 with the class that he or she gives himself or herself (Điều 21).',
  fields: {
    ...ofPerson,
    selfClass: klass,
    strengths: optional(freeText),
    weaknesses: optional(freeText),
  },
});
export const ClassificationSynthesised = eventType({
  type: 'ClassificationSynthesised',
  stream: 'classification',
  validAt: 'the day it was made',
  says: 'The personnel unit has put the file together and proposes a class to the authority (Điều 21, heads).',
  fields: { ...ofPerson, proposed: klass, by: meaning('the personnel unit', id('unit')), note: optional(freeText) },
});
export const ClassificationNotified = eventType({
  type: 'ClassificationNotified',
  stream: 'classification',
  validAt: 'the day it was made',
  says: 'The class that was decided is made known: in writing to the person, or in public (Điều 21).',
  fields: {
    ...ofPerson,
    how: meaning('WRITTEN: to the person; PUBLIC: in the body', oneOf('WRITTEN', 'PUBLIC')),
    electronic: flag,
  },
});
export const NationalDatabaseSubmitted = eventType({
  type: 'NationalDatabaseSubmitted',
  stream: 'classification',
  validAt: 'the day it was made',
  says: 'The class was sent to the national database of officials (Điều 26.1d, within 5 days after the result).',
  fields: { ...ofPerson, receipt: optional(meaning('what the database answered', code)) },
});
