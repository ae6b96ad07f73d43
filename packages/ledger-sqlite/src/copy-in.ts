import { type CopyError, type LoggedEvent, misfitAfter, storedAs } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { viewOf } from './append.js';
import type { EventIndex } from './event-index.js';
import type { Statements } from './statements.js';

/** Inserts events as they were stamped elsewhere; call it inside a write transaction, where nobody else can come between. */
export function copyIn(sql: Statements, index: EventIndex, events: readonly LoggedEvent[]): E.Either<CopyError, void> {
  const misfit = misfitAfter(viewOf(sql, index), events.map(storedAs));
  if (misfit !== null) return E.left({ kind: 'NOT_NEXT', ...misfit });
  for (const logged of events)
    sql.insertEvent.get(logged.ordinal, logged.event.stream, logged.event.revision, logged.bytes);
  index.add(events);
  return E.right(undefined);
}
