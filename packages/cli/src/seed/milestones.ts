import type { Deadline, PlanId } from '@kpi-ledger/seeds';
import { endOfPeriod } from '../options/period.js';
import { PLAN_YEARS } from './plan-days.js';

export interface PlannedMilestone {
  readonly key: string;
  readonly due: string;
  readonly units: number;
}

/**
 * When the work of a row is due. A month, quarter or year: once, on its last day. "Thường xuyên" and "Hằng quí": one unit a
 * quarter of the plan's years. "Hàng năm": one a year. A range of years and an open end name no deadline: nothing is due
 * until milestones are assigned, and the row is listed as unscheduled.
 */
export function milestonesOf(plan: PlanId, { kind, due }: Deadline): readonly PlannedMilestone[] {
  switch (kind) {
    case 'month':
    case 'quarter':
    case 'year':
      return due === null ? [] : [{ key: 'm1', due, units: 1 }];
    case 'continuous':
    case 'quarterly':
      return yearsOf(plan).flatMap((year) => [1, 2, 3, 4].map((quarter) => once(`${year}-Q${quarter}`)));
    case 'annual':
      return yearsOf(plan).map((year) => once(`${year}`));
    case 'range':
    case 'open':
    case 'none':
      return [];
  }
}

const once = (period: string): PlannedMilestone => ({ key: period, due: endOfPeriod(period), units: 1 });

function yearsOf(plan: PlanId): readonly number[] {
  const [first, last] = PLAN_YEARS[plan];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
