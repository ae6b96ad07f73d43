import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { corrupt, type LoggedEvent, readStored, recogniseStored, type StoredBytes } from '@kpi-ledger/ledger';
import type { Statements } from './statements.js';

/** Few enough that what is read is gone before the garbage collector counts it as old. */
const BATCH_EVENTS = 32;

/** Events after `after` up to `to`, in log order. A missing one is CORRUPT: ordinals are dense. */
export function* readLog(sql: Statements, after: number, to: number): Generator<LoggedEvent> {
  for (let next = after + 1; next <= to; ) {
    const rows = batch(sql.eventsAfter, next - 1, to);
    if (rows.length === 0) throw corrupt('*', next - 1, `event ${next} of ${to} is missing`);
    for (const row of rows) {
      if (row.ordinal !== next) throw corrupt(row.stream, row.revision, `event ${next} before it is missing`);
      next += 1;
      yield readStored(row);
    }
  }
}

/** Revisions `from` to `to` of a stream. A missing one is CORRUPT: revisions are dense. */
export function* readRevisions(sql: Statements, stream: string, from: number, to: number): Generator<LoggedEvent> {
  for (let next = from; next <= to; ) {
    const rows = batch(sql.streamFrom, stream, next, to);
    if (rows.length === 0) throw corrupt(stream, next, 'this revision is missing');
    for (const row of rows) {
      if (row.revision !== next) throw corrupt(stream, next, 'this revision is missing');
      next += 1;
      yield readStored(row);
    }
  }
}

export const readCommand = (sql: Statements, commandId: string): readonly LoggedEvent[] =>
  sql.eventsOfCommand.all(commandId).map((row) => readStored(row as unknown as StoredBytes));

/** The ledger that the first event opened; null: there is none. */
export function ledgerOf(sql: Statements): string | null {
  const row = sql.firstEvent.get() as unknown as StoredBytes | undefined;
  return (row === undefined ? null : recogniseStored(row)?.ledger) ?? [...readLog(sql, 0, 1)][0]?.event.ledger ?? null;
}

type Row = readonly [ordinal: number, stream: string, revision: number, bytes: Uint8Array];

/** The next rows; the statement is done before they are used, so no read lock outlives the batch. */
const batch = (statement: StatementSync, ...parameters: SQLInputValue[]): readonly StoredBytes[] =>
  (statement.all(...parameters, BATCH_EVENTS) as unknown as readonly Row[]).map(
    ([ordinal, stream, revision, bytes]) => ({ ordinal, stream, revision, bytes }),
  );
