import type { TaskState } from '@kpi-ledger/formulas';
import { addDays, type Day, dayNumber, linkedSets, taskLinksAt } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import { readingsOn, type UsedReading } from './readings.js';
import { standingOf } from './row-standing.js';
import { isUnscheduled, type RowWork, workOfRows } from './row-work.js';

/** The lists of rows that somebody should look at. */
export const TASK_LISTS = ['OVERDUE', 'AT_RISK', 'UNSCHEDULED'] as const;
/** AT_RISK: due within the decided number of days (AT_RISK_DAYS) and not completed. */
export type TaskList = (typeof TASK_LISTS)[number];

/** A row of a plan as it stands on a day; with `unit` the unit's part of it. */
export interface PlanTaskRow {
  readonly plan: string;
  readonly annex: string | null;
  readonly row: string;
  readonly section: string | null;
  readonly title: string;
  /** Who has it; none: a collective that nobody was named for. */
  readonly units: readonly string[];
  readonly state: TaskState;
  readonly lists: readonly TaskList[];
  readonly due: Day | null;
  /** Below 0: so many days late. */
  readonly daysLeft: number | null;
  readonly required: number;
  readonly accepted: number;
  readonly completedOn: Day | null;
  readonly weight: string;
  /** Of a linked row the set it is in; null: it is linked to none. */
  readonly linkedSet: string | null;
  readonly synthetic: boolean;
}

export interface TaskQuestion {
  readonly plan: string | null;
  readonly unit: string | null;
  /** Null: every row. */
  readonly list: TaskList | null;
}

/** The rows of the plans with their state on the day, in the order of the plans; of one list, or all. */
export function planTaskRows(
  reading: Reading,
  effective: Day,
  { plan, unit, list }: TaskQuestion,
): { readonly readings: readonly UsedReading[]; readonly rows: readonly PlanTaskRow[] } {
  const snapshot = reading.at(effective);
  const readings = readingsOn(snapshot.factsAmong('ledger'), effective);
  const sets = linkedSets(taskLinksAt(snapshot.factsAmong('plan'), effective));
  const demo = reading.ledger?.kind === 'demo';
  const riskEnds = addDays(effective, readings.atRiskDays);
  const rows = [...snapshot.plans.values()]
    .filter(({ id }) => plan === null || id === plan)
    .flatMap((of) => workOfRows(snapshot, of))
    .filter(({ units }) => unit === null || units.includes(unit))
    .map((work): PlanTaskRow => {
      const { tasks, task, state, synthetic } = standingOf(work, unit, effective);
      const { annex, row, section, title } = work.row;
      return {
        ...{ plan: work.plan, annex, row, section, title, units: work.units, state },
        lists: listsOf({ ...work, tasks }, state, task.due, riskEnds),
        due: task.due,
        daysLeft: task.due === null ? null : dayNumber(task.due) - dayNumber(effective),
        required: task.required,
        accepted: task.accepted,
        completedOn: task.completedOn,
        weight: task.weight ?? '1',
        linkedSet: sets.get(`${work.plan} ${row}`) ?? null,
        synthetic: demo || synthetic,
      };
    });
  return { readings: readings.used, rows: list === null ? rows : rows.filter(({ lists }) => lists.includes(list)) };
}

function listsOf(
  work: Pick<RowWork, 'row' | 'tasks'>,
  state: TaskState,
  due: Day | null,
  riskEnds: Day,
): readonly TaskList[] {
  if (state === 'overdue') return ['OVERDUE'];
  if (state !== 'notYetDue') return [];
  return [
    ...(due !== null && due <= riskEnds ? (['AT_RISK'] as const) : []),
    ...(isUnscheduled(work) ? (['UNSCHEDULED'] as const) : []),
  ];
}
