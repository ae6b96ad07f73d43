import type { Schema } from '@kpi-ledger/api-client';

export type Sheet = Schema<'PeriodSheet'>;

/** A number as it is typed here, with a comma or a point, as the service takes it. */
export const typedNumber = (text: string): string => text.trim().replace(',', '.');

/** d, đ and e are all of their part of the score, or half of it. */
export const shareOf = (value: string | null): string =>
  value === '1' ? '100%' : value === '1/2' ? '50%' : (value ?? '–');
