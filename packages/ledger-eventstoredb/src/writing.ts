import { type BinaryEventData, binaryEvent, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import type { LoggedEvent } from '@kpi-ledger/ledger';
import type { Connection } from './connections.js';
import { within } from './timeout.js';
import { isRefusal, needsAnotherClient, reasonOf } from './trouble.js';

export type WriteOutcome =
  /** The server has events with these ids at these places: ours, or those of an earlier attempt. */
  | { readonly kind: 'STORED' }
  /** Another writer was faster; nothing was written. */
  | { readonly kind: 'MOVED' }
  /** The server will never take it. */
  | { readonly kind: 'REFUSED'; readonly reason: string }
  /** Stored or not, nobody knows. Repeating it with the same ids at the same place is safe. */
  | { readonly kind: 'UNKNOWN'; readonly reason: string; readonly needsAnotherClient: boolean };

/** The canonical bytes as they were hashed, and beside them what the server's own tools can show. */
function toServer({ event, bytes }: LoggedEvent): BinaryEventData {
  const { stream, revision, validAt, recordedAt, commandId, correlationId, causationId } = event;
  return binaryEvent({
    id: event.id,
    type: event.type,
    data: bytes,
    metadata: {
      stream,
      revision,
      validAt,
      recordedAt,
      commandId,
      $correlationId: correlationId,
      ...(causationId !== null && { $causationId: causationId }),
    },
  });
}

/** Writes events after the first `head` events of the log, all or none. Never throws. */
export async function write(
  { appends }: Connection,
  log: string,
  head: number,
  events: readonly LoggedEvent[],
  timeoutMilliseconds: number,
): Promise<WriteOutcome> {
  const expectedRevision = head === 0 ? NO_STREAM : BigInt(head - 1);
  try {
    // Asking what the server can do, and connecting, have no time limit of their own.
    await within(timeoutMilliseconds, appends.append(log, events.map(toServer), expectedRevision, timeoutMilliseconds));
    return { kind: 'STORED' };
  } catch (thrown) {
    if (thrown instanceof WrongExpectedVersionError) return { kind: 'MOVED' };
    const reason = reasonOf(thrown);
    return isRefusal(thrown)
      ? { kind: 'REFUSED', reason }
      : { kind: 'UNKNOWN', reason, needsAnotherClient: needsAnotherClient(thrown) };
  }
}
