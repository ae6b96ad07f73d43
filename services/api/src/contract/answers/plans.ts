import type {
  MaturityCriterionRow,
  MaturityFrameworkRow,
  MaturityRow,
  ProductRow,
  ProgressRow,
  TeamPart,
  TeamRow,
} from '@kpi-ledger/engine';
import * as t from 'io-ts';
import { choice, component, componentOf, count, day, exact, flag, list, nullable, record, text } from '../fields.js';
import { decision, derivation, display, missing, rowsOf } from './shared.js';

const progressRow = componentOf<ProgressRow>()(
  'ProgressRow',
  'Completion of a plan, of its sections and of the units in it.',
  record({
    plan: text,
    section: nullable(text),
    unit: nullable(text),
    assigned: count,
    completed: count,
    counted: nullable(exact),
    weighted: nullable(exact),
    onTime: count,
    late: count,
    overdue: count,
    excused: count,
    cancelled: count,
    notYetDue: count,
    display: nullable(text),
    synthetic: flag,
  }),
);
export const progress = rowsOf('Progress', progressRow);

const maturityCriterion = componentOf<MaturityCriterionRow>()(
  'MaturityCriterion',
  'A criterion of a framework, as the unit stands.',
  record({
    id: text,
    parent: nullable(text),
    title: text,
    weight: exact,
    max: nullable(exact),
    points: nullable(exact),
    score: nullable(exact),
    level: nullable(text),
    event: nullable(text),
    evidence: nullable(count),
  }),
);

const maturityRow = componentOf<MaturityRow>()(
  'MaturityRow',
  'How mature a unit is in a period, by a framework of weighted criteria.',
  record({
    framework: text,
    unit: text,
    period: text,
    formula: text,
    status: choice('OK', 'INSUFFICIENT_DATA'),
    score: nullable(exact),
    level: nullable(text),
    levelTitle: nullable(text),
    atLeast: exact,
    atMost: exact,
    lowestLevel: text,
    highestLevel: text,
    display,
    criteria: list(maturityCriterion),
    unused: list(record({ criterion: text, event: text, reason: text })),
    missing: list(missing),
    events: list(text),
    derivation: nullable(derivation),
    synthetic: flag,
  }),
);

const maturityFramework = componentOf<MaturityFrameworkRow>()(
  'MaturityFramework',
  'A framework in force: criteria in a tree with weights, levels by thresholds.',
  record({
    framework: text,
    title: text,
    criteria: list(record({ id: text, parent: nullable(text), title: text, weight: exact, max: nullable(exact) })),
    levels: list(record({ id: text, title: text, from: exact })),
    from: day,
    decision: nullable(decision),
    event: text,
    synthetic: flag,
  }),
);
export const maturity = rowsOf('Maturity', maturityRow, { frameworks: list(maturityFramework) });

const productRow = componentOf<ProductRow>()(
  'ProductRow',
  'A product of a catalogue with its conversion factor (Điều 13).',
  record({
    catalogue: text,
    unit: nullable(text),
    code: text,
    printedCode: text,
    kind: nullable(choice('LEADERSHIP', 'SHARED', 'DEPARTMENT')),
    department: nullable(text),
    task: nullable(text),
    name: text,
    output: nullable(text),
    countUnit: nullable(text),
    group: text,
    points: nullable(exact),
    factor: exact,
    exactFactor: nullable(exact),
    standardUnit: text,
    indicator: nullable(text),
    note: nullable(text),
    decidedBy: nullable(text),
    event: text,
    synthetic: flag,
  }),
);
export const products = rowsOf('Products', productRow);

const doer = component('Doer', 'Who has the work.', t.union([record({ unit: text }), record({ person: text })]));

const teamPart = componentOf<TeamPart>()(
  'TeamPart',
  'A part of a team product.',
  record({
    key: text,
    share: exact,
    task: nullable(text),
    doers: list(doer),
    units: nullable(count),
    factor: nullable(exact),
    assignedOn: nullable(day),
  }),
);

const teamRow = componentOf<TeamRow>()(
  'TeamRow',
  'A team product with its parts (Điều 18.1c).',
  record({
    team: text,
    title: nullable(text),
    catalogue: text,
    product: text,
    productName: nullable(text),
    factor: nullable(exact),
    responsible: text,
    since: day,
    parts: list(teamPart),
    unassigned: list(text),
    unitsDiffer: flag,
    event: text,
    synthetic: flag,
  }),
);
export const teams = rowsOf('Teams', teamRow);
