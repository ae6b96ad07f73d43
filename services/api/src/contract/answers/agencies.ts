import type {
  AgencyCriterionRow,
  AgencyDecision,
  AgencyGround,
  AgencyQuota,
  AgencyRow,
  AgencySheet,
  Basis,
  Explanation,
} from '@kpi-ledger/engine';
import { choice, component, componentOf, count, day, exact, flag, list, nullable, record, text } from '../fields.js';
import { basis, derivation, display, missing, ratingClass, rowsOf } from './shared.js';

export const AGENCY_STATUS = [
  'OK',
  'REVIEW',
  'PENDING',
  'TIE',
  'PENDING_QUOTA',
  'INSUFFICIENT_DATA',
  'NOT_IN_SCOPE',
  'SCOPE_UNDECIDED',
] as const;

const decided = componentOf<AgencyDecision>()(
  'AgencyDecision',
  'The class of an organisation by decision.',
  record({ class: ratingClass, on: day, number: nullable(text), signer: text, event: text }),
);

const criterion = componentOf<AgencyCriterionRow>()(
  'AgencyCriterion',
  'One criterion of Điều 6 or 7 with its points.',
  record({
    id: text,
    part: choice('GENERAL', 'RESULTS'),
    label: nullable(text),
    item: nullable(text),
    max: exact,
    points: nullable(exact),
    self: nullable(exact),
    optional: flag,
  }),
);

const ground = componentOf<AgencyGround>()(
  'AgencyGround',
  'An indicator of the plans that the organisation leads; offered, never counted.',
  record({
    indicator: text,
    title: text,
    horizon: nullable(text),
    status: nullable(flag),
    progress: nullable(exact),
  }),
);

const fields = {
  unit: text,
  authority: nullable(text),
  S: nullable(exact),
  general: nullable(exact),
  results: nullable(exact),
  scoreClass: nullable(ratingClass),
  beforeQuota: nullable(ratingClass),
  calculated: nullable(ratingClass),
  class: nullable(ratingClass),
  decided: nullable(decided),
  replaced: list(decided),
  external: nullable(
    component('ExternalClass', 'Received from outside (R32).', record({ class: ratingClass, from: text, event: text })),
  ),
  status: choice(...AGENCY_STATUS),
  open: list(ratingClass),
  criteria: list(criterion),
  criteriaSet: nullable(component('CriteriaSet', 'The adopted set.', record({ adoptedBy: text, id: text }))),
  tasks: record({
    assigned: count,
    done: count,
    late: count,
    qualityFailed: count,
    exceeded: count,
    dueLater: list(text),
  }),
  subUnits: list(record({ unit: text, class: nullable(ratingClass), open: list(ratingClass) })),
  shortcomings: list(record({ shortcoming: text, since: day, event: text })),
  wrongdoing: list(record({ act: text, on: day, event: text })),
  forceMajeure: nullable(text),
  deadline: record({ ordinary: day, special: day }),
  missing: list(missing),
  grounds: list(ground),
  reasons: list(text),
  notes: list(text),
  article: nullable(text),
  display,
  events: list(text),
  synthetic: flag,
};

const agencyRow = componentOf<AgencyRow>()(
  'AgencyRow',
  'An organisation of Điều 5–9: points, conditions and annual class, or what withholds it.',
  record(fields),
);

const quota = componentOf<AgencyQuota>()(
  'AgencyQuota',
  'The places for XS under one authority (Điều 8 khoản 5).',
  record({
    authority: text,
    rate: exact,
    base: text,
    counted: count,
    allowed: count,
    answer: record({
      status: choice('OK', 'TIE', 'PENDING_QUOTA'),
      excellent: list(text),
      demoted: list(text),
      tied: list(text),
      pending: list(text),
    }),
    tie: nullable(list(text)),
    events: list(text),
    derivation: nullable(derivation),
  }),
);

export const agencies = rowsOf('Agencies', agencyRow, { quotas: list(quota) });

export const agencyExplanation = componentOf<
  AgencyRow & { readonly basis: Basis; readonly derivation: Explanation['derivation'] }
>()(
  'AgencyExplanation',
  'An organisation with the derivation of its points and class.',
  record({ basis, ...fields, derivation: nullable(derivation) }),
);

export const agencySheet = componentOf<AgencySheet & { readonly basis: Basis }>()(
  'AgencySheet',
  'What the sheet of an organisation prints.',
  record({
    basis,
    ...fields,
    year: text,
    superior: nullable(text),
    head: nullable(text),
    recogniser: nullable(text),
  }),
);
