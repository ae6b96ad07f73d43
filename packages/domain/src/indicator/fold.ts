import type { AnyEvent } from '@kpi-ledger/events';
import type { DataOf } from '../common/facts.js';

/** One indicator of one unit, or city-wide. */
export interface Indicator {
  defined: DataOf<'IndicatorDefined'> | null;
  /** The targets in force by horizon, as last set or revised. */
  readonly targets: Map<string, DataOf<'TargetSet'>['targets']>;
}

export const initial = (): Indicator => ({ defined: null, targets: new Map() });

export function evolve(indicator: Indicator, event: AnyEvent): Indicator {
  switch (event.type) {
    case 'IndicatorDefined':
      indicator.defined = event.data;
      break;
    case 'TargetSet':
    case 'TargetRevised':
      indicator.targets.set(event.data.horizon ?? '', event.data.targets);
      break;
  }
  return indicator;
}
