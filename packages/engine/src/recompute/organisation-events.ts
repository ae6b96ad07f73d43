import { ORGANISATION_TYPES } from '@kpi-ledger/projections';
import { MerkleRoot } from '@kpi-ledger/verify';
import type { EventsRead, PlacedEvent } from '../reading/events-read.js';
import { withVerdicts } from './with-verdicts.js';

/** What a closed period commits to about the organisation. */
export interface OrganisationCommitment {
  readonly events: number;
  /** Merkle root (RFC 9162) over the ids of the events, as UTF-8, in log order. */
  readonly root: string;
}

/** The events that say who works where, with the corrections and retractions of them, in log order. */
export const organisationEvents = (events: EventsRead): readonly PlacedEvent[] =>
  withVerdicts(events.among('unit', 'post', 'official'), ({ type }) => ORGANISATION_TYPES.has(type));

/** Whoever is shown all of these events can tell by it that none was left out. */
export function commitmentTo(organisation: readonly PlacedEvent[]): OrganisationCommitment {
  const tree = new MerkleRoot();
  for (const { event } of organisation) tree.add(utf8.encode(event.id));
  return { events: organisation.length, root: tree.root() };
}

const utf8 = new TextEncoder();
