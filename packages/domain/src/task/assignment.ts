import { duplicates, emptyList } from '../common/checks.js';
import type { Context } from '../common/context.js';
import type { DataOf, Fact } from '../common/facts.js';
import { type Asking, alreadySo, type Decision, recordUnless } from '../common/handler.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import { closedMilestone } from './checks.js';
import { type Doer, openUnits, submittedUnits, type Task } from './fold.js';
import { wrongPart } from './part.js';
import { withSnapshot } from './snapshot.js';

type Milestones = DataOf<'TaskAssigned'>['milestones'];

/** Every person is given tasks with quantity and deadline (Điều 18.1); the factor of the day is kept with them (Điều 13). */
export function assignTask(task: Task, fact: Fact<'TaskAssigned'>, { context }: Asking): Decision {
  const { data, validAt } = fact;
  return recordUnless(
    { ...fact, data: withSnapshot(data, validAt, context) },
    task.assigned !== null && refuse('ALREADY_EXISTS', 'data.task', { value: data.task }),
    isUnnamed(data) && refuse('TASK_UNNAMED', 'data.title', { value: data.task }),
    wrongMilestones(data.milestones),
    unknownPlanRow(data, context),
    unknownProduct(data, validAt, context),
    wrongPart(data, validAt, context),
    data.basis !== 'PLAN' && notApproved(data),
    data.basis !== 'PLAN' && dueBefore(data.milestones, validAt),
  );
}

const isUnnamed = ({ plan, product, part, title, publicTitle }: DataOf<'TaskAssigned'>): boolean =>
  plan === undefined && product === undefined && part === undefined && title === undefined && publicTitle === undefined;

const wrongMilestones = (milestones: Milestones): readonly Refusal[] => [
  ...(milestones.length === 0 ? [refuse('EMPTY_LIST', 'data.milestones')] : []),
  ...duplicates(
    milestones.map(({ key }) => key),
    (i) => `data.milestones[${i}].key`,
  ),
  ...milestones.flatMap(({ units }, i) =>
    units === 0 ? [refuse('UNITS_NOT_POSITIVE', `data.milestones[${i}].units`)] : [],
  ),
];

const unknownPlanRow = ({ plan }: DataOf<'TaskAssigned'>, context: Context): Refusal | false =>
  plan !== undefined &&
  context.plan(plan.plan) &&
  !context.planRow(plan.plan, plan.row) &&
  refuse('UNKNOWN_PLAN_ROW', 'data.plan.row', { plan: plan.plan, value: plan.row });

const unknownProduct = ({ product }: DataOf<'TaskAssigned'>, day: string, context: Context): Refusal | false =>
  product !== undefined &&
  context.catalogue(product.catalogue) &&
  context.product(product.catalogue, product.code, day) === null &&
  refuse('UNKNOWN_PRODUCT', 'data.product.code', { catalogue: product.catalogue, value: product.code, day });

/** Work outside the plan adds points, so somebody with authority gives it (Điều 18.1d). */
const notApproved = ({ approvedBy, decision }: DataOf<'TaskAssigned'>): Refusal | false =>
  approvedBy === undefined && decision === undefined && refuse('APPROVAL_REQUIRED', 'data.approvedBy');

/** Rows of a plan keep the deadline that is printed; other work is not given with a deadline that has passed. */
const dueBefore = (milestones: Milestones, day: string): readonly Refusal[] =>
  milestones.flatMap(({ due }, i) =>
    due < day ? [refuse('DUE_BEFORE_ASSIGNMENT', `data.milestones[${i}].due`, { value: due, day })] : [],
  );

/** Deadlines or quantities change; a milestone with a new key is added. */
export function amendTask(task: Task, fact: Fact<'TaskAmended'>): Decision {
  const { milestones } = fact.data;
  const repeats = milestones.every(({ key, due, units }) => {
    const known = task.milestones.get(key);
    return known !== undefined && !known.cancelled && known.due === due && known.units === units;
  });
  if (milestones.length > 0 && repeats) return alreadySo;
  return recordUnless(
    fact,
    wrongMilestones(milestones),
    milestones.flatMap((milestone, i) => wrongAmendment(task, milestone, fact.validAt, `data.milestones[${i}]`)),
  );
}

function wrongAmendment(task: Task, { key, due, units }: Milestones[number], day: string, path: string): Refusal[] {
  const known = task.milestones.get(key);
  if (known?.cancelled) return [refuse('MILESTONE_CANCELLED', `${path}.key`, { value: key })];
  const submitted = submittedUnits(task, key);
  return [
    ...(due !== known?.due && due < day ? [refuse('DEADLINE_IN_PAST', `${path}.due`, { value: due, day })] : []),
    ...(units < submitted ? [refuse('UNITS_BELOW_SUBMITTED', `${path}.units`, { value: units, submitted })] : []),
  ];
}

/** Open units go to another doer (Điều 18.1d); after the last deadline only with a new one (P43). */
export function handOverTask(task: Task, fact: Fact<'TaskHandedOver'>): Decision {
  const { milestone, units, toUnit, toPerson, newDeadline } = fact.data;
  const keys = milestone === null ? [...task.milestones.keys()] : [milestone];
  const open = keys.reduce((total, key) => total + openUnits(task, key), 0);
  const day = fact.validAt;
  const isSameDoer = task.doers.length === 1 && isSame(task.doers[0], toUnit, toPerson);
  return recordUnless(
    fact,
    milestone !== null && closedMilestone(task, milestone, 'data.milestone'),
    isSameDoer && refuse('SAME_DOER', toUnit ? 'data.toUnit' : 'data.toPerson', { value: toUnit ?? toPerson ?? '' }),
    open === 0 && refuse('NOTHING_OPEN', 'data.milestone'),
    units === 0 && refuse('UNITS_NOT_POSITIVE', 'data.units'),
    units !== null &&
      open > 0 &&
      units > open &&
      refuse('UNITS_EXCEED_ASSIGNED', 'data.units', { value: units, open, milestone: milestone ?? keys.join(', ') }),
    newDeadline !== null &&
      newDeadline < day &&
      refuse('DEADLINE_IN_PAST', 'data.newDeadline', { value: newDeadline, day }),
    newDeadline === null && passedDeadline(task, keys, day),
  );
}

const isSame = (doer: Doer | undefined, unit: string | undefined, person: string | undefined): boolean =>
  doer !== undefined && ('unit' in doer ? doer.unit === unit : doer.person === person);

function passedDeadline(task: Task, keys: readonly string[], day: string): Refusal | false {
  const passed = keys
    .filter((key) => openUnits(task, key) > 0)
    .map((key) => task.milestones.get(key)?.deadlines.at(-1) ?? day)
    .find((due) => due < day);
  return passed !== undefined && refuse('NEW_DEADLINE_REQUIRED', 'data.newDeadline', { due: passed });
}

/** The assigner withdraws the work, or the milestones named (P37). */
export function cancelTask(task: Task, fact: Fact<'TaskCancelled'>): Decision {
  const keys = fact.data.milestones ?? [...task.milestones.keys()];
  const known = [...task.milestones.keys()].join(', ');
  if (keys.length > 0 && keys.every((key) => task.milestones.get(key)?.cancelled)) return alreadySo;
  return recordUnless(
    fact,
    fact.data.milestones !== null && emptyList(keys, 'data.milestones'),
    keys.flatMap((value, i) =>
      task.milestones.has(value) ? [] : [refuse('UNKNOWN_MILESTONE', `data.milestones[${i}]`, { value, known })],
    ),
  );
}
