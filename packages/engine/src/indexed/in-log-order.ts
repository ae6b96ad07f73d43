import type { Fact } from '@kpi-ledger/projections';

export const inLogOrder = (facts: readonly Fact[]): readonly Fact[] => facts.toSorted((a, b) => a.ordinal - b.ordinal);
