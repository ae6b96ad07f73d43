import type { Context } from '../common/context.js';
import type { DataOf } from '../common/facts.js';

/** The factor in force on the day of the assignment, kept with it (Điều 13); null: none decided, h = 1 provisional (P36). */
export function withSnapshot(data: DataOf<'TaskAssigned'>, day: string, context: Context): DataOf<'TaskAssigned'> {
  const { product } = data;
  const decided = product ? context.product(product.catalogue, product.code, day) : null;
  return { ...data, snapshot: { factor: decided?.factor ?? null, decidedBy: decided?.decidedBy ?? null } };
}
