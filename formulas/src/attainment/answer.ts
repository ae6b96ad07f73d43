import type { Warning } from '../formula.js';
import type { Rational } from '../numbers/index.js';
import type { RankMethod } from './input.js';

/** Why a field of the answer is null. */
export type Reason =
  /** No value has been measured. */
  | 'not_measured'
  /** The rank of the period has not been published. */
  | 'not_published'
  /** A trend or a qualitative target: somebody has to attest it. */
  | 'needs_attestation'
  /** No ratio to the target exists (R ≤ 0 or x < 0 and no baseline). */
  | 'TARGET_NOT_RATIO'
  /** A rank without baseline needs the number of units ranked. */
  | 'universe_unknown';

/** How `progress` was measured: a rank method, RATIO, BASELINE or BINARY. */
export type ProgressMethod = RankMethod | 'RATIO' | 'BASELINE' | 'BINARY';

/** Status and progress are two results, never one: only `status` is what the target asserts. */
export interface TargetAnswer {
  /** Met or not; null = unknown, see `reason`. */
  readonly status: boolean | null;
  /** 0..1, no credit above 1. */
  readonly progress: string | null;
  /** Progress before it is clamped to 0..1. */
  readonly raw: string | null;
  /** Distance to the target, in its own unit, positive on the good side. */
  readonly margin: string | null;
  /** How progress was measured; null where there is none. */
  readonly method: ProgressMethod | null;
  /** Null where nothing is unknown. */
  readonly reason: Reason | null;
  /** Remarks on an answer that stands all the same; by `code`. */
  readonly warnings: readonly Warning[];
}

/** The same before formatting. */
export interface Attained {
  readonly status: boolean;
  readonly raw: Rational | null;
  readonly margin: Rational | null;
  readonly method: ProgressMethod | null;
  readonly reason?: Reason;
  readonly warnings?: readonly Warning[];
}

export const unknownTarget = (reason: Reason): TargetAnswer => ({
  status: null,
  progress: null,
  raw: null,
  margin: null,
  method: null,
  reason,
  warnings: [],
});
