import type { AttainmentRuleName, AttainmentState } from '@kpi-ledger/projections';
import type { UsedRule } from './attainment-row.js';

/** Of whom and when a target is judged. */
export interface Judging {
  readonly state: AttainmentState;
  readonly plan: string;
  readonly indicator: string;
  /** The year that an annual target is judged for; null: the target holds until its horizon. */
  readonly annualYear: string | null;
  /** The year of the question: where the path is read. */
  readonly year: string;
}

export function ruleOf({ state, plan, indicator }: Judging, name: AttainmentRuleName): UsedRule | null {
  const decided = state.rule(plan, indicator, name);
  return decided === null ? null : { value: decided.value, event: decided.event, decision: decided.decision };
}
