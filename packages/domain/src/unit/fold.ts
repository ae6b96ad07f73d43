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
  /** Criteria sets that the unit adopted, each with the day it takes effect; a set may be adopted anew. */
  readonly criteriaSets: { readonly from: string; readonly adopted: DataOf<'AgencyCriteriaSetAdopted'> }[];
}

export const initial = (): Unit => ({
  registered: null,
  groups: new Map(),
  shortcomings: new Map(),
  remedied: new Set(),
  criteriaSets: [],
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
    case 'AgencyCriteriaSetAdopted':
      unit.criteriaSets.push({ from: event.validAt, adopted: event.data });
      break;
  }
  return unit;
}

/** The set in force on a day: the one that took effect last, of one day the one recorded last. */
export const criteriaSetOn = (unit: Unit, set: string, day: string): DataOf<'AgencyCriteriaSetAdopted'> | null =>
  unit.criteriaSets
    .filter(({ from, adopted }) => adopted.set === set && from <= day)
    .reduce<Unit['criteriaSets'][number] | null>(
      (last, one) => (last === null || one.from >= last.from ? one : last),
      null,
    )?.adopted ?? null;
