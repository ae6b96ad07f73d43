/** The six clarities (6 rõ), in their usual order. */
export const CLARITIES = ['PERSON', 'WORK', 'TIME', 'RESPONSIBILITY', 'PRODUCT', 'AUTHORITY'] as const;
export type Clarity = (typeof CLARITIES)[number];

/** Why something is not clear. */
export interface ClarityGap {
  readonly clarity: Clarity;
  readonly code:
    | 'NO_LEAD'
    | 'COLLECTIVE'
    | 'SEVERAL_LEADS'
    | 'NO_HOLDER'
    | 'NO_MEASURE'
    | 'NO_DEADLINE'
    | 'NO_PRODUCT'
    | 'NO_FIGURE'
    | 'NO_AUTHORITY';
  readonly what: string;
  /** The unit it is about, or the collective as printed; null: the row itself. */
  readonly about: string | null;
}

/** One task or indicator of a plan against the six clarities. */
export interface ClarityRow {
  readonly subject: 'TASK' | 'INDICATOR';
  readonly plan: string;
  readonly annex: string | null;
  readonly row: string;
  /** Null for a task. */
  readonly indicator: string | null;
  readonly title: string;
  readonly units: readonly string[];
  readonly clear: { readonly [C in Clarity]: boolean };
  readonly gaps: readonly ClarityGap[];
  readonly synthetic: boolean;
}
