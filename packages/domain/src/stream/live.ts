import type { AnyEvent } from '@kpi-ledger/events';

/** The events of one stream that still stand, and the corrections that hold. */
export interface Live {
  /** Everything that is not retracted, corrections and retractions included. */
  readonly standing: ReadonlySet<string>;
  /** The facts as they now read: retracted ones left out, corrected ones with their corrected data and day. */
  readonly facts: readonly AnyEvent[];
}

/**
 * Applies corrections and retractions. Both act by knowledge: the last live one in log order wins, and retracting a
 * retraction restores what it had taken away.
 */
export function liveOf(recorded: readonly AnyEvent[]): Live {
  const retracted = new Set<string>();
  for (const event of recorded.toReversed())
    if (event.type === 'FactRetracted' && !retracted.has(event.id)) retracted.add(event.data.target);

  const standing = recorded.filter(({ id }) => !retracted.has(id));
  const corrections = new Map<string, AnyEvent & { readonly type: 'FactCorrected' }>();
  for (const event of standing) if (event.type === 'FactCorrected') corrections.set(event.data.target, event);

  const facts = standing.flatMap((event) => {
    if (event.type === 'FactCorrected' || event.type === 'FactRetracted') return [];
    const correction = corrections.get(event.id);
    return [correction === undefined ? event : corrected(event, correction.data)];
  });
  return { standing: new Set(standing.map(({ id }) => id)), facts };
}

const corrected = (
  event: AnyEvent,
  { data, correctedValidAt }: { readonly data: unknown; readonly correctedValidAt: string | null },
): AnyEvent => ({ ...event, data, validAt: correctedValidAt ?? event.validAt }) as AnyEvent;
