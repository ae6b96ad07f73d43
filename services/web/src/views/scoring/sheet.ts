import type { Schema } from '@kpi-ledger/api-client';

export type Sheet = Schema<'PeriodSheet'>;
export type Cell = Sheet['cells'][number];
export type Reasons = Schema<'AssessmentReasons'>;

/** What was said of a cell when it was confirmed; empty: nothing. */
export const reasonOf = (reasons: Reasons | null, cell: string): string =>
  reasons?.cells.find((one) => one.cell === cell)?.reason ?? '';

/** A number as it is typed here, with a comma or a point, as the service takes it. */
export const typedNumber = (text: string): string => text.trim().replace(',', '.');

/** d, đ and e are all of their part of the score, or half of it. */
export const shareOf = (value: string | null): string =>
  value === '1' ? '100%' : value === '1/2' ? '50%' : (value ?? '–');
