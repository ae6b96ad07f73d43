import { type Formula, formulaOf } from '../formula.js';
import { count, exact, flag, nullable, object, provenance, type Reader } from '../reading/index.js';
import { parametersReader, sourcesReader } from '../rules/index.js';
import {
  AGENCY_CLASS_PARAMETERS,
  type AgencyClassAnswer,
  type AgencyClassInput,
  agencyClass,
} from './dieu-8-agency-class.js';

const readInput = (): Reader<AgencyClassInput> =>
  object(
    {
      S: nullable(exact),
      tasks: object({ assigned: count, done: count, late: count, qualityFailed: count, exceeded: count }),
      subUnitsKht: count,
      subUnitsUnclassified: count,
      shortcomingsOpen: count,
      wrongdoing: flag,
      forceMajeure: flag,
    },
    {
      parameters: parametersReader(AGENCY_CLASS_PARAMETERS),
      parameterSources: sourcesReader(AGENCY_CLASS_PARAMETERS),
      provenance,
    },
  );

/** Điều 8: mức xếp loại tổ chức hành chính, before the quota. */
export const agencyClassFormula: Formula<AgencyClassInput, AgencyClassAnswer> = formulaOf(
  'nd335/agency-class',
  1,
  () => ({
    title: {
      vi: 'Mức xếp loại tổ chức hành chính năm (trước tỷ lệ xuất sắc)',
      en: 'Yearly class of an agency before the quota',
    },
    article: 'Điều 8',
    input: {
      S: 'score of the agency or null',
      tasks: '{assigned, done, late, qualityFailed, exceeded}; late includes unfinished',
      subUnitsKht: 'direct sub-units with class KHT',
      subUnitsUnclassified: 'direct sub-units without a class yet',
      shortcomingsOpen: 'shortcomings not yet remedied',
      wrongdoing: 'concluded wrongdoing of Điều 8.4 in the year',
      forceMajeure: 'the authority weighs less than 70 % done',
      parameters: 'optional: agencyGap (P12)',
      parameterSources: 'optional: legal source of a parameter, shown in the derivation',
      provenance: 'optional: {label, events, excluded}',
    },
    answer: {
      class: 'XS, TOT, HT, KHT or null',
      status: 'OK, REVIEW (the authority chooses), PENDING (a sub-unit is not classified) or INSUFFICIENT_DATA',
      open: 'classes still open',
    },
    exactKeys: [],
    example: {
      S: '93',
      tasks: { assigned: 40, done: 40, late: 0, qualityFailed: 0, exceeded: 14 },
      subUnitsKht: 0,
      subUnitsUnclassified: 0,
      shortcomingsOpen: 0,
      wrongdoing: false,
      forceMajeure: false,
    },
    read: readInput(),
    compute: agencyClass,
  }),
);
