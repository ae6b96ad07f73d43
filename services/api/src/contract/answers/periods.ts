import type {
  Basis,
  OverrideRow,
  PeriodSheet,
  RatedPerson,
  RatingList,
  SheetCell,
  SheetLine,
  SheetTotals,
} from '@kpi-ledger/engine';
import {
  choice,
  component,
  componentOf,
  count,
  exact,
  flag,
  hash,
  instant,
  list,
  nullable,
  record,
  text,
} from '../fields.js';
import { beside, rateRow, rateRowFields } from './ratings.js';
import { basis, decision, rowsOf } from './shared.js';

const override = componentOf<OverrideRow>()(
  'OverrideRow',
  'An override with the calculated value beside it, in force or not.',
  record({
    event: text,
    person: text,
    unit: nullable(text),
    period: text,
    term: choice('d', 'S'),
    calculated: nullable(exact),
    override: exact,
    effective: nullable(exact),
    inForce: flag,
    decision: nullable(decision),
    actor: text,
    recordedAt: instant,
    revokedBy: nullable(text),
    synthetic: flag,
  }),
);
export const overrides = rowsOf('Overrides', override);

const ratedPerson = componentOf<RatedPerson>()(
  'RatedPerson',
  'Somebody whom the decree rates at the end of the period.',
  record({
    person: text,
    unit: text,
    post: nullable(text),
    role: choice('HEAD', 'DEPUTY', 'STAFF'),
    authority: nullable(text),
  }),
);
export const people = rowsOf('RatedPeople', ratedPerson);

const cell = componentOf<SheetCell>()(
  'SheetCell',
  'A cell of the general criteria of Mẫu số 01.',
  record({ id: text, label: text, max: exact, self: nullable(exact), confirmed: nullable(exact) }),
);
const line = componentOf<SheetLine>()(
  'SheetLine',
  'A line of work of the task annex.',
  record({
    task: text,
    title: nullable(text),
    product: nullable(text),
    factor: exact,
    factorIsProvisional: flag,
    extra: flag,
    assigned: count,
    done: count,
    faults: count,
    delays: count,
    excused: count,
    A: exact,
    C: exact,
    Cq: exact,
    Ct: exact,
    leftOut: list(text),
  }),
);
const totals = componentOf<SheetTotals>()(
  'SheetTotals',
  'The sums of the lines.',
  record({ A: exact, C: exact, Cq: exact, Ct: exact }),
);

export const periodSheet = componentOf<PeriodSheet & { readonly basis: Basis }>()(
  'PeriodSheet',
  'What Mẫu số 01 and its task annex print.',
  record(
    {
      basis,
      ...rateRowFields,
      period: text,
      tracking: nullable(choice('MONTH', 'QUARTER')),
      leader: flag,
      superior: nullable(text),
      assessor: record({ post: nullable(text), holder: nullable(text) }),
      cells: list(cell),
      lines: list(line),
      totals: nullable(totals),
    },
    beside,
  ),
);

export const ratingList = componentOf<RatingList & { readonly basis: Basis }>()(
  'RatingList',
  'Everybody whom the holder of the post scores in the period, or classifies in the year.',
  record({
    basis,
    period: text,
    authority: record({ post: text, unit: text, superior: nullable(text), holder: nullable(text) }),
    acts: choice('SCORES', 'CLASSIFIES'),
    rows: list(rateRow),
    closedRoot: nullable(hash),
    checkpoint: nullable(
      component(
        'CoveringCheckpoint',
        'A signed state of the ledger.',
        record({ ordinal: count, root: hash, key: text }),
      ),
    ),
  }),
);
