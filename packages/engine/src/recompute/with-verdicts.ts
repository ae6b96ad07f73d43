import type { AnyEvent } from '@kpi-ledger/events';

/** Some events with the corrections and retractions of them, of those in turn too, in log order. */
export function withVerdicts(events: readonly AnyEvent[], isOne: (event: AnyEvent) => boolean): readonly AnyEvent[] {
  const kept = new Set<string>();
  return events.filter((event) => {
    const keep = isOne(event) || (isVerdict(event) && kept.has(event.data.target));
    if (keep) kept.add(event.id);
    return keep;
  });
}

type Verdict = Extract<AnyEvent, { readonly type: 'FactCorrected' | 'FactRetracted' }>;

const isVerdict = (event: AnyEvent): event is Verdict =>
  event.type === 'FactCorrected' || event.type === 'FactRetracted';
