import type { AppendError } from '../port.js';

/** Seconds that a writer's clock may be behind what the ledger already knows. */
export const DEFAULT_TOLERANCE_SECONDS = 300;

/** CLOCK_SKEW when the clock is behind the reference by more than the tolerance; null when it may write. */
export const clockBehind = (
  clock: string,
  reference: string | null,
  toleranceSeconds: number,
): (AppendError & { readonly kind: 'CLOCK_SKEW' }) | null =>
  reference !== null && Date.parse(reference) - Date.parse(clock) > toleranceSeconds * 1000
    ? { kind: 'CLOCK_SKEW', clock, reference, toleranceSeconds }
    : null;
