import {
  type Day,
  DEFAULT_READING,
  doneBy,
  earlier,
  type PlanRow,
  parsePeriod,
  type Task,
  type YearlyMinimum,
  yearlyMinimaAt,
} from '@kpi-ledger/projections';
import { attainmentOn } from '../attainment/attainment-on.js';
import type { Missing } from '../rate/missing.js';
import type { Reading, Snapshot } from '../reading/reading.js';
import { readingsOn, type UsedReading } from './readings.js';
import { partOf, workOfRows } from './row-work.js';

/** NOT_STARTED: the year has not begun. OPEN: it goes on. UNKNOWN: nobody knows whose minimum it is. */
export type MinimumState = 'MET' | 'NOT_MET' | 'OPEN' | 'NOT_STARTED' | 'UNKNOWN';

/** A yearly minimum in one year, of one unit or of the whole row. */
export interface YearlyMinimumRow {
  readonly plan: string;
  readonly annex: string | null;
  readonly row: string;
  readonly title: string | null;
  /** Null: of the whole row. */
  readonly unit: string | null;
  readonly year: string;
  /** As printed. */
  readonly raw: string;
  readonly minimum: number;
  /** Accepted units whose submission counts in the year; each year starts anew. Null: UNKNOWN. */
  readonly delivered: number | null;
  readonly state: MinimumState;
  /** Still to be delivered in the year; 0 when met. Null: UNKNOWN. */
  readonly lacking: number | null;
  readonly missing: readonly Missing[];
  /** The submissions that count. */
  readonly events: readonly string[];
  readonly synthetic: boolean;
}

export interface MinimumQuestion {
  readonly plan: string | null;
  readonly unit: string | null;
  /** `2026`; null: every year of the minimum. */
  readonly year: string | null;
}

/** Every yearly minimum, year by year, as it stands on the day. */
export function yearlyMinimumRows(
  reading: Reading,
  effective: Day,
  { plan, unit, year }: MinimumQuestion,
): { readonly readings: readonly UsedReading[]; readonly rows: readonly YearlyMinimumRow[] } {
  const snapshot = reading.at(effective);
  const { used, yearlyMinimumOf } = readingsOn(snapshot.factsAmong('ledger'), effective);
  const demo = reading.ledger?.kind === 'demo';
  const rows = yearlyMinimaAt(snapshot.factsAmong('plan'), effective)
    .filter((minimum) => plan === null || minimum.plan === plan)
    .flatMap((minimum) => {
      const of = workOf(snapshot, minimum);
      const whose = of === null ? [null] : owners(snapshot, minimum.plan, of.row, of.units, yearlyMinimumOf);
      const years = yearsOf(minimum).filter((one) => year === null || one === year);
      return whose.flatMap((owner) => years.map((one) => rowOf(minimum, of, owner, one, effective, demo)));
    });
  return { readings: used, rows: unit === null ? rows : rows.filter((row) => row.unit === unit) };
}

const workOf = (snapshot: Snapshot, { plan, row }: YearlyMinimum) => {
  const of = snapshot.plans.get(plan);
  if (of === undefined) return null;
  return workOfRows(snapshot, of).find((work) => work.row.row === row) ?? null;
};

const yearsOf = ({ from, to }: YearlyMinimum): readonly string[] =>
  Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, i) => String(Number(from) + i));

/** `undefined`: a collective whose units nobody has named. */
type Owner = string | null | undefined;

/** Each printed unit, each that a collective was decided to mean or that has work of the row; or the row as a whole. */
function owners(
  snapshot: Snapshot,
  plan: string,
  { responsible }: PlanRow,
  withWork: readonly string[],
  of: 'EACH_UNIT' | 'ROW',
): readonly Owner[] {
  if (of === 'ROW') return [null];
  const { unitsOf } = attainmentOn(snapshot);
  const collectives = responsible.filter(({ collective }) => collective).map(({ text }) => unitsOf(plan, text)?.units);
  const named = [...new Set([...withWork, ...collectives.flatMap((units) => units ?? [])])].sort();
  return collectives.some((units) => units === undefined) ? [...named, undefined] : named;
}

function rowOf(
  { plan, annex, row, raw, minimum, synthetic }: YearlyMinimum,
  work: { readonly row: PlanRow; readonly tasks: readonly Task[] } | null,
  owner: Owner,
  year: string,
  effective: Day,
  demo: boolean,
): YearlyMinimumRow {
  const of = { plan, annex, row, title: work?.row.title ?? null, unit: owner ?? null, year, raw, minimum };
  if (owner === undefined) {
    const what = `chưa có quyết định nêu tên đơn vị phải đạt mức tối thiểu năm ${year}: ${raw}`;
    return {
      ...of,
      ...{ delivered: null, state: 'UNKNOWN', lacking: null, events: [], synthetic: demo || synthetic },
      missing: [{ what, owedBy: null, since: null }],
    };
  }
  const tasks = owner === null ? (work?.tasks ?? []) : partOf(work?.tasks ?? [], owner);
  const { delivered, events } = deliveredIn(tasks, year, effective);
  const lacking = Math.max(0, minimum - delivered);
  const state = stateOf(lacking, year, effective);
  const what = `năm ${year} còn thiếu ${lacking}/${minimum}: ${raw}`;
  const last = parsePeriod(year)?.last ?? null;
  const owed = state === 'OPEN' || state === 'NOT_MET';
  return {
    ...of,
    ...{ delivered, state, lacking, events },
    missing: owed ? [{ what, owedBy: owner, since: state === 'NOT_MET' ? last : null }] : [],
    synthetic: demo || synthetic || tasks.some((task) => task.synthetic),
  };
}

function deliveredIn(tasks: readonly Task[], year: string, effective: Day) {
  const period = parsePeriod(year);
  if (period === null) return { delivered: 0, events: [] };
  const done = tasks.flatMap(({ batches }) =>
    batches.flatMap((batch) => {
      const submission = doneBy(batch, earlier(effective, period.last), DEFAULT_READING);
      return submission === null || submission.countsOn < period.first
        ? []
        : [{ count: batch.count, event: submission.event }];
    }),
  );
  return {
    delivered: done.reduce((total, { count }) => total + count, 0),
    events: [...new Set(done.map(({ event }) => event))],
  };
}

function stateOf(lacking: number, year: string, effective: Day): MinimumState {
  const period = parsePeriod(year);
  if (period === null || effective < period.first) return 'NOT_STARTED';
  if (lacking === 0) return 'MET';
  return effective > period.last ? 'NOT_MET' : 'OPEN';
}
