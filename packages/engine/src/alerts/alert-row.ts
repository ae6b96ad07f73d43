import type { Day } from '@kpi-ledger/projections';

/** What somebody should act on, in the order of a list of one day. */
export const ALERT_KINDS = [
  'OVERDUE',
  'DUE_SOON',
  'EVIDENCE_WAITING',
  'PERIOD_CLOSING',
  'INDICATOR_UNMEASURED',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** One matter with the day that it is about. Fields that do not apply are null. */
export interface AlertRow {
  readonly kind: AlertKind;
  /** The due day; of waiting evidence the day of its submission; the last day of the period or of the year of the target. */
  readonly day: Day;
  /** From the day of the question to that day; below 0: so many days past. */
  readonly daysLeft: number;
  /** Whose matter it is; both null: a collective that nobody was named for. */
  readonly unit: string | null;
  readonly person: string | null;
  /** Who has to act: the unit or person, or the post that accepts; null: nobody is recorded. */
  readonly owedBy: string | null;
  readonly plan: string | null;
  readonly row: string | null;
  readonly task: string | null;
  readonly milestone: string | null;
  /** Units of the product that it is about. */
  readonly units: number | null;
  readonly indicator: string | null;
  readonly period: string | null;
  /** As printed; null: a text that a user wrote, which is sealed. */
  readonly title: string | null;
  /** What is the matter, in Vietnamese. */
  readonly what: string;
  /** The event it rests on; null: it follows from a plan or the calendar alone. */
  readonly event: string | null;
  readonly synthetic: boolean;
}

/** Without what does not apply. */
export const alert = (
  of: Pick<AlertRow, 'kind' | 'day' | 'daysLeft' | 'what' | 'synthetic'> & Partial<AlertRow>,
): AlertRow => ({
  ...{ unit: null, person: null, owedBy: null, plan: null, row: null, task: null, milestone: null },
  ...{ units: null, indicator: null, period: null, title: null, event: null },
  ...of,
});
