import {
  ALERT_KINDS,
  type AlertRow,
  type CompletionRow,
  type CurveRow,
  type PlanTaskRow,
  TASK_LISTS,
  type TaskLinkRow,
  type UsedReading,
  type YearlyMinimumRow,
} from '@kpi-ledger/engine';
import {
  choice,
  component,
  componentOf,
  count,
  day,
  exact,
  flag,
  integer,
  list,
  nullable,
  record,
  says,
  text,
} from '../fields.js';
import { decision, missing, rowsOf } from './shared.js';

const reading = componentOf<UsedReading>()(
  'CompletionReading',
  'How completion is read where the plans leave it open: by decision, or the dated default of the software.',
  record({
    reading: choice('AT_RISK_DAYS', 'LINKED_ROWS', 'YEARLY_MINIMUM_OF'),
    value: text,
    from: day,
    decidedBy: nullable(text),
    event: nullable(text),
  }),
);
const readings = { readings: list(reading) };

const taskState = choice('onTime', 'late', 'overdue', 'excused', 'cancelled', 'notYetDue');

const completionRow = componentOf<CompletionRow>()(
  'CompletionRow',
  'Completion of all plans together, of a plan, section or unit, of the head of a unit or of a person.',
  record({
    level: choice('ALL', 'PLAN', 'SECTION', 'UNIT', 'HEAD', 'PERSON'),
    plan: nullable(text),
    section: nullable(text),
    unit: nullable(text),
    post: nullable(text),
    person: nullable(text),
    period: nullable(text),
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
    linked: says('Rows that are the same task as another here, and not counted again.', count),
    unscheduled: says('Rows of which nobody can say when they are late.', count),
    synthetic: flag,
  }),
);
export const completion = rowsOf('CompletionAnswer', completionRow, readings);

const curveRow = componentOf<CurveRow>()(
  'CurveRow',
  'Planned against actual from this day on until the next row.',
  record({
    plan: nullable(text),
    unit: nullable(text),
    day,
    base: count,
    undated: count,
    planned: count,
    plannedShare: nullable(exact),
    completed: says('Null: after the day of the question.', nullable(count)),
    completedShare: nullable(exact),
    ahead: says('Completed less planned; below 0: behind.', nullable(integer)),
    display: component(
      'CurveDisplay',
      'The shares as percentages.',
      record({ planned: nullable(text), completed: nullable(text) }),
    ),
    synthetic: flag,
  }),
);
export const curve = rowsOf('CompletionCurve', curveRow, readings);

const planTask = componentOf<PlanTaskRow>()(
  'PlanTaskRow',
  'A row of a plan with its state on the day.',
  record({
    plan: text,
    annex: nullable(text),
    row: text,
    section: nullable(text),
    title: text,
    units: list(text),
    state: taskState,
    lists: list(choice(...TASK_LISTS)),
    due: nullable(day),
    daysLeft: nullable(integer),
    required: count,
    accepted: count,
    completedOn: nullable(day),
    weight: exact,
    linkedSet: nullable(text),
    synthetic: flag,
  }),
);
export const planTasks = rowsOf('PlanTasks', planTask, readings);

const place = component(
  'PlanPlace',
  'A row of a plan; of an annex, or (annex null) of the prose.',
  record({ plan: text, annex: nullable(text), row: text }),
);
const taskLink = componentOf<TaskLinkRow>()(
  'TaskLink',
  'Rows that were decided to be one and the same task.',
  record({
    plan: text,
    link: text,
    rows: list(place),
    grounds: text,
    decision: nullable(decision),
    set: text,
    event: text,
    synthetic: flag,
  }),
);
export const taskLinks = rowsOf('TaskLinks', taskLink);

const yearlyMinimum = componentOf<YearlyMinimumRow>()(
  'YearlyMinimumRow',
  'A yearly minimum in one year, of one unit or (unit null) of the whole row.',
  record({
    plan: text,
    annex: nullable(text),
    row: text,
    title: nullable(text),
    unit: nullable(text),
    year: text,
    raw: text,
    minimum: count,
    delivered: nullable(count),
    state: choice('MET', 'NOT_MET', 'OPEN', 'NOT_STARTED', 'UNKNOWN'),
    lacking: nullable(count),
    missing: list(missing),
    events: list(text),
    synthetic: flag,
  }),
);
export const yearlyMinima = rowsOf('YearlyMinima', yearlyMinimum, readings);

const alert = componentOf<AlertRow>()(
  'Alert',
  'Something that somebody should act on.',
  record({
    kind: choice(...ALERT_KINDS),
    day,
    daysLeft: says('Below 0: so many days past.', integer),
    unit: nullable(text),
    person: nullable(text),
    owedBy: nullable(text),
    plan: nullable(text),
    row: nullable(text),
    task: nullable(text),
    milestone: nullable(text),
    units: nullable(count),
    indicator: nullable(text),
    period: nullable(text),
    title: nullable(text),
    what: text,
    event: nullable(text),
    synthetic: flag,
  }),
);
export const alerts = rowsOf('Alerts', alert, { ...readings, days: says('How far ahead.', count) });
