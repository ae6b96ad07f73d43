import type { AnyEvent } from '@kpi-ledger/events';
import type { DataOf } from '../common/facts.js';

/** One unit (cơ quan, đơn vị). */
export interface Unit {
  registered: DataOf<'UnitRegistered'> | null;
  /** People by group of similar tasks, as last defined (Điều 20.5). */
  readonly groups: Map<string, ReadonlySet<string>>;
  /** The day each shortcoming was found. */
  readonly shortcomings: Map<string, string>;
  readonly remedied: Set<string>;
}

export const initial = (): Unit => ({
  registered: null,
  groups: new Map(),
  shortcomings: new Map(),
  remedied: new Set(),
});

export function evolve(unit: Unit, event: AnyEvent): Unit {
  switch (event.type) {
    case 'UnitRegistered':
      unit.registered = event.data;
      break;
    case 'SimilarTaskGroupDefined':
      unit.groups.set(event.data.group, new Set(event.data.people));
      break;
    case 'ShortcomingRecorded':
      unit.shortcomings.set(event.data.shortcoming, event.validAt);
      break;
    case 'ShortcomingRemedied':
      unit.remedied.add(event.data.shortcoming);
      break;
  }
  return unit;
}
