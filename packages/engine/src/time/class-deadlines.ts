import type { Day } from '@kpi-ledger/projections';

/**
 * The last days on which people and organisations may be classified: before 15/12, and for the special cases before 15/01 of
 * the next year (Điều 9 khoản 1, Điều 19 khoản 2); "trước" leaves the day before (R39). Which bodies are special the decree
 * does not list.
 */
export const classDeadlinesOf = (year: string): { readonly ordinary: Day; readonly special: Day } => ({
  ordinary: `${year}-12-14`,
  special: `${String(Number(year) + 1).padStart(4, '0')}-01-14`,
});
