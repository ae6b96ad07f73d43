import {
  type AssessmentReasons,
  type AssessmentRow,
  type Basis,
  JUDGEMENT_KINDS,
  type JudgementRow,
  type TaskCause,
  type TaskFile,
  type TaskMilestone,
  type TaskProduct,
  type TaskReport,
  type TaskSubmission,
  type TaskVerdict,
} from '@kpi-ledger/engine';
import {
  choice,
  component,
  componentOf,
  count,
  day,
  exact,
  flag,
  hash,
  integer,
  list,
  nullable,
  record,
  says,
  text,
} from '../fields.js';
import { rateRowFields } from './ratings.js';
import { basis, rowsOf } from './shared.js';

const judgement = componentOf<JudgementRow>()(
  'Judgement',
  'What waits for a verdict, or could still be excused by an objective cause (Điều 14.2).',
  record({
    kind: choice(...JUDGEMENT_KINDS),
    day: says('Of the submission; or the deadline that was missed.', day),
    age: says('Whole days from it to the day of the question.', integer),
    task: text,
    milestone: text,
    submission: nullable(text),
    units: count,
    due: nullable(day),
    unit: nullable(text),
    person: nullable(text),
    owedBy: says('The post that judges it (Điều 10).', nullable(text)),
    plan: nullable(text),
    row: nullable(text),
    title: nullable(text),
    product: nullable(text),
    event: text,
    synthetic: flag,
  }),
);
export const judgements = rowsOf('Judgements', judgement);

const { unit, post, status, G, d, dd, e, S, calculated, confirmed, confirmedS, band, display, missing, synthetic } =
  rateRowFields;
const assessment = componentOf<AssessmentRow>()(
  'Assessment',
  'What a person says of a period, and what the authority does.',
  record({
    person: text,
    ...{ unit, post, status, G, d, dd, e, S, calculated, confirmed, confirmedS, band, display, missing, synthetic },
    leader: flag,
    assessor: says('The post whose holder scores the person (Điều 10).', nullable(text)),
    tracking: nullable(choice('MONTH', 'QUARTER')),
    self: says('The thirty points as the person scored them; null: not every cell.', nullable(exact)),
  }),
);
export const assessments = rowsOf('Assessments', assessment);

const reasons = componentOf<AssessmentReasons>()(
  'AssessmentReasons',
  'Why cells were lowered and why d, đ and e are what they are, in the words of whoever said it.',
  record({
    person: text,
    period: text,
    cells: list(component('CellReason', 'Of a cell of the thirty points.', record({ cell: text, reason: text }))),
    attested: list(
      component(
        'AttestedReason',
        'Of d, đ (dd) or e (Điều 15.3).',
        record({ term: choice('d', 'dd', 'e'), value: choice('1', '1/2'), reason: text, event: text }),
      ),
    ),
  }),
);
export const assessmentReasons = componentOf<{ readonly basis: Basis; readonly reasons: AssessmentReasons }>()(
  'AssessmentReasonsAnswer',
  'The reasons behind an assessment.',
  record({ basis, reasons }),
);

const product = componentOf<TaskProduct>()(
  'TaskProduct',
  'A product of the catalogue (Điều 13).',
  record({
    catalogue: text,
    code: text,
    printedCode: text,
    name: text,
    group: text,
    groupName: nullable(text),
    points: nullable(exact),
    countUnit: nullable(text),
    standardUnit: text,
  }),
);

const milestone = componentOf<TaskMilestone>()(
  'TaskMilestone',
  'Units of a milestone in the hands of a unit or a person.',
  record({
    milestone: text,
    unit: nullable(text),
    person: nullable(text),
    due: nullable(day),
    units: count,
    accepted: count,
    waiting: count,
  }),
);

const report = componentOf<TaskReport>()(
  'TaskReport',
  'Progress as it was reported; it moves no score.',
  record({ event: text, day, milestone: nullable(text), percent: nullable(exact), note: text }),
);

const verdict = componentOf<TaskVerdict>()(
  'TaskVerdict',
  'What was said of a submission.',
  record({
    event: text,
    accepted: flag,
    day,
    major: flag,
    unitsAtFault: nullable(count),
    exceedsRequirement: flag,
    reason: nullable(text),
    confirmedDay: nullable(day),
    newDeadline: nullable(day),
  }),
);

const submission = componentOf<TaskSubmission>()(
  'TaskSubmission',
  'Units that were delivered with evidence; the last verdict holds.',
  record({
    submission: text,
    event: text,
    milestone: text,
    units: count,
    day,
    claimedDay: day,
    note: nullable(text),
    evidence: list(
      component(
        'TaskEvidence',
        'A document; by its hash a file is read.',
        record({ name: text, hash: nullable(hash) }),
      ),
    ),
    verdicts: list(verdict),
  }),
);

const cause = componentOf<TaskCause>()(
  'TaskCause',
  'An objective cause that was confirmed (Điều 14.2).',
  record({ event: text, milestone: nullable(text), due: nullable(day), submission: nullable(text), reason: text }),
);

const file = componentOf<TaskFile>()(
  'TaskFile',
  'One task with what was reported, submitted and decided, with the words of those who did.',
  record({
    task: text,
    title: nullable(text),
    basis: choice('PLAN', 'UNPLANNED', 'TAKEN_OVER'),
    plan: nullable(text),
    row: nullable(text),
    product: nullable(product),
    factor: exact,
    factorIsProvisional: flag,
    milestones: list(milestone),
    reports: list(report),
    submissions: list(submission),
    causes: list(cause),
    synthetic: flag,
  }),
);

export const taskFile = componentOf<{ readonly basis: Basis; readonly file: TaskFile }>()(
  'TaskFileAnswer',
  'A task with everything that was said about it.',
  record({ basis, file }),
);
