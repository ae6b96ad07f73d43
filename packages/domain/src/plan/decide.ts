import { isAttainmentRuleValue } from '@kpi-ledger/formulas';
import { duplicates, emptyList } from '../common/checks.js';
import type { Fact } from '../common/facts.js';
import { type Decision, handler, recordUnless } from '../common/handler.js';
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
  },
});
