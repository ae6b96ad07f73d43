import type { Context, FactorInfo } from '../common/context.js';
import { exact } from '../common/exact.js';
import type { DataOf } from '../common/facts.js';

type Assigned = DataOf<'TaskAssigned'>;

/**
 * The factor in force on the day of the assignment, kept with it (Điều 13); null: none decided, h = 1 provisional (P36). A
 * part of a team product has its share of the factor (Điều 18.1c).
 */
export function withSnapshot(data: Assigned, day: string, context: Context): Assigned {
  const split = data.part ? context.team(data.part.team) : null;
  const product = split?.product ?? data.product;
  const decided = product ? context.product(product.catalogue, product.code, day) : null;
  const share = split?.parts.find(({ key }) => key === data.part?.key)?.share;
  return { ...data, snapshot: share === undefined ? snapshotOf(decided) : partOf(decided, share) };
}

const snapshotOf = (decided: FactorInfo | null) => ({
  factor: decided?.factor ?? null,
  decidedBy: decided?.decidedBy ?? null,
});

const partOf = (decided: FactorInfo | null, share: string) => ({
  factor: decided === null ? null : exact(decided.factor).times(exact(share)).toString(),
  decidedBy: decided?.decidedBy ?? null,
  share,
  productFactor: decided?.factor ?? null,
});
