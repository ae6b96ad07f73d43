import type { DataOf } from '@kpi-ledger/events';
import { type Fact, upTo } from '../facts/index.js';
import { inOrderOfEffect } from '../organisation/index.js';
import type { Day } from '../time/index.js';

export interface Plan {
  readonly id: string;
  readonly title: string;
  /** What the document does not print stays null. */
  readonly number: string | null;
  readonly adoptedOn: Day | null;
  readonly event: string;
  readonly synthetic: boolean;
  /** The rows as printed, in the order in which they were listed. */
  readonly rows: ReadonlyMap<string, PlanRow>;
}

export type PlanRow = Pick<
  DataOf<'PlanTaskListed'>,
  'annex' | 'row' | 'section' | 'title' | 'product' | 'responsible' | 'deadline'
> & { readonly event: string; readonly synthetic: boolean };

/** The plans with their rows on a day. */
export function plansAt(facts: readonly Fact[], day: Day): ReadonlyMap<string, Plan> {
  const plans = new Map<string, Omit<Plan, 'rows'> & { rows: Map<string, PlanRow> }>();
  const listed = new Map<string, Map<string, PlanRow>>();
  for (const { event } of inOrderOfEffect(upTo(facts, day))) {
    const stated = { event: event.id, synthetic: event.data.synthetic === true };
    if (event.type === 'PlanAdopted') {
      const { plan: id, title, number, adoptedOn } = event.data;
      plans.set(id, { ...stated, id, title, number, adoptedOn, rows: listed.get(id) ?? new Map() });
    } else if (event.type === 'PlanTaskListed') {
      const { plan, annex, row, section, title, product, responsible, deadline } = event.data;
      const rows = plans.get(plan)?.rows ?? listed.get(plan) ?? new Map<string, PlanRow>();
      listed.set(plan, rows);
      rows.set(row, { ...stated, annex, row, section, title, product, responsible, deadline });
    }
  }
  return plans;
}
