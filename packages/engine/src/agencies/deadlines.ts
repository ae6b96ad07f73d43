import type { Day, Period } from '@kpi-ledger/projections';

/**
 * The last days on which an organisation may be classified: before 15/12, and for the special cases before 15/01 of the next
 * year (Điều 9 khoản 1); "trước" leaves the day before (R39). Which bodies are special the decree does not list.
 */
export const deadlinesOf = ({ id }: Pick<Period, 'id'>): { readonly ordinary: Day; readonly special: Day } => ({
  ordinary: `${id}-12-14`,
  special: `${String(Number(id) + 1).padStart(4, '0')}-01-14`,
});
