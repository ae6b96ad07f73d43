import type { AnyEvent } from '@kpi-ledger/events';

/** One plan with its rows. */
export interface Plan {
  adopted: boolean;
  /** Annex and row of what is listed. */
  readonly listed: Set<string>;
  readonly rows: Set<string>;
}

export const initial = (): Plan => ({ adopted: false, listed: new Set(), rows: new Set() });

export const placeOf = ({ annex, row }: { readonly annex: string | null; readonly row: string }): string =>
  `${annex ?? ''}/${row}`;

export function evolve(plan: Plan, event: AnyEvent): Plan {
  switch (event.type) {
    case 'PlanAdopted':
      plan.adopted = true;
      break;
    case 'PlanTaskListed':
      plan.listed.add(placeOf(event.data));
      plan.rows.add(event.data.row);
      break;
  }
  return plan;
}
