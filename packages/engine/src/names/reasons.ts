import type { AnyEvent } from '@kpi-ledger/events';
import { isSealedText } from '@kpi-ledger/events';
import { type KeyVault, openFact } from '@kpi-ledger/ledger';
import type { Snapshot } from '../reading/reading.js';

/** The sealed `reason` of events, by event id; null where its key is gone. For display only: no other answer holds it. */
export function reasonsOf(
  { known }: Snapshot,
  events: readonly string[],
  vault: KeyVault,
): { readonly [event: string]: string | null } {
  const asked = new Set(events);
  return Object.fromEntries(
    known.flatMap(({ event }) => {
      if (!asked.has(event.id) || !('reason' in event.data)) return [];
      const { reason } = openFact(event as AnyEvent, vault).data as { readonly reason: unknown };
      return [[event.id, typeof reason === 'string' && !isSealedText(reason) ? reason : null]];
    }),
  );
}
