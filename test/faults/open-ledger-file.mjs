import { openSqliteStore, openSqliteStoreWithWriter } from '@kpi-ledger/ledger-sqlite';

/** The ways in which this program writes a ledger file. */
const WAYS = {
  direct: (path) => openSqliteStore({ path, clock: Date.now }),
  writer: (path) => openSqliteStoreWithWriter({ path }),
};

/** Opens a ledger file for writing; throws the store's error as JSON. */
export async function openLedgerFile(way, path) {
  const opened = await WAYS[way](path)();
  if (opened._tag === 'Left') throw new Error(JSON.stringify(opened.left));
  return opened.right;
}
