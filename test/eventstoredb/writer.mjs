// A writer of its own process: node writer.mjs <address> <name> <count>. Prints "ready", begins once something is said to it, and
// prints the command id of every acknowledged append.
import { once } from 'node:events';
import { openEventStoreDb } from '@kpi-ledger/ledger-eventstoredb';

const [address, name, count] = process.argv.slice(2);
const opened = await openEventStoreDb({ address, clock: Date.now })();
if (opened._tag === 'Left') throw new Error(JSON.stringify(opened.left));
const store = opened.right;
process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdin.destroy();

for (let i = 0; i < Number(count); i += 1) {
  const commandId = `${name}-${i}`;
  const facts = ['first', 'second'].map((part) => ({
    type: 'UnitRenamed',
    validAt: '2026-01-05',
    data: { unit: name, name: `${part} name ${i}` },
  }));
  const request = {
    commandId,
    stream: `unit-${name}`,
    expectedRevision: i * 2 - 1,
    actor: name,
    correlationId: commandId,
    causationId: null,
    facts,
  };
  const result = await store.append([request])();
  if (result._tag === 'Left') throw new Error(JSON.stringify(result.left));
  process.stdout.write(`${commandId}\n`);
}
await store.close();
