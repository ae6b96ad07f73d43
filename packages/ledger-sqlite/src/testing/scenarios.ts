import * as E from 'fp-ts/lib/Either.js';
import { openSqliteStore, type SqliteStore } from '../sqlite-store.js';
import type { Row } from './ledger-file.js';

export async function open(path: string): Promise<SqliteStore> {
  const opened = await openSqliteStore({ path, clock: Date.now })();
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  return opened.right;
}

/** Makes a ledger file with its first event. */
export async function openLedger(path: string): Promise<void> {
  const store = await open(path);
  const data = { ledger: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e', kind: 'demo', city: 'hue' } as const;
  const appended = await store.append([
    {
      commandId: 'open',
      stream: 'ledger',
      expectedRevision: -1,
      actor: 'tester',
      correlationId: 'open',
      causationId: null,
      facts: [{ type: 'LedgerOpened', validAt: '2026-01-05', data }],
    },
  ])();
  if (E.isLeft(appended)) throw new Error(JSON.stringify(appended.left));
  await store.close();
}

/** What the writers have written: the names on their shared stream, and on their own ones those whose append is not whole. */
export function written(rows: readonly Row[]) {
  const nameOf = (row: Row): string => row.event.data.name ?? '';
  const names = rows.filter(({ stream }) => stream === 'unit-shared').map(nameOf);
  const shared = new Set(names);
  const own = rows.filter(({ stream }) => stream.startsWith('unit-') && stream !== 'unit-shared').map(nameOf);
  const torn = own.filter((name) => !shared.has(name.slice(0, -2)));
  return { names, shared, own, torn };
}
