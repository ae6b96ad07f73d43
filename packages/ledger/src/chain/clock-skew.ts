import type { AppendError } from '../port.js';

/** Seconds that a writer's clock may be behind what the ledger already knows, or ahead of the store's own clock. */
export const DEFAULT_TOLERANCE_SECONDS = 300;

/** The writer's clock and what it is measured with. */
export interface WritersClock {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The store's own clock; left out by a store that has none beside its writers'. */
  readonly storeNow?: number;
  readonly toleranceSeconds: number;
}

/**
 * CLOCK_SKEW when the clock is behind K(head) or ahead of the store's by more than the tolerance; null when it may write.
 * One event from the future would keep every right clock from writing until then.
 */
export function clockSkew(
  { now, storeNow, toleranceSeconds }: WritersClock,
  knownAt: string | null,
): (AppendError & { readonly kind: 'CLOCK_SKEW' }) | null {
  const skew = (reference: string) =>
    ({ kind: 'CLOCK_SKEW', clock: new Date(now).toISOString(), reference, toleranceSeconds }) as const;
  if (knownAt !== null && Date.parse(knownAt) - now > toleranceSeconds * 1000) return skew(knownAt);
  if (storeNow !== undefined && now - storeNow > toleranceSeconds * 1000) return skew(new Date(storeNow).toISOString());
  return null;
}
