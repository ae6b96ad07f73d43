import type { EventTypeName } from '@kpi-ledger/engine';

/** A fact of the seeds as a command: the id is made of what it speaks about, so that seeding again records nothing. */
export interface SeedFact {
  readonly commandId: string;
  readonly type: EventTypeName;
  readonly validAt: string;
  readonly data: { readonly [field: string]: unknown };
}

export const seedFact = (
  about: string,
  type: EventTypeName,
  validAt: string,
  data: { readonly [field: string]: unknown },
): SeedFact => ({ commandId: `seed-${type}-${about}`.slice(0, 100), type, validAt, data });
