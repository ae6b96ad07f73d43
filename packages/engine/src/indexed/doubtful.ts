import { type AnyEvent, EVENT_TYPES } from '@kpi-ledger/events';

/** A correction whose data may not fit the type of what it corrects. What one of a correction comes to is for the fold to say. */
export function mayNotFit(event: AnyEvent, ofStream: readonly AnyEvent[]): boolean {
  if (event.type !== 'FactCorrected') return false;
  const target = ofStream.find(({ id }) => id === event.data.target);
  if (target === undefined) return false;
  return target.type === 'FactCorrected' || !EVENT_TYPES[target.type].codec.is(event.data.data);
}
