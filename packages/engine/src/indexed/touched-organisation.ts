import type { AnyEvent } from '@kpi-ledger/events';
import { saidBy } from '../recompute/log-index.js';
import type { LogByStream } from './log-by-stream.js';
import { OF_ORGANISATION } from './noting-organisation.js';
import { type NamedInOrganisation, OFFICIAL, POST } from './organisation-parts.js';

/**
 * The parts of the organisation that may be otherwise since an event in the stream of a post or an official: whoever and whatever is
 * named there, or in a stream that names it or is named by it. Nothing further away follows from it: who leaves a post takes nobody
 * else out of another one.
 */
export function touchedInOrganisation(name: string, type: AnyEvent['type'], log: LogByStream): readonly string[] {
  const subjects = new Set<string>([OF_ORGANISATION.all]);
  // What a correction corrects is not looked at: rather one too many.
  if (name.startsWith(POST) && type !== 'HeadAppointed' && type !== 'HeadRelieved')
    subjects.add(OF_ORGANISATION.structure);
  for (const { name: of, events } of log.organisation.beside(name)) {
    if (of.startsWith(OFFICIAL)) subjects.add(OF_ORGANISATION.person(of.slice(OFFICIAL.length)));
    if (of.startsWith(POST)) subjects.add(OF_ORGANISATION.post(of.slice(POST.length)));
    for (const { person, post, unit, trackedBy } of events.flatMap(saidBy) as readonly NamedInOrganisation[]) {
      if (person !== undefined) subjects.add(OF_ORGANISATION.person(person));
      if (post != null) subjects.add(OF_ORGANISATION.post(post));
      if (unit !== undefined) subjects.add(OF_ORGANISATION.unit(unit));
      if (trackedBy != null) subjects.add(OF_ORGANISATION.tracker(trackedBy));
    }
  }
  return [...subjects];
}
