import type { Basis, ClassRow, DecidedClass, PeriodGauge, QuotaGauge, YearRow, YearSheet } from '@kpi-ledger/engine';
import {
  choice,
  component,
  componentOf,
  count,
  day,
  exact,
  flag,
  list,
  nullable,
  record,
  says,
  text,
} from '../fields.js';
import { beside } from './ratings.js';
import { basis, derivation, missing, ratingClass, rowsOf } from './shared.js';

export const CLASS_STATUS = [
  'OK',
  'PENDING_ORGANISATION',
  'PENDING_QUOTA',
  'TIE',
  'NOT_CLASSIFIED',
  'INSUFFICIENT_DATA',
  'PROVISIONAL',
] as const;

const decided = componentOf<DecidedClass>()(
  'DecidedClass',
  'A class by decision (Điều 21).',
  record({ class: ratingClass, on: day, number: nullable(text), signer: text, event: text, synthetic: flag }),
);

const pool = { kind: choice('AGENCY', 'HEADS'), unit: text };

const classRow = componentOf<ClassRow>()(
  'ClassRow',
  'The annual class of a person with what it rests on, or what withholds it.',
  record(
    {
      person: text,
      post: nullable(text),
      unit: nullable(text),
      isHead: flag,
      S: nullable(exact),
      display: nullable(text),
      scoreClass: nullable(ratingClass),
      class: says(
        'The class that stands: by decision, else as calculated; null while it is withheld.',
        nullable(ratingClass),
      ),
      calculated: nullable(ratingClass),
      status: choice(...CLASS_STATUS),
      reasons: list(text),
      decision: nullable(decided),
      replaced: list(decided),
      monthsWorked: nullable(count),
      quota: record(pool),
      clauses: list(record({ clause: text, act: text, events: list(text) })),
      organisations: list(record({ unit: text, class: nullable(ratingClass), open: list(ratingClass) })),
      events: list(text),
      missing: list(missing),
      notes: list(text),
      synthetic: flag,
    },
    { derivation: nullable(derivation), ...beside },
  ),
);

const quotaGauge = componentOf<QuotaGauge>()(
  'QuotaGauge',
  'The places for XS of a pool (Điều 20 khoản 5).',
  record({
    ...pool,
    rate: exact,
    base: text,
    groups: list(record({ group: nullable(text), counted: count, allowed: count })),
    excellent: count,
    tied: list(text),
    pending: list(text),
  }),
);

export const classes = rowsOf('Classes', classRow, { quotas: list(quotaGauge) });

const periodGauge = componentOf<PeriodGauge>()(
  'PeriodGauge',
  'How the confirmed scores of a period stand to the quota of the year; advisory (P17).',
  record({
    ...pool,
    group: nullable(text),
    rate: exact,
    base: text,
    scored: count,
    counted: count,
    excellent: count,
    allowed: count,
  }),
);
export const quotaGauges = rowsOf('QuotaGauges', periodGauge);

const yearRow = componentOf<YearRow>()(
  'YearRow',
  'One month of the year of a person.',
  record(
    {
      month: text,
      period: text,
      state: choice(
        'CONFIRMED',
        'RECEIVED',
        'CALCULATED',
        'PROVISIONAL_DECEMBER',
        'SCORELESS',
        'NOTED',
        'ABSENT',
        'NOT_WORKED',
        'NOT_TRACKED',
        'LEFT_OUT',
        'NOT_ENDED',
      ),
      S: nullable(exact),
      confirmed: flag,
      from: nullable(text),
      events: list(text),
    },
    {
      information: component(
        'ReceivedInformation',
        'What an old body sent of a period that this one scores (R22).',
        record({ S: exact, from: text, event: text }),
      ),
    },
  ),
);

export const yearSheet = componentOf<YearSheet & { readonly basis: Basis }>()(
  'YearSheet',
  'The year of a person: twelve rows, the time served, the mean and the class of the score.',
  record({
    basis,
    person: text,
    post: nullable(text),
    unit: nullable(text),
    year: text,
    tracking: nullable(choice('MONTH', 'QUARTER')),
    status: choice('OK', 'PROVISIONAL', 'PROVISIONAL_DECEMBER', 'INSUFFICIENT_DATA', 'NOT_CLASSIFIED', 'NOT_ENDED'),
    rows: list(yearRow),
    monthsWorked: nullable(count),
    case: nullable(choice('LEAVE_11_2', 'JOINED', 'TRANSFER')),
    S: nullable(exact),
    display: nullable(text),
    G: nullable(exact),
    scoreClass: nullable(ratingClass),
    confirmed: flag,
    missing: list(missing),
    withholds: list(missing),
    notes: list(text),
    synthetic: flag,
    derivation: nullable(derivation),
  }),
);
