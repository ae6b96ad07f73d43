import { type AnyEvent, isSealedText, type NewFact, subjectOf } from '@kpi-ledger/events';
import { mapPersonalTexts, type PersonalText } from './personal-texts.js';
import type { KeyVault } from './vault.js';

/** Where a text is sealed for: the event and path at which it will be read. */
const placeOf = (eventId: string, { target, targetPath }: PersonalText): string => `${target ?? eventId}/${targetPath}`;

/**
 * Seals the personal texts of a checked fact (decodeFact) for the event that it will become; texts already sealed stay.
 * The texts of a correction are sealed for the place of the event that it corrects, because there they are read.
 */
export function sealFact(fact: NewFact, eventId: string, stream: string, vault: KeyVault): NewFact {
  const subject = subjectOf(stream);
  const data = mapPersonalTexts(fact.type, fact.data, (found) =>
    typeof found.text === 'string' ? vault.seal(subject, placeOf(eventId, found), found.text) : found.text,
  );
  return { ...fact, data } as NewFact;
}

/** The event with its personal texts readable; a text whose key is gone stays sealed. */
export function openFact<Event extends AnyEvent>(event: Event, vault: KeyVault): Event {
  const subject = subjectOf(event.stream);
  const data = mapPersonalTexts(event.type, event.data, (found) =>
    isSealedText(found.text) ? (vault.open(subject, placeOf(event.id, found), found.text) ?? found.text) : found.text,
  );
  return { ...event, data } as Event;
}
