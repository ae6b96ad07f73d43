import type { Day, PlanRow, Task } from '@kpi-ledger/projections';
import type { AttainmentRow } from '../attainment/attainment-row.js';
import { type AttainmentFilter, attainmentRows } from '../attainment/attainment-rows.js';
import { leadsNow, type Successors, successorsOf } from '../attainment/leads.js';
import type { Reading, Snapshot } from '../reading/reading.js';
import { CLARITIES, type Clarity, type ClarityGap, type ClarityRow } from './clarity-row.js';
import { type Doers, gapsOfDoers } from './people.js';

/** Every task row of the plans and every indicator, in the order of the plans: which of the six clarities it lacks, and why. */
export function clarityRows(
  reading: Reading,
  day: Day,
  only: Pick<AttainmentFilter, 'plan' | 'unit'>,
): readonly ClarityRow[] {
  const snapshot = reading.at(day);
  const demo = reading.ledger?.kind === 'demo';
  const successors = successorsOf(snapshot.factsOf('UnitSucceeded'));
  const tasks = [...snapshot.plans.values()]
    .filter(({ id }) => only.plan === null || id === only.plan)
    .flatMap((plan) => {
      const assigned = Map.groupBy(
        snapshot.tasks.filter(({ plan: of }) => of?.plan === plan.id),
        ({ plan: of }) => of?.row ?? '',
      );
      return [...plan.rows.values()].map((row) =>
        taskRow(plan.id, row, assigned.get(row.row) ?? [], { snapshot, successors, demo }),
      );
    });
  const indicators = attainmentRows(reading, day, { ...only, unit: null, indicator: null })
    .filter(({ unit }) => unit === null)
    .map((row) => indicatorRow(row, snapshot));
  const rows = [...tasks, ...indicators];
  const { unit } = only;
  return unit === null ? rows : rows.filter(({ units }) => units.includes(unit));
}

interface Around {
  readonly snapshot: Snapshot;
  readonly successors: Successors;
  readonly demo: boolean;
}

function taskRow(
  plan: string,
  row: PlanRow,
  assigned: readonly Task[],
  { snapshot, successors, demo }: Around,
): ClarityRow {
  const doers = assigned.flatMap(({ batches }) => batches.map(({ doer }) => doer));
  const people = [...new Set(doers.flatMap((doer) => ('person' in doer ? [doer.person] : [])))];
  const given = doers.flatMap((doer) => ('unit' in doer ? [doer.unit] : []));
  const printed = leadsNow(row.responsible, successors);
  const collectives = row.responsible.filter(({ collective }) => collective).map(({ text }) => text);
  const units = [...new Set([...(given.length > 0 ? given : printed)])];
  // Once the work of a collective is assigned to units beyond the printed ones, it is spelled out.
  const spelledOut = given.some((unit) => !printed.includes(unit)) || people.length > 0;
  const of: Doers = {
    units,
    people,
    collectives: spelledOut ? [] : collectives,
    each: spelledOut && collectives.length > 0,
  };
  const dated = row.deadline.due !== null || assigned.some(({ batches }) => batches.length > 0);
  return rowOf(
    {
      ...{ subject: 'TASK', plan, annex: row.annex, row: row.row, indicator: null, title: row.title, units },
      synthetic: demo || row.synthetic,
    },
    [
      ...gapsOfDoers(of, snapshot.organisation),
      ...(dated ? [] : [gap('TIME', 'NO_DEADLINE', 'không có thời hạn, chưa giao mốc nào')]),
      ...(row.product === null ? [gap('PRODUCT', 'NO_PRODUCT', 'văn bản không in sản phẩm')] : []),
    ],
  );
}

function indicatorRow(row: AttainmentRow, { organisation }: Snapshot): ClarityRow {
  const { plan, indicator, title, leads, collectives, horizon, annual, measure, targets, synthetic } = row;
  const decided = collectives.flatMap(({ units }) => units ?? []);
  const units = [...new Set([...leads, ...decided])];
  const figures = targets.filter(({ comparator }) => comparator !== 'text' && comparator !== 'trend');
  return rowOf({ ...{ subject: 'INDICATOR', plan, annex: null, row: row.row, indicator, title, units, synthetic } }, [
    ...gapsOfDoers(
      {
        units,
        people: [],
        collectives: collectives.flatMap(({ units: named, text }) => (named === null ? [text] : [])),
        each: decided.length > 0 && leads.length === 0,
      },
      organisation,
    ),
    ...(measure === null ? [gap('WORK', 'NO_MEASURE', 'văn bản không in đơn vị tính')] : []),
    ...(horizon === null && !annual ? [gap('TIME', 'NO_DEADLINE', 'không nêu năm phải đạt')] : []),
    ...(figures.length === 0 ? [gap('PRODUCT', 'NO_FIGURE', 'mục tiêu bằng lời, không có con số')] : []),
  ]);
}

const gap = (clarity: Clarity, code: ClarityGap['code'], what: string): ClarityGap => ({
  clarity,
  code,
  what,
  about: null,
});

const rowOf = (row: Omit<ClarityRow, 'clear' | 'gaps'>, gaps: readonly ClarityGap[]): ClarityRow => ({
  ...row,
  clear: Object.fromEntries(
    CLARITIES.map((clarity) => [clarity, gaps.every((one) => one.clarity !== clarity)]),
  ) as ClarityRow['clear'],
  gaps,
});
