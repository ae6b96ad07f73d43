// A process of its own that appends to a SQLite ledger: FOLDER NAME SEED COUNT REOPEN [WAY]. Opens the ledger when it is new, then appends one
// event, some, or an import of many at a time. After every REOPEN appends it closes the
// file and opens it again. WAY is "direct" (default) or "writer": through a writer's thread.
// Prints a line of every acknowledged append once it is acknowledged: id, ordinal of its last event, Merkle root up to there, and the
// subject whose key it had made before.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openFileKeyVault } from '@kpi-ledger/ledger/keys-file';
import { chance } from './chance.ts';
import { openLedgerFile } from './open-ledger-file.mjs';

const [folder, name, seed, count, reopen, way = 'direct'] = process.argv.slice(2);
const right = (either) => {
  if (either._tag === 'Left') throw new Error(JSON.stringify(either.left));
  return either.right;
};
const open = () => openLedgerFile(way, join(folder, 'ledger', 'kpi.db'));
const vault = right(openFileKeyVault(join(folder, 'keys', 'kpi.keys.json'), { whenMissing: 'create' }));

const request = (commandId, stream, expectedRevision, fact) => ({
  ...{ commandId, stream, expectedRevision, actor: 'tester', correlationId: commandId, causationId: null },
  facts: [{ validAt: '2026-01-05', ...fact }],
});
const opening = request('open', 'ledger', -1, {
  type: 'LedgerOpened',
  data: { ledger: '6ba7b810-9dad-41d1-80b4-00c04fd430c8', kind: 'demo', city: 'hue' },
});
const renamed = (commandId, unit, expectedRevision) =>
  request(commandId, `unit-${unit}`, expectedRevision, {
    type: 'UnitRenamed',
    data: { unit, name: `Đơn vị ${commandId}` },
  });

let store = await open();
/** A disk that fails once gets the same append again. */
async function append(requests) {
  const appended = await store.append(requests)();
  const failed = appended._tag === 'Left' && appended.left.kind === 'STORE_UNAVAILABLE';
  return failed ? store.append(requests)() : appended;
}
const acknowledge = async (id, appended, subject) => {
  const { ordinal } = appended.at(-1).events.at(-1);
  const { root } = right(await store.prefixAt(ordinal)());
  writeSync(1, `${id} ${ordinal} ${root} ${subject}\n`);
};
await acknowledge('open', right(await append([opening])), '-');

let shared = -1;
/** One event on the stream that all writers share: whoever comes second tries again. */
async function appendOne(id) {
  for (;;) {
    const appended = await append([renamed(id, 'shared', shared)]);
    if (appended._tag === 'Left' && appended.left.kind === 'WRONG_REVISION') shared = appended.left.actual;
    else {
      shared = right(appended)[0].events[0].event.revision;
      return appended.right;
    }
  }
}

/** Every row a command of its own, all of them in one append. */
const appendRows = async (id, rows) =>
  right(await append(Array.from({ length: rows }, (_, i) => renamed(`${id}.${i}`, `${id}-${i}`, -1))));

/** Some appends are an import, or have a few rows. */
const rowsOf = (n) => {
  if (n % 20 === 3) return 40 + chance(60, seed, name, n);
  return chance(6, seed, name, n) === 0 ? 2 + chance(5, seed, name, n, 'rows') : 1;
};

for (let n = 0; n < Number(count); n += 1) {
  if (n > 0 && n % Number(reopen) === 0) {
    await store.close();
    store = await open();
  }
  const rows = rowsOf(n);
  const id = `${name}-${n}x${rows}`;
  const subject = n % 10 === 0 ? `official-${id}` : '-';
  if (subject !== '-') vault.seal(subject, id, 'Nguyễn Văn A');
  await acknowledge(id, rows === 1 ? await appendOne(id) : await appendRows(id, rows), subject);
}
await store.close();
