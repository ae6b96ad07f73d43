import type { AnyEvent } from '@kpi-ledger/events';
import type { PlacedEvent } from '../reading/events-read.js';

/** Some events with the corrections and retractions of them, of those in turn too, in log order. */
export function withVerdicts(
  events: readonly PlacedEvent[],
  isOne: (event: AnyEvent) => boolean,
): readonly PlacedEvent[] {
  const kept = new Set<string>();
  return events.filter(({ event }) => {
    const keep = isOne(event) || (isVerdict(event) && kept.has(event.data.target));
    if (keep) kept.add(event.id);
    return keep;
  });
}

type Verdict = Extract<AnyEvent, { readonly type: 'FactCorrected' | 'FactRetracted' }>;

const isVerdict = (event: AnyEvent): event is Verdict =>
  event.type === 'FactCorrected' || event.type === 'FactRetracted';
