import type { Basis } from '../basis/basis.js';
import type { RateStatus, ScoreRow } from '../rate/rows.js';
import type { Terms } from '../rate/score.js';

/** Which of two states of the ledger a score stood in. */
export interface Figure extends Terms {
  readonly holder: string | null;
  readonly status: RateStatus;
  readonly band: ScoreRow['band'];
  readonly confirmed: boolean;
  readonly display: ScoreRow['display'];
}

/** What made a step. Ids join with names at display. */
export type Cause =
  | {
      readonly kind: 'event' | 'override';
      readonly event: string;
      readonly type: string;
      readonly stream: string;
      readonly validAt: string;
      readonly recordedAt: string;
      readonly actor: string;
    }
  /** A parameter that the city adopted; `event` is null for a reading of the law that this program knows from a later day on. */
  | {
      readonly kind: 'rule';
      readonly event: string | null;
      readonly id: string;
      readonly value: string | null;
      readonly from: string;
      readonly source: string;
      readonly recordedAt: string | null;
    }
  /** The day of the question moved; these events came into view. */
  | { readonly kind: 'effective'; readonly from: string; readonly to: string; readonly events: readonly string[] };

/** One change and what it did. */
export interface DiffStep {
  readonly cause: Cause;
  /** The change was taken away: the question goes back in knowledge. */
  readonly undone: boolean;
  readonly before: Figure;
  readonly after: Figure;
  /** S after minus before, exact; null where one of them has no score, or the post changed hands. */
  readonly contribution: string | null;
  /** Why there is no contribution. */
  readonly without: 'SCORE_GAINED' | 'SCORE_LOST' | 'NO_SCORE' | 'OTHER_HOLDER' | null;
}

/** A stretch without a score: S when it was lost and when it was there again. */
export interface Gap {
  readonly lostAt: number;
  readonly regainedAt: number;
  /** S after the gap minus S before it, exact. */
  readonly difference: string;
}

/**
 * Why the score of a post or person differs between two bases. Where both have one, and the holder is the same throughout:
 * total = the sum of the contributions + the sum of the differences over the gaps.
 */
export interface DiffRow {
  readonly post: string | null;
  readonly person: string | null;
  readonly unit: string | null;
  readonly from: Figure;
  readonly to: Figure;
  /** S of `to` minus S of `from`, exact; null where one of them has none, or the holders differ. */
  readonly total: string | null;
  /** In the order in which the changes were applied; `lostAt` and `regainedAt` of a gap count them from 0. */
  readonly steps: readonly DiffStep[];
  readonly gaps: readonly Gap[];
  /** Changes between the two bases that did not move this row. */
  readonly unmoved: number;
}

export interface Difference {
  readonly from: Basis;
  readonly to: Basis;
  readonly rows: readonly DiffRow[];
}
