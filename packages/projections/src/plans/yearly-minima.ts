import type { DataOf } from '@kpi-ledger/events';
import { type Fact, upTo } from '../facts/index.js';
import { inOrderOfEffect } from '../organisation/index.js';
import type { Day } from '../time/index.js';

/** So many deliveries a row asks for in each year, as printed. */
export interface YearlyMinimum
  extends Pick<DataOf<'YearlyMinimumSet'>, 'plan' | 'annex' | 'row' | 'raw' | 'minimum' | 'from' | 'to'> {
  readonly event: string;
  readonly synthetic: boolean;
}

/** The yearly minima that hold on a day, in the order in which they were first set. */
export function yearlyMinimaAt(facts: readonly Fact[], day: Day): readonly YearlyMinimum[] {
  const minima = new Map<string, YearlyMinimum>();
  for (const { event } of inOrderOfEffect(upTo(facts, day))) {
    if (event.type !== 'YearlyMinimumSet') continue;
    const { plan, annex, row, raw, minimum, from, to, synthetic = false } = event.data;
    minima.set(`${plan} ${annex ?? ''} ${row}`, {
      ...{ plan, annex, row, raw, minimum, from, to, synthetic },
      event: event.id,
    });
  }
  return [...minima.values()];
}
