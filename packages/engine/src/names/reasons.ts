import type { AnyEvent } from '@kpi-ledger/events';
import { isSealedText } from '@kpi-ledger/events';
import { type KeyVault, openFact } from '@kpi-ledger/ledger';
import type { Day } from '@kpi-ledger/projections';
import type { PlacedEvent } from '../reading/events-read.js';
import type { Reading } from '../reading/reading.js';

/** The sealed `reason` of events, by event id; null where its key is gone. For display only: no other answer holds it. */
export function reasonsOf(
  { reading, effective }: { readonly reading: Reading; readonly effective: Day },
  events: readonly string[],
  vault: KeyVault,
): { readonly [event: string]: string | null } {
  const snapshot = reading.at(effective);
  const asked = [...new Set(events)].flatMap((id) => reading.events.named(id) ?? []).toSorted(byPlace);
  return Object.fromEntries(
    asked.flatMap(({ event: { id, stream } }) => {
      const event = snapshot.knownIn(stream).find((fact) => fact.event.id === id)?.event;
      if (event === undefined || !('reason' in event.data)) return [];
      const { reason } = openFact(event as AnyEvent, vault).data as { readonly reason: unknown };
      return [[event.id, typeof reason === 'string' && !isSealedText(reason) ? reason : null]];
    }),
  );
}

const byPlace = (a: PlacedEvent, b: PlacedEvent): number => a.ordinal - b.ordinal;
