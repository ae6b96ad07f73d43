import { DatabaseSync } from 'node:sqlite';

const utf8 = new TextDecoder();

/** The stored texts of the first events of a ledger file, as a plain program reads them. */
export function* textsOf(path: string, events: number = Number.MAX_SAFE_INTEGER): Generator<string> {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = db.prepare('SELECT bytes FROM events WHERE ordinal <= ? ORDER BY ordinal');
    for (const row of rows.iterate(events)) yield utf8.decode(row['bytes'] as Uint8Array);
  } finally {
    db.close();
  }
}
