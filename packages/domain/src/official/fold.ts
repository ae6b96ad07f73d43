import type { AnyEvent } from '@kpi-ledger/events';
import type { DataOf, EventOf } from '../common/facts.js';

interface Place {
  readonly day: string;
  readonly unit: string;
  readonly works: boolean;
}

interface Absence {
  readonly from: string;
  readonly until: string;
}

/** One person under a pseudonymous id. */
export interface Official {
  registered: DataOf<'OfficialRegistered'> | null;
  /** Assignments and departures by day; those of one day in log order. */
  readonly places: Place[];
  readonly absences: Absence[];
  /** Acts with discipline or a conclusion behind them. */
  readonly acts: Set<string>;
}

export const initial = (): Official => ({ registered: null, places: [], absences: [], acts: new Set() });

export function evolve(official: Official, event: AnyEvent): Official {
  switch (event.type) {
    case 'OfficialRegistered':
      official.registered = event.data;
      break;
    case 'OfficialAssigned':
    case 'OfficialLeft': {
      const place = { day: event.validAt, unit: event.data.unit, works: event.type === 'OfficialAssigned' };
      const after = official.places.findIndex(({ day }) => day > place.day);
      official.places.splice(after === -1 ? official.places.length : after, 0, place);
      break;
    }
    case 'AbsenceRecorded':
      official.absences.push({ from: event.validAt, until: event.data.until });
      break;
    case 'DisciplineImposed':
    case 'DegradationConcluded':
      official.acts.add(actKey(event));
      break;
  }
  return official;
}

export const worksIn = (official: Official, unit: string, day: string): boolean =>
  official.places.findLast((place) => place.unit === unit && place.day <= day)?.works ?? false;

type Act = Pick<EventOf<'DisciplineImposed'>, 'type' | 'data'> | Pick<EventOf<'DegradationConcluded'>, 'type' | 'data'>;

/** Party and administration may each discipline the same act once (Điều 11.3, R33). */
export function actKey({ type, data }: Act): string {
  if (type === 'DegradationConcluded') return `degradation ${data.act}`;
  return data.kind === 'PARTY' ? `Party ${data.act}` : `administration ${data.act}`;
}
