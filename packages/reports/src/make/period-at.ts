import type { At } from '@kpi-ledger/engine';

export type PeriodAt = At & { readonly period: string };

/** The procedure of a year goes on after its end: it is asked for the day that was named, else for today. */
export const procedureAt = ({ known, effective }: PeriodAt): At => ({
  ...(known === undefined ? {} : { known }),
  ...(effective === undefined ? {} : { effective }),
});
