import {
  code,
  decimal,
  flag,
  freeText,
  id,
  list,
  meaning,
  oneOf,
  optional,
  publicText,
  record,
  year,
} from '../fields/index.js';
import { eventType } from './event-type.js';

/** Nhóm of Điều 6 (1 to 3) or điểm of Điều 7 khoản 1 (a to h) under which a criterion stands. */
export const AGENCY_ITEMS = ['6.1', '6.2', '6.3', '7.a', '7.b', '7.c', '7.d', '7.đ', '7.e', '7.g', '7.h'] as const;

export const AgencyCriteriaSetAdopted = eventType({
  type: 'AgencyCriteriaSetAdopted',
  stream: 'unit',
  validAt: 'the day it takes effect',
  mayReachForward: true,
  says: 'The ministry or the provincial People’s Committee sets the agency criteria and their maxima: 30 and 70 (Điều 7 khoản 2, 26.1a).',
  fields: {
    unit: meaning('who adopts it', id('unit')),
    set: code,
    kinds: optional(meaning('kinds of units it is for; without kinds and units: all', list(code))),
    units: optional(meaning('single units it is for', list(id('unit')))),
    criteria: list(
      record({
        id: code,
        part: oneOf('GENERAL', 'RESULTS'),
        item: meaning('group of Điều 6 or item of Điều 7 of the decree', oneOf(...AGENCY_ITEMS)),
        label: publicText,
        max: decimal,
        optional: meaning('"nếu có": may be not applicable', flag),
      }),
    ),
  },
});
export const AgencyForceMajeureConfirmed = eventType({
  type: 'AgencyForceMajeureConfirmed',
  stream: 'unit',
  validAt: 'the day it was made',
  says: 'The authority confirms force majeure behind less than 70 % of the tasks of a year (Điều 8 khoản 4).',
  fields: { unit: id('unit'), year, reason: freeText },
});
export const AgencyClassified = eventType({
  type: 'AgencyClassified',
  stream: 'unit',
  validAt: 'the day it was made',
  says: 'The annual class of an organisation by decision (Điều 5, 8, 9); a later one replaces it.',
  fields: {
    unit: id('unit'),
    year,
    class: oneOf('XS', 'TOT', 'HT', 'KHT'),
    signer: id('official'),
    reason: optional(meaning('required where the authority chooses between classes (P12, Điều 8 khoản 4)', freeText)),
  },
});
