import type { DataOf } from './facts.js';

/** What is known of a unit. */
export interface UnitInfo {
  readonly unit: string;
  readonly parent: string | null;
}

export interface PostInfo {
  readonly post: string;
  readonly unit: string;
  readonly role: 'HEAD' | 'DEPUTY' | 'STAFF';
  readonly personKind: string;
}

export interface OfficialInfo {
  readonly person: string;
  readonly personKind: string;
}

/** A conversion factor in force, with the decision behind it as printed text. */
export interface FactorInfo {
  readonly factor: string;
  readonly decidedBy: string | null;
}

/** A team product as split now (Điều 18.1c), and from which day on. */
export interface TeamInfo {
  readonly from: string;
  readonly product: { readonly catalogue: string; readonly code: string };
  readonly parts: readonly { readonly key: string; readonly share: string }[];
}

/** What may be decided about an organisation's class of a year, as calculated on the day of the decision. */
export interface AgencyStanding {
  /** OK, REVIEW, TIE and so on, as `kpi agencies` answers it. */
  readonly status: string;
  /** The classes that Điều 8 leaves to the decision; none: nothing can be decided yet. */
  readonly allowed: readonly string[];
  /** Direct sub-units that must be decided before, except for KHT (Điều 9.1). */
  readonly subUnitsOpen: readonly string[];
  /** Why nothing can be decided, in Vietnamese. */
  readonly why: string;
}

/** Why a subject may not be erased yet: a rule that does not hold now, with the values of its text. */
export interface Obstacle {
  readonly code:
    | 'RECORDS_KEPT'
    | 'IN_SERVICE'
    | 'PERIOD_OPEN'
    | 'CLASSIFICATION_OPEN'
    | 'PETITION_OPEN'
    | 'TASK_OPEN'
    | 'STILL_USED';
  readonly values: { readonly [name: string]: string };
}

/** What an erasure is judged by, as the ledger stands on the day of the act. */
export interface ErasureStanding {
  /** Are personal texts sealed under a key of the subject's own? */
  readonly sealed: boolean;
  /** The records of Điều 24 that the ledger holds of the subject. */
  readonly records: 'NONE' | 'KEPT' | 'PERIOD_OVER';
  readonly obstacles: readonly Obstacle[];
}

/**
 * What a handler may ask about the rest of the ledger, as known now. Names that are not there answer null. The engine
 * implements it; a handler never sees a clock or a store.
 */
export interface Context {
  /** null: LedgerOpened has not been recorded. */
  readonly ledgerKind: 'live' | 'demo' | null;
  /** The civil date at UTC+07:00 on which the command is recorded. */
  readonly today: string;
  /** The import that brings the command; null for a single command. */
  readonly importing: string | null;
  unit(unit: string): UnitInfo | null;
  post(post: string): PostInfo | null;
  official(person: string): OfficialInfo | null;
  plan(plan: string): boolean;
  planRow(plan: string, row: string): boolean;
  catalogue(catalogue: string): boolean;
  /** The product's factor in force on the day; null: the catalogue has no such product by then. */
  product(catalogue: string, code: string, day: string): FactorInfo | null;
  team(team: string): TeamInfo | null;
  /** Which parts of the team product are assigned, each with its task. */
  partsAssigned(team: string): readonly { readonly part: string; readonly task: string }[];
  indicator(indicator: string): boolean;
  /** The framework of maturity in force on the day; null: none was adopted by then. */
  maturityFramework(framework: string, day: string): DataOf<'MaturityFrameworkAdopted'> | null;
  /** Who holds the head post of the unit on the day. */
  headOf(unit: string, day: string): string | null;
  /** The scoring step of the cells in force on the day (P19); null before the decree. */
  scoringStep(day: string): string | null;
  /** Is the period closed, by PeriodClosed without a later PeriodReopened? */
  periodClosed(period: string): boolean;
  /** S of the person and period as calculated over the first `ordinal` events; null: there is no score. */
  calculatedScore(person: string, period: string, ordinal: number): string | null;
  /** The criteria set of that name which the unit adopted, in force on the day. */
  criteriaSet(adoptedBy: string, set: string, day: string): DataOf<'AgencyCriteriaSetAdopted'> | null;
  /** What may be decided about the organisation's class of the year; null: the command does not ask. */
  agencyStanding(unit: string, year: string): AgencyStanding | null;
  /** Was the subject erased? Nothing more can be sealed under its key. */
  erased(subject: string): boolean;
  /** What an erasure is judged by; null: the command erases nothing. */
  erasureStanding(subject: string): ErasureStanding | null;
}
