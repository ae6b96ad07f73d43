import { type PlanId, rowId, tasks } from '@kpi-ledger/seeds';
import { PLAN_DAY, PLAN_YEARS } from './plan-days.js';
import { type SeedFact, seedFact } from './seed-fact.js';

const SPAN = /^(\d{4})\s*-\s*(\d{4})$/;

/** What a plan asks for in every year ("Một năm tối thiểu 2 cuộc thi"), in the years that the row prints, else those of the plan. */
export const yearlyMinimumFacts = (plan: PlanId): readonly SeedFact[] =>
  tasks(plan).flatMap((task) => {
    const { annex, row, deadline, yearlyMinimum } = task;
    if (yearlyMinimum === null) return [];
    const [, first, last] = SPAN.exec(deadline.raw ?? '') ?? [];
    const [from, to] = PLAN_YEARS[plan];
    return [
      seedFact(rowId(task), 'YearlyMinimumSet', PLAN_DAY[plan], {
        ...{ plan, annex, row, raw: yearlyMinimum.raw, minimum: yearlyMinimum.count },
        from: first ?? `${from}`,
        to: last ?? `${to}`,
      }),
    ];
  });
