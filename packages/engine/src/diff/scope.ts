import type { AnyEvent } from '@kpi-ledger/events';
import type { EventsRead } from '../reading/events-read.js';

/** Which streams can move whose score. Errs on the side of looking. */
export interface Scope {
  /** Can an event of this stream move the score? Only tasks and ratings of people and units apart are ruled out. */
  mayMove(stream: string): boolean;
}

/**
 * Everything that was ever, by any event of the log, within reach of a post or person: the units of its posts with all below and
 * all that they manage, whoever works there or is tracked from there, and the fields of deputies. Time and corrections are not
 * looked at, so the reach is wider than what a score reads on any day.
 */
export function scopesIn(log: EventsRead): (subject: string) => Scope {
  const edges = reachOf(log);
  return (subject) => scopeOf(subject, edges, log);
}

function scopeOf(subject: string, edges: ReadonlyMap<string, readonly string[]>, log: EventsRead): Scope {
  const within = new Set<string>();
  const open = [subject];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (within.has(id)) continue;
    within.add(id);
    open.push(...(edges.get(id) ?? []));
  }
  const known = new Map<string, boolean>();
  const mayMove = (stream: string): boolean => {
    const said = log.inStream(stream).map(({ event }) => event.data);
    if (stream.startsWith('task-')) return said.length === 0 || said.some((data) => names(data, within));
    return !stream.startsWith('rating-') || said.some((data) => 'person' in data && within.has(data.person as string));
  };
  return {
    mayMove: (stream) => {
      const may = known.get(stream) ?? mayMove(stream);
      known.set(stream, may);
      return may;
    },
  };
}

/** From each id to the ids that it reaches downward. */
function reachOf(log: EventsRead): ReadonlyMap<string, readonly string[]> {
  const edges = new Map<string, string[]>();
  const reaches = (from: string | undefined, ...to: readonly (string | undefined)[]): void => {
    if (from === undefined) return;
    const known = edges.get(from) ?? [];
    known.push(...to.filter((id) => id !== undefined));
    edges.set(from, known);
  };
  for (const { event } of log.among('unit', 'post', 'official')) {
    const { type, data } = event.type === 'FactCorrected' ? correctedOf(event) : event;
    const { unit, post, person, parent, managedBy, predecessor, trackedBy } = data as {
      readonly [field: string]: string | undefined;
    };
    if (type === 'UnitRegistered') {
      reaches(parent, unit);
      reaches(managedBy, unit);
    }
    if (type === 'UnitSucceeded') reaches(unit, predecessor);
    if (type === 'PostDefined') {
      reaches(post, unit);
      reaches(unit, post);
      reaches(trackedBy, post);
    }
    if (type === 'HeadAppointed') {
      reaches(post, person);
      reaches(person, post);
    }
    if (type === 'OfficialAssigned') {
      reaches(unit, person);
      reaches(person, unit, post);
      reaches(post, person);
      reaches(trackedBy, person);
    }
    if (type === 'DeputyFieldAssigned') {
      const { units, people } = data as { readonly units: readonly string[]; readonly people: readonly string[] };
      reaches(person, ...units, ...people);
    }
  }
  return edges;
}

const correctedOf = ({ data }: Extract<AnyEvent, { type: 'FactCorrected' }>) =>
  ({ type: data.targetType, data: data.data }) as { readonly type: string; readonly data: unknown };

/** Does any text in the data name one of the ids? */
function names(data: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof data === 'string') return ids.has(data);
  if (typeof data !== 'object' || data === null) return false;
  return Object.values(data).some((item) => names(item, ids));
}
