// A process of its own that erases a subject of a ledger on SQLite: FOLDER SUBJECT [hang]. With `hang` it says "recorded" once
// the erasure stands in the log, and waits for ever before the key is destroyed.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine } from '@kpi-ledger/engine';
import { openFileKeyVault } from '@kpi-ledger/ledger/keys-file';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';

const [folder, subject, hang] = process.argv.slice(2);
const right = (either) => {
  if (either._tag === 'Left') throw new Error(JSON.stringify(either.left));
  return either.right;
};
const clock = Date.now;
const store = right(await openSqliteStore({ path: join(folder, 'kpi.db'), clock })());
const opened = right(openFileKeyVault(join(folder, 'kpi.db.keys')));
const vault = hang
  ? {
      ...opened,
      destroy: () => {
        writeSync(1, 'recorded\n');
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      },
    }
  : opened;
const engine = right(await openEngine({ store, vault, clock })());
const decision = { number: '12/QĐ-SNV', date: '2026-03-01' };
const outcome = right(await engine.erase({ subject, actor: `p${process.pid}`, decision })());
writeSync(1, outcome.status);
await store.close();
