import type { Comparator } from './input.js';

/** How a bare number in a plan is read: a dated field of the indicator. */
export const TARGET_READINGS = ['AT_LEAST', 'AT_MOST', 'EXACT'] as const;
/** At least, at most, or exactly the number. */
export type TargetReading = (typeof TARGET_READINGS)[number];

const COMPARATOR_OF: Readonly<Record<TargetReading, Comparator>> = { AT_LEAST: '>=', AT_MOST: '<=', EXACT: '=' };

/** The comparator of a bare number. Without a decided reading it is AT_LEAST and marked `inferred`. */
export function readBareNumber(
  value: string,
  reading: TargetReading | null,
): { readonly comparator: Comparator; readonly value: string; readonly inferred: boolean } {
  return { comparator: COMPARATOR_OF[reading ?? 'AT_LEAST'], value, inferred: reading === null };
}
