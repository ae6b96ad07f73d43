import type { Indicator, ObligationRow, Party, Task, UnitRow } from '@kpi-ledger/seeds';
import { PLAN_IDS } from '@kpi-ledger/seeds';
import * as t from 'io-ts';
import {
  choice,
  component,
  componentOf,
  count,
  day,
  exact,
  type Fields,
  flag,
  list,
  nullable,
  record,
  says,
  table,
  text,
} from '../fields.js';
import { page } from './shared.js';

export const plan = component('PlanId', 'A plan of the city.', choice(...PLAN_IDS));

export const source = component(
  'Source',
  'Where it is printed: document, first and last line.',
  record({ document: text, lines: list(count) }),
);

const printed = {
  plan,
  row: says('As printed.', text),
  title: text,
  source,
  raw: says('The cells as printed, by column.', table(text)),
  notes: list(text),
};
const annexed = { ...printed, annex: choice('I', 'II'), section: text };

const party = componentOf<Party>()(
  'Party',
  'Who leads or coordinates, as printed.',
  record({ unit: nullable(text), text: text, collective: flag }),
);

const target = component(
  'Target',
  'A target as printed and read.',
  record({
    raw: text,
    comparator: choice('>=', '<=', '>', '<', '=', 'range', 'rank', 'trend', 'yesno', 'text'),
    value: nullable(exact),
    upper: nullable(exact),
    universe: nullable(text),
  }),
);

const reading = component(
  'TargetReading',
  'How a bare number is read.',
  record({ kind: choice('AT_LEAST', 'AT_MOST', 'EXACT'), inferred: flag, from: day }),
);

const task = componentOf<Task>()(
  'CatalogueTask',
  'A task of an annex.',
  record({
    ...annexed,
    product: nullable(text),
    fundingCode: nullable(choice('ĐTC', 'KPSN')),
    responsible: list(party),
    coordinating: list(party),
    deadline: record({
      raw: nullable(text),
      kind: choice('month', 'quarter', 'year', 'range', 'continuous', 'quarterly', 'annual', 'open', 'none'),
      due: nullable(day),
    }),
    yearlyMinimum: nullable(component('YearlyMinimum', 'Deliveries a year, at least.', record({ raw: text, count }))),
    method: nullable(text),
    evaluation: nullable(text),
  }),
);

const indicator = componentOf<Indicator>()(
  'CatalogueIndicator',
  'An indicator of an annex, or a header over some.',
  record({
    ...annexed,
    kind: choice('indicator', 'header'),
    unit: nullable(text),
    targets: list(target),
    reading: nullable(reading),
    direction: choice('up', 'down', 'band', 'none'),
    annual: flag,
    horizon: choice('2030', '2045'),
    lead: list(party),
    legalBasis: nullable(text),
  }),
);

const place = { document: text, lines: list(count) };
const unit = componentOf<UnitRow>()(
  'CatalogueUnit',
  'A unit that the plans name.',
  record({
    ...printed,
    row: t.null,
    annex: t.null,
    section: t.null,
    plans: list(plan),
    id: text,
    name: text,
    aliases: list(text),
    kind: text,
    roles: list(choice('lead', 'coordinator', 'responsible', 'addressee')),
    existing: flag,
    personKind: nullable(choice('CONG_CHUC', 'CAN_BO', 'VIEN_CHUC', 'HOP_DONG', 'FORCE')),
    scope: choice('in', 'out', 'undecided'),
    article: text,
    reason: text,
    managedBy: nullable(text),
    successorOf: list(
      record({
        unit: text,
        basis: choice('stated', 'inferred'),
        extent: choice('whole', 'part'),
        reason: text,
        source: list(record(place)),
      }),
    ),
    printed: list(record({ text: text, ...place })),
  }),
);

const obligation = componentOf<ObligationRow>()(
  'CatalogueObligation',
  'What a paragraph of a plan asks for.',
  record({
    ...printed,
    annex: t.null,
    section: nullable(text),
    kind: choice('quantified_target', 'objective', 'deadline', 'obligation', 'system', 'funding', 'effect'),
    targets: list(target),
    unit: nullable(text),
    reading: nullable(reading),
    annual: flag,
    horizon: nullable(text),
    deadline: nullable(
      component(
        'ObligationDeadline',
        'The last day, of a completion or a report.',
        record({
          raw: text,
          purpose: choice('completion', 'report'),
          kind: choice('month', 'year', 'annual'),
          due: nullable(text),
          latestDays: list(text),
          to: list(party),
        }),
      ),
    ),
    responsible: list(party),
    coordinating: list(party),
  }),
);

const printedRows = <Row>(name: string, description: string, row: t.Type<Row>) =>
  component(name, description, record({ rows: list(row) }, { page }));

/** The answer of each catalogue. */
export const catalogues = {
  tasks: printedRows('CatalogueTasks', 'The tasks of the plans as printed.', task),
  indicators: printedRows('CatalogueIndicators', 'The indicators of the plans as printed.', indicator),
  units: printedRows('CatalogueUnits', 'The units that the plans name.', unit),
  obligations: printedRows('CatalogueObligations', 'The obligations in the prose of the plans.', obligation),
} as const satisfies Fields;
