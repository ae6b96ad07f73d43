import type { AnyEvent } from '@kpi-ledger/events';

type Correction = Extract<AnyEvent, { readonly type: 'FactCorrected' }>;

/** The events of one stream that still stand. */
export interface Live {
  /** Ids of everything that is not retracted, corrections and retractions included. */
  readonly standing: ReadonlySet<string>;
  /** The facts as they now read: retracted ones left out, corrected ones with their corrected data and day. */
  readonly facts: readonly AnyEvent[];
}

/**
 * Applies corrections and retractions, which act by knowledge: the last live statement about an event wins. So a retraction
 * of a retraction restores, and so does a later correction.
 */
export function liveOf(recorded: readonly AnyEvent[]): Live {
  // Backwards: a statement stands after its target, so it is judged first, and the first one met is the last one made.
  const lastWord = new Map<string, AnyEvent>();
  const corrections = new Map<string, Correction>();
  const standing = recorded.toReversed().filter((event) => {
    if (lastWord.get(event.id)?.type === 'FactRetracted') return false;
    if (event.type === 'FactRetracted' || event.type === 'FactCorrected') {
      const { target } = event.data;
      if (!lastWord.has(target)) lastWord.set(target, event);
      if (event.type === 'FactCorrected' && !corrections.has(target)) corrections.set(target, event);
    }
    return true;
  });
  const facts = standing.toReversed().flatMap((event) => {
    if (event.type === 'FactCorrected' || event.type === 'FactRetracted') return [];
    const correction = corrections.get(event.id);
    return [correction === undefined ? event : corrected(event, correction.data)];
  });
  return { standing: new Set(standing.map(({ id }) => id)), facts };
}

const corrected = (event: AnyEvent, { data, correctedValidAt }: Correction['data']): AnyEvent =>
  ({ ...event, data, validAt: correctedValidAt ?? event.validAt }) as AnyEvent;
