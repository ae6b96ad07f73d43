import {
  AccessDeniedError,
  type BinaryEventData,
  binaryEvent,
  type EventStoreDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { LoggedEvent } from '@kpi-ledger/ledger';
import { reasonOf } from './reading.js';
import { NoAnswer, within } from './timeout.js';

export type WriteOutcome =
  /** The server has events with these ids at these places: ours, or those of an earlier attempt. */
  | { readonly kind: 'STORED' }
  /** Another writer was faster; nothing was written. */
  | { readonly kind: 'MOVED' }
  /** The server will never take it. */
  | { readonly kind: 'REFUSED'; readonly reason: string }
  /** Stored or not, nobody knows. Repeating it with the same ids at the same place is safe. */
  | { readonly kind: 'UNKNOWN'; readonly reason: string; readonly connectionLost: boolean };

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
  client: EventStoreDBClient,
  log: string,
  head: number,
  events: readonly LoggedEvent[],
  timeoutMilliseconds: number,
): Promise<WriteOutcome> {
  const expectedRevision = head === 0 ? NO_STREAM : BigInt(head - 1);
  try {
    const appended = client.appendToStream(log, events.map(toServer), { expectedRevision, requiresLeader: true });
    await within(timeoutMilliseconds, appended);
    return { kind: 'STORED' };
  } catch (thrown) {
    if (thrown instanceof WrongExpectedVersionError) return { kind: 'MOVED' };
    const refused =
      thrown instanceof StreamDeletedError ||
      thrown instanceof AccessDeniedError ||
      thrown instanceof MaxAppendSizeExceededError;
    const reason = reasonOf(thrown);
    return refused
      ? { kind: 'REFUSED', reason }
      : { kind: 'UNKNOWN', reason, connectionLost: isConnectionLost(thrown) };
  }
}

/** The client does not come back from these by itself: no answer, a discovery that failed, a failure of its own. */
const isConnectionLost = (thrown: unknown): boolean =>
  thrown instanceof NoAnswer || thrown instanceof TypeError || /^Failed to discover/.test(reasonOf(thrown));
