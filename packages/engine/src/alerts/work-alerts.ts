import {
  type Batch,
  type Day,
  DEFAULT_READING,
  dayNumber,
  excuseKey,
  type Organisation,
  placingDeadlines,
  type Task,
} from '@kpi-ledger/projections';
import { workOfRows } from '../completion/row-work.js';
import { assessorOf, whose } from '../judging/assessor-of.js';
import type { Snapshot } from '../reading/reading.js';
import { type AlertRow, alert } from './alert-row.js';

/** Open work that is due soon or overdue and not excused, and what was delivered and waits to be judged. */
export function workAlerts(snapshot: Snapshot, until: Day, demo: boolean): readonly AlertRow[] {
  const { day, tasks, organisation } = snapshot;
  return [
    ...tasks.flatMap((task) =>
      [...Map.groupBy(task.batches, (batch) => keyOf(task, batch)).values()].flatMap(
        (batches) => alertOf(task, batches, organisation, { day, until, demo }) ?? [],
      ),
    ),
    ...unassigned(snapshot, until, demo),
  ];
}

interface Span {
  readonly day: Day;
  readonly until: Day;
  readonly demo: boolean;
}

/** Units that have one history as far as an alert goes. */
const keyOf = (task: Task, batch: Batch): string =>
  [
    batch.milestone,
    'unit' in batch.doer ? batch.doer.unit : `person ${batch.doer.person}`,
    batch.state.kind,
    batch.state.kind === 'SUBMITTED' ? batch.state.submission.id : (dueOf(task, batch)?.due ?? ''),
  ].join(' ');

const dueOf = (task: Task, batch: Batch) => placingDeadlines(task, batch, DEFAULT_READING).at(-1) ?? null;

function alertOf(task: Task, batches: readonly Batch[], organisation: Organisation, span: Span): AlertRow | null {
  const [batch] = batches;
  if (batch === undefined) return null;
  const units = batches.reduce((total, { count }) => total + count, 0);
  const of = {
    ...whose(batch.doer),
    ...{ task: task.id, milestone: batch.milestone, units, title: typeof task.title === 'string' ? task.title : null },
    ...{ plan: task.plan?.plan ?? null, row: task.plan?.row ?? null, synthetic: span.demo || task.synthetic },
  };
  const { state } = batch;
  if (state.kind === 'SUBMITTED') {
    const { recordedOn, event } = state.submission;
    if (recordedOn > span.day) return null;
    const waited = dayNumber(span.day) - dayNumber(recordedOn);
    return alert({
      ...of,
      ...{ kind: 'EVIDENCE_WAITING', day: recordedOn, daysLeft: dayNumber(recordedOn) - dayNumber(span.day), event },
      owedBy: assessorOf(organisation, batch.doer),
      what: `${units} sản phẩm đã nộp, chờ nghiệm thu ${waited} ngày`,
    });
  }
  const due = state.kind === 'OPEN' ? dueOf(task, batch) : null;
  if (due === null || task.excusedDeadlines.has(excuseKey(batch.milestone, due.due))) return null;
  return dueAlert({ ...of, owedBy: of.unit ?? of.person, event: due.event }, due.due, `${units} sản phẩm`, span);
}

function dueAlert(of: Partial<AlertRow> & Pick<AlertRow, 'synthetic'>, due: Day, what: string, { day, until }: Span) {
  if (due > until) return null;
  const daysLeft = dayNumber(due) - dayNumber(day);
  const late = due < day;
  return alert({
    ...of,
    kind: late ? 'OVERDUE' : 'DUE_SOON',
    day: due,
    daysLeft,
    what: late ? `${what} quá hạn ${-daysLeft} ngày` : `${what} còn ${daysLeft} ngày đến hạn`,
  });
}

/** Rows of plans that nobody was assigned, each for every unit that it prints; of a collective for nobody. */
const unassigned = (snapshot: Snapshot, until: Day, demo: boolean): readonly AlertRow[] =>
  [...snapshot.plans.values()]
    .flatMap((plan) => workOfRows(snapshot, plan))
    .filter(({ tasks }) => tasks.length === 0)
    .flatMap(({ plan, row: { row, title, deadline, event, synthetic }, units }) => {
      const { due } = deadline;
      if (due === null) return [];
      const span = { day: snapshot.day, until, demo };
      return (units.length === 0 ? [null] : units).flatMap((unit) => {
        const of = { unit, owedBy: unit, plan, row, title, event, synthetic: demo || synthetic };
        return dueAlert(of, due, 'nhiệm vụ của kế hoạch chưa được giao,', span) ?? [];
      });
    });
