import type { Doer } from '@kpi-ledger/projections';

/** A doer as a text, for maps and for what an answer rests on. */
export const doerKey = (doer: Doer): string => ('unit' in doer ? `unit ${doer.unit}` : `person ${doer.person}`);
