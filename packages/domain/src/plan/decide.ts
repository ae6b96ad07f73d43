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

export const planHandler = handler({
  initial,
  evolve,
  founding: { type: 'PlanAdopted', isFounded: ({ adopted }) => adopted, code: 'UNKNOWN_PLAN', field: 'plan' },
  decide: { PlanAdopted: adoptPlan, PlanTaskListed: listTask },
});
