import {
  type AppendError,
  type Appended,
  type AppendRequest,
  type LogView,
  planAppend,
  recogniseStored,
  type StoredBytes,
  type WritersClock,
} from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { EventIndex } from './event-index.js';
import { readCommand, readLog } from './rows.js';
import type { Statements } from './statements.js';

/** Reads the head, stamps, chains and inserts; call it inside a write transaction, where nobody else can come between. */
export function appendRequests(
  sql: Statements,
  index: EventIndex,
  requests: readonly AppendRequest[],
  clock: WritersClock,
): E.Either<AppendError, readonly Appended[]> {
  if (!index.isLevel()) index.catchUp();
  const planned = planAppend(viewOf(sql, index), requests, clock);
  if (E.isLeft(planned)) return planned;
  for (const logged of planned.right.fresh)
    sql.insertEvent.run(logged.ordinal, logged.event.stream, logged.event.revision, logged.bytes);
  index.add(planned.right.fresh);
  return E.right(planned.right.results);
}

export function viewOf(sql: Statements, index: EventIndex): LogView {
  const { ordinal, knownAt } = index.position();
  return {
    ledger: ordinal === 0 ? null : ledgerOf(sql),
    ordinal,
    knownAt,
    lastOf: (stream) => {
      const row = sql.lastOfStream.get(stream);
      return row === undefined ? null : { revision: Number(row['revision']), bytes: row['bytes'] as Uint8Array };
    },
    eventsOf: (commandId) => (sql.hasCommand.get(commandId) === undefined ? [] : readCommand(sql, commandId)),
  };
}

/** The ledger that the first event opened, asked at every append. */
function ledgerOf(sql: Statements): string | null {
  const row = sql.firstEvent.get() as unknown as StoredBytes | undefined;
  return (row === undefined ? null : recogniseStored(row)?.ledger) ?? [...readLog(sql, 0, 1)][0]?.event.ledger ?? null;
}
