import { isAttainmentRuleValue } from '@kpi-ledger/formulas';
import { duplicates, emptyList } from '../common/checks.js';
import type { Fact } from '../common/facts.js';
import { type Asking, type Decision, handler, recordUnless } from '../common/handler.js';
import { refuse } from '../refusals/refusal.js';
import { evolve, initial, type Plan, placeOf } from './fold.js';

const adoptPlan = (plan: Plan, fact: Fact<'PlanAdopted'>): Decision =>
  recordUnless(fact, plan.adopted && refuse('ALREADY_EXISTS', 'data.plan', { value: fact.data.plan }));

const listTask = (plan: Plan, fact: Fact<'PlanTaskListed'>): Decision =>
  recordUnless(
    fact,
    plan.listed.has(placeOf(fact.data)) && refuse('ALREADY_EXISTS', 'data.row', { value: fact.data.row }),
  );

const decideRule = (_: Plan, fact: Fact<'AttainmentRuleDecided'>): Decision => {
  const { rule, value } = fact.data;
  return recordUnless(
    fact,
    !isAttainmentRuleValue(rule, value) && refuse('UNKNOWN_RULE_VALUE', 'data.value', { rule, value }),
  );
};

const nameUnits = (_: Plan, fact: Fact<'CollectiveUnitsDecided'>): Decision =>
  recordUnless(
    fact,
    emptyList(fact.data.units, 'data.units'),
    duplicates(fact.data.units, (i) => `data.units[${i}]`),
  );

/** The row that governs is of this plan, and does not yield to itself. */
const decideConflict = (_: Plan, fact: Fact<'GoverningRowDecided'>): Decision => {
  const { plan, governs, over } = fact.data;
  const governing = `${governs.plan} ${placeOf(governs)}`;
  return recordUnless(
    fact,
    governs.plan !== plan && refuse('GOVERNING_ROW_OF_OTHER_PLAN', 'data.governs.plan', { value: governs.plan, plan }),
    emptyList(over, 'data.over'),
    over.flatMap((place, i) =>
      `${place.plan} ${placeOf(place)}` === governing
        ? [refuse('GOVERNS_ITSELF', `data.over[${i}]`, { value: governs.row })]
        : [],
    ),
  );
};

/** Listed rows of this plan and of others, or paragraphs of their prose; a row is no second time the same as itself. */
const linkTasks = ({ listed }: Plan, fact: Fact<'TasksLinked'>, { context }: Asking): Decision => {
  const { plan, row, same } = fact.data;
  const keys = [row, ...same].map((place) => `${place.plan} ${placeOf(place)}`);
  return recordUnless(
    fact,
    row.plan !== plan && refuse('LINKED_ROW_OF_OTHER_PLAN', 'data.row.plan', { value: row.plan, plan }),
    emptyList(same, 'data.same'),
    duplicates(keys, (i) => (i === 0 ? 'data.row' : `data.same[${i - 1}]`)),
    row.annex !== null && !listed.has(placeOf(row)) && unknownRow('data.row.row', row),
    same.flatMap((place, i) =>
      place.annex !== null && context.plan(place.plan) && !context.planRow(place.plan, place.row)
        ? [unknownRow(`data.same[${i}].row`, place)]
        : [],
    ),
  );
};

const unknownRow = (path: string, { plan, row }: { readonly plan: string; readonly row: string }) =>
  refuse('UNKNOWN_PLAN_ROW', path, { plan, value: row });

const setMinimum = ({ listed }: Plan, fact: Fact<'YearlyMinimumSet'>): Decision => {
  const { minimum, from, to } = fact.data;
  return recordUnless(
    fact,
    !listed.has(placeOf(fact.data)) && unknownRow('data.row', fact.data),
    minimum < 1 && refuse('MINIMUM_NOT_POSITIVE', 'data.minimum', { value: String(minimum) }),
    to < from && refuse('YEARS_REVERSED', 'data.to', { value: to, from }),
  );
};

export const planHandler = handler({
  initial,
  evolve,
  founding: { type: 'PlanAdopted', isFounded: ({ adopted }) => adopted, code: 'UNKNOWN_PLAN', field: 'plan' },
  decide: {
    PlanAdopted: adoptPlan,
    PlanTaskListed: listTask,
    AttainmentRuleDecided: decideRule,
    CollectiveUnitsDecided: nameUnits,
    GoverningRowDecided: decideConflict,
    TasksLinked: linkTasks,
    YearlyMinimumSet: setMinimum,
  },
});
