import type { Schema } from '@kpi-ledger/api-client';

export type Rating = Schema<'RateRow'>;

/** Whether the decree rates the holder of the post, as far as that is decided. */
export const isRated = ({ status }: Rating): boolean =>
  !['NOT_IN_SCOPE', 'SCOPE_UNDECIDED', 'NO_HOLDER'].includes(status);

export const keyOf = ({ post, holder, unit }: Rating): string => post ?? holder ?? unit ?? '';
