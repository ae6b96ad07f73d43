import type { FigureParts } from '@kpi-ledger/formulas';
import type { Decided, GoverningRow } from '@kpi-ledger/projections';
import type { IndicatorRow, TargetRow } from '../indicators/indicator-rows.js';
import type { Missing } from '../rate/missing.js';

/** Something that the attainment of an indicator lacks, by a code that programs may rely on. */
export interface Lacking extends Missing {
  readonly code:
    | 'NOT_MEASURED'
    | 'NOT_ATTESTED'
    | 'YEAR_BEFORE_NOT_MEASURED'
    | 'COLLECTIVE_UNDECIDED'
    | 'ROLL_UP_UNDECIDED'
    | 'UNIT_TARGET_UNDECIDED'
    | 'PATH_UNDECIDED'
    | 'BASELINE_UNDECIDED'
    | 'UNIVERSE_UNDECIDED';
}

/** A rule that was decided, as an answer shows it. */
export interface UsedRule extends Pick<Decided, 'event' | 'decision'> {
  readonly value: string;
}

/** One published or reported figure, and how the target stands by it alone. */
export interface JudgedFigure extends Pick<IndicatorRow, 'value' | 'state' | 'universe'> {
  readonly period: string;
  /** The period is less than the year for which the target is measured anew. */
  readonly partOfYear: boolean;
  readonly source: string;
  readonly event: string | null;
  /** Of a qualitative target: how many documents stand behind it. */
  readonly evidence: number | null;
  readonly status: boolean | null;
  readonly progress: string | null;
  readonly margin: string | null;
  readonly method: string | null;
  readonly reason: string | null;
}

/** A figure as it was published or reported; `state` instead of `value` where it is yes or no. */
export interface RecordedFigure extends Pick<IndicatorRow, 'value' | 'state' | 'universe'> {
  readonly period: string;
  readonly source: string;
  readonly event: string | null;
}

export interface PathPoint {
  readonly year: string;
  readonly value: string;
  /** BASELINE measured; GIVEN and TARGET printed in a plan; LINEAR by a decided rule; EACH_YEAR of an annual target. */
  readonly kind: 'BASELINE' | 'GIVEN' | 'TARGET' | 'LINEAR' | 'EACH_YEAR';
}

/** What is to stand in each year up to the horizon. */
export interface Path {
  readonly rule: UsedRule | null;
  readonly points: readonly PathPoint[];
  /** What is to stand in the year of the question, and whether its figure does; null: no point of that year is known. */
  readonly due: (PathPoint & { readonly status: boolean | null }) | null;
}

export interface TargetAttainment extends TargetRow {
  /** The comparator that a bare number is read as; otherwise the printed one. */
  readonly readAs: string;
  /** What the target is judged by; several where one year was ranked in several universes. */
  readonly figures: readonly JudgedFigure[];
  readonly baseline: { readonly period: string; readonly value: string; readonly event: string } | null;
  readonly rules: { readonly [rule: string]: UsedRule };
  /** Null where a year cannot have a figure of its own: words, yes or no. */
  readonly path: Path | null;
}

/** The indicator as one unit stands. */
export interface UnitAttainment extends Pick<IndicatorRow, 'status' | 'progress' | 'value' | 'state'> {
  readonly unit: string;
  /** The decision or the definition that makes it a unit of the indicator; null: it only reports. */
  readonly member: string | null;
  readonly period: string | null;
  readonly source: string | null;
  /** What the value is made of, where the unit said so. */
  readonly parts?: FigureParts;
  /** By whose targets it is judged; null: nobody has decided. */
  readonly targetsOf: 'UNIT' | 'CITY' | null;
  readonly targets: readonly TargetAttainment[];
  readonly missing: readonly Lacking[];
}

/** A collective lead as printed, and which units a decision says it means. */
export interface CollectiveLead {
  readonly text: string;
  readonly units: readonly string[] | null;
  readonly decision: Decided['decision'];
  readonly event: string | null;
}

export interface RollUpAnswer {
  readonly rule: UsedRule | null;
  readonly value: string | null;
  readonly status: boolean | null;
  readonly progress: string | null;
  readonly margin: string | null;
  /** Why there is no value: ROLL_UP_UNDECIDED, COLLECTIVE_UNDECIDED, NO_UNITS, UNITS_UNKNOWN, PARTS_UNKNOWN, PERIODS_DIFFER, NOT_A_NUMBER. */
  readonly reason: string | null;
}

/** A decision between plans that differ, as this row stands in it. */
export interface ConflictStanding extends Pick<GoverningRow, 'conflict' | 'governs' | 'over' | 'decision' | 'event'> {
  readonly role: 'GOVERNS' | 'YIELDS';
}

/** One indicator for one horizon: all that can be said of its attainment on a day. */
export interface AttainmentRow extends Omit<IndicatorRow, 'targets' | 'missing'> {
  readonly kind: 'indicator' | 'header';
  readonly direction: string;
  readonly annual: boolean;
  /** The year that an annual target is judged for. */
  readonly year: string | null;
  readonly margin: string | null;
  /** Is `value` measured for the city, or rolled up from its units? */
  readonly origin: 'MEASURED' | 'ROLL_UP' | null;
  readonly targets: readonly TargetAttainment[];
  /** Every figure of it, the earliest period first: what was, beside what the targets are judged by. */
  readonly recorded: readonly RecordedFigure[];
  /** Who leads now: printed units, those that have been succeeded by their successors. */
  readonly leads: readonly string[];
  readonly collectives: readonly CollectiveLead[];
  readonly units: readonly UnitAttainment[];
  /** Null where the city's figure is not made of units. */
  readonly rollUp: RollUpAnswer | null;
  readonly conflicts: readonly ConflictStanding[];
  /** Slots of the definition card that the ledger fills. */
  readonly card: { readonly [slot: string]: string };
  readonly missing: readonly Lacking[];
}
