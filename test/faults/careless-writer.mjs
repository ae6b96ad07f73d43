// A writer as the store must not be: FOLDER SOURCE ACKNOWLEDGED SYNCHRONOUS. Copies the rows of the ledger file SOURCE into a new one in
// FOLDER, append by append, as the acknowledgements in the file ACKNOWLEDGED (JSON) divide them, with PRAGMA synchronous = SYNCHRONOUS,
// and acknowledges each in the same words.
import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';

const [folder, source, acknowledged, synchronous] = process.argv.slice(2);
const path = join(folder, 'ledger', 'kpi.db');
const made = await openSqliteStore({ path, clock: Date.now })();
if (made._tag === 'Left') throw new Error(JSON.stringify(made.left));
await made.right.close();

const from = new DatabaseSync(source, { readOnly: true });
const to = new DatabaseSync(path);
to.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}`);
const tables = ['events', 'event_index'].map((table) => {
  const read = from.prepare(`SELECT * FROM ${table} WHERE ordinal > ? AND ordinal <= ? ORDER BY ordinal`);
  const columns = read.columns().map(({ name }) => name);
  const write = to.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`);
  return (after, until) => {
    for (const row of read.all(after, until)) write.run(...columns.map((column) => row[column]));
  };
});
let done = 0;
for (const { id, ordinal, root } of JSON.parse(readFileSync(acknowledged, 'utf8'))) {
  to.exec('BEGIN IMMEDIATE');
  for (const copy of tables) copy(done, ordinal);
  to.exec('COMMIT');
  done = ordinal;
  writeSync(1, `${id} ${ordinal} ${root} -\n`);
}
to.close();
from.close();
