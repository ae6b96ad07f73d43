import type { Batch } from './task.js';

/** Which units an act takes first; units that compare equal keep their order. */
export type Order = (a: Batch, b: Batch) => number;

/** As they came to their doers: what stayed with the giver of a handover before what the receiver got. */
export const inOrderOfAssignment: Order = (a, b) => a.origin.ordinal - b.origin.ordinal;
/** Of units with a major error, the same ones first when more faults follow (P41). */
export const mostFaultsFirst: Order = (a, b) => b.faults.length - a.faults.length;
/** What was returned is delivered again before fresh units are. */
export const returnedFirst: Order = (a, b) =>
  Number(b.returned.length > 0) - Number(a.returned.length > 0) || mostFaultsFirst(a, b) || inOrderOfAssignment(a, b);

export interface Taken {
  readonly batches: readonly Batch[];
  /** How many units were taken: fewer than asked where there were not as many. */
  readonly count: number;
}

/**
 * Changes `units` units of the batches that `may` be taken (null: all of them), splitting a batch where needed. `change` may
 * answer several batches, for example the giver's and the receiver's.
 */
export function take(
  batches: readonly Batch[],
  units: number | null,
  may: (batch: Batch) => boolean,
  order: Order,
  change: (batch: Batch) => readonly Batch[],
): Taken {
  let left = units ?? Number.POSITIVE_INFINITY;
  const share = new Map<Batch, number>();
  for (const batch of batches.filter(may).sort(order)) {
    const count = Math.min(left, batch.count);
    if (count > 0) share.set(batch, count);
    left -= count;
  }
  const after = batches.flatMap((batch) => {
    const count = share.get(batch) ?? 0;
    if (count === 0) return [batch];
    const changed = change({ ...batch, count });
    return count === batch.count ? changed : [...changed, { ...batch, count: batch.count - count }];
  });
  return { batches: after, count: [...share.values()].reduce((sum, count) => sum + count, 0) };
}
