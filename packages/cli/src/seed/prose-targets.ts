import { type ObligationRow, obligations, type PlanId, rowId } from '@kpi-ledger/seeds';
import { PLAN_DAY } from './plan-days.js';
import { type SeedFact, seedFact } from './seed-fact.js';

/** The quantified targets of the running text are indicators like those of the annexes; most name nobody who leads. */
export const proseTargetFacts = (plan: PlanId): readonly SeedFact[] =>
  obligations(plan)
    .filter(({ targets }) => targets.length > 0)
    .flatMap((item) => {
      const indicator = rowId(item);
      const { row, title, unit: measure, annual, responsible, horizon, targets, reading } = item;
      return [
        seedFact(indicator, 'IndicatorDefined', PLAN_DAY[plan], {
          ...{ indicator, unit: null, plan, row, title, measure, annual },
          kind: 'indicator',
          direction: directionOf(item),
          lead: responsible,
          legalBasis: null,
        }),
        seedFact(indicator, 'TargetSet', PLAN_DAY[plan], { indicator, unit: null, horizon, targets, reading }),
      ];
    });

/** A lower bound is better above it; within a range it is a band; words have no direction. */
function directionOf({ targets }: ObligationRow): 'up' | 'band' | 'none' {
  const comparators = targets.map(({ comparator }) => comparator);
  if (comparators.includes('range')) return 'band';
  return comparators.includes('>=') ? 'up' : 'none';
}
