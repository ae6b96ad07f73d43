import type { AnyEvent } from '@kpi-ledger/events';

/** An event with its place in the log. */
export interface PlacedEvent {
  readonly ordinal: number;
  readonly event: AnyEvent;
}

/** A published figure that nothing has retracted: RatingPublished, or RatingRestated beside it. */
export interface PublishedFigure {
  readonly event: string;
  readonly ordinal: number;
  readonly person: string;
  readonly S: string;
  readonly basis: {
    readonly ordinal: number;
    readonly root: string;
    readonly effective: string;
    readonly ruleSet: string;
    readonly formulaSet: string;
  };
  readonly kind: 'PUBLISHED' | 'RESTATED';
}

export interface RecomputedScore {
  readonly S: string | null;
  readonly status: string;
  /** What stands in the way where there is no S, in Vietnamese. */
  readonly missing: readonly string[];
  /** Whose statements about which period were read. */
  readonly records: readonly { readonly person: string; readonly period: string }[];
}

/** Some events of a ledger, read by the engine. */
export interface RecomputedLedger {
  /** Hash of the rules as they were known. */
  readonly ruleSet: string;
  /** What the closing of a period commits to; null: the text names no period. */
  closing(period: string): {
    readonly ratings: number;
    readonly ratingsRoot: string;
    readonly organisation: { readonly events: number; readonly root: string };
    readonly figures: readonly PublishedFigure[];
    /** What the ratings rest on; of a whole ledger only. */
    rests(): { readonly rule: string; readonly root: string };
  } | null;
  /** Who heads the unit at the end of the period; null: nobody. */
  headOf(unit: string, period: string): string | null;
  score(person: string, period: string, effective: string): RecomputedScore | null;
}

/** The calculation, given to the verifier from outside: pure, and without anything of Node. */
export interface Recompute {
  /** `id@version` of the formulas that this program has. */
  readonly formulas: readonly string[];
  /** @param knownAt the knowledge time of the state from which the events come */
  ledgerOf(events: readonly PlacedEvent[], knownAt: string): RecomputedLedger;
}
