// A process of its own that writes to a shared ledger: FILE NAME COUNT. After every acknowledged append it prints its command.
// Each append puts one event on a stream that all writers share and two on a stream of its own.
import { writeSync } from 'node:fs';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';

const [path, name, count] = process.argv.slice(2);
const must = async (task) => {
  const result = await task();
  if (result._tag === 'Left') throw new Error(JSON.stringify(result.left));
  return result.right;
};
const store = await must(openSqliteStore({ path, clock: Date.now }));

const request = (unit, commandId, expectedRevision, names) => ({
  commandId,
  stream: `unit-${unit}`,
  expectedRevision,
  actor: name,
  correlationId: commandId,
  causationId: null,
  facts: names.map((text) => ({ type: 'UnitRenamed', validAt: '2026-01-05', data: { unit, name: text } })),
});

let shared = -1;
for (let n = 0; n < Number(count); ) {
  const id = `${name}-${n}`;
  const result = await store.append([
    request(name, `${id}-own`, 2 * n - 1, [`${id} a`, `${id} b`]),
    request('shared', `${id}-shared`, shared, [id]),
  ])();
  if (result._tag === 'Right') {
    shared = result.right[1].events[0].event.revision;
    writeSync(1, `${id}\n`);
    n += 1;
  } else if (result.left.kind === 'WRONG_REVISION' && result.left.stream === 'unit-shared') shared = result.left.actual;
  else {
    writeSync(2, JSON.stringify(result.left));
    process.exitCode = 1;
    break;
  }
}
await store.close();
