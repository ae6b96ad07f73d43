import {
  type AppendError,
  type Appended,
  type AppendRequest,
  type LoggedEvent,
  type LogView,
  planAppend,
  type Tail,
  type WritersClock,
} from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { EventIndex } from './event-index.js';
import { readCommand } from './rows.js';
import type { Statements } from './statements.js';

/** Reads the head, stamps, chains and inserts; call it inside a write transaction, where nobody else can come between. */
export function appendRequests(
  sql: Statements,
  index: EventIndex,
  requests: readonly AppendRequest[],
  clock: WritersClock,
): E.Either<AppendError, readonly Appended[]> {
  const planned = planAppend(lookedUp(viewOf(sql, index), requests), requests, clock);
  if (E.isLeft(planned)) return planned;
  for (const logged of planned.right.fresh)
    sql.insertEvent.get(logged.ordinal, logged.event.stream, logged.event.revision, logged.bytes);
  index.add(planned.right.fresh, planned.right.tails);
  return E.right(planned.right.results);
}

/**
 * The same log, of which all that these requests ask is looked up before the first of them is decided. By turns with stamping,
 * which needs the processor's caches for itself, a batch takes a tenth longer.
 */
function lookedUp(log: LogView, requests: readonly AppendRequest[]): LogView {
  const tails = new Map<string, Tail | null>();
  const commands = new Map<string, readonly LoggedEvent[]>();
  for (const { stream, commandId } of requests) {
    if (!tails.has(stream)) tails.set(stream, log.lastOf(stream));
    if (!commands.has(commandId)) commands.set(commandId, log.eventsOf(commandId));
  }
  return {
    ...log,
    lastOf: (stream) => tails.get(stream) ?? null,
    eventsOf: (commandId) => commands.get(commandId) ?? [],
  };
}

/** Call it inside a write transaction. */
export function viewOf(sql: Statements, index: EventIndex): LogView {
  return {
    ...index.level(),
    lastOf: index.lastOf,
    eventsOf: (commandId) => (sql.hasCommand.get(commandId) === undefined ? [] : readCommand(sql, commandId)),
  };
}
