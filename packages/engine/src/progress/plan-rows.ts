import type { TaskState } from '@kpi-ledger/formulas';
import type { Day, Plan, PlanRow, Task } from '@kpi-ledger/projections';
import { standingOf } from '../completion/row-standing.js';
import { workOfRows } from '../completion/row-work.js';
import type { Reading, Snapshot } from '../reading/reading.js';

/** A row of a plan as it stands on a day: the whole of it, or what of it is in the hands of one unit. */
export interface PlanRowState extends Pick<PlanRow, 'annex' | 'row' | 'section' | 'title' | 'product'> {
  readonly plan: string;
  /** As the document prints it; null: it prints none. */
  readonly planNumber: string | null;
  /** Null: the whole row. */
  readonly unit: string | null;
  /** The units that have it; of a whole row all of them. */
  readonly units: readonly string[];
  /** Leads as printed that name no unit, such as "Các sở, ngành". */
  readonly collectives: readonly string[];
  /** As `completion/plan` has it; `unscheduled` is of its `notYetDue` what has no day at all. */
  readonly state: TaskState | 'unscheduled';
  readonly due: Day | null;
  /** Null: not completed by the day. */
  readonly completedOn: Day | null;
  /** Units (products) asked for, accepted, and delivered but not yet judged. */
  readonly required: number;
  readonly accepted: number;
  readonly submitted: number;
  /** What the doer reported last about it; no score is made of it. */
  readonly reported: { readonly on: Day; readonly percent: string | null; readonly event: string } | null;
  /** The row as listed and everything of the tasks assigned for it. */
  readonly events: readonly string[];
  readonly synthetic: boolean;
}

/** The rows of the plans in their order: of each the whole, then one for each unit that has a part. */
export function planRowStates(
  reading: Reading,
  effective: Day,
  { plan: only, unit }: { readonly plan: string | null; readonly unit: string | null },
): readonly PlanRowState[] {
  const snapshot = reading.at(effective);
  const demo = reading.ledger?.kind === 'demo';
  const reported = lastReports(snapshot);
  return [...snapshot.plans.values()]
    .filter(({ id }) => only === null || id === only)
    .flatMap((plan) => rowsOfPlan(snapshot, plan, effective, demo, reported))
    .filter((row) => unit === null || row.unit === unit);
}

type Reports = ReadonlyMap<string, NonNullable<PlanRowState['reported']>>;

function rowsOfPlan(
  snapshot: Snapshot,
  plan: Plan,
  effective: Day,
  demo: boolean,
  reports: Reports,
): readonly PlanRowState[] {
  return workOfRows(snapshot, plan).flatMap((work) => {
    const { row, units } = work;
    const rowFor = (unit: string | null): PlanRowState => {
      const { tasks, task, state, synthetic } = standingOf(work, unit, effective);
      const { annex, section, title, product } = row;
      return {
        plan: plan.id,
        planNumber: plan.number,
        ...{ annex, row: row.row, section, title, product, unit },
        units: unit === null ? units : [unit],
        collectives: row.responsible.flatMap(({ unit: named, text }) => (named === null ? [text] : [])),
        state: state === 'notYetDue' && task.due === null ? 'unscheduled' : state,
        due: task.due,
        completedOn: state === 'onTime' || state === 'late' ? task.completedOn : null,
        required: task.required,
        accepted: task.accepted,
        submitted: awaitingVerdict(tasks),
        reported: latest(tasks.flatMap(({ id }) => reports.get(id) ?? [])),
        events: [row.event, ...tasks.flatMap(({ events }) => events)],
        synthetic: demo || synthetic,
      };
    };
    return [null, ...units].map(rowFor);
  });
}

const awaitingVerdict = (tasks: readonly Task[]): number =>
  tasks
    .flatMap(({ batches }) => batches)
    .filter(({ state }) => state.kind === 'SUBMITTED')
    .reduce((total, { count }) => total + count, 0);

/** The last report on the progress of each task. */
const lastReports = (snapshot: Snapshot): Reports =>
  new Map(
    snapshot
      .factsOf('TaskReported')
      .map(({ event: { id, validAt, data } }) => [
        data.task,
        { on: validAt, percent: data.percent ?? null, event: id },
      ]),
  );

const latest = (reports: readonly NonNullable<PlanRowState['reported']>[]): PlanRowState['reported'] =>
  reports.reduce<PlanRowState['reported']>((last, one) => (last === null || one.on >= last.on ? one : last), null);
