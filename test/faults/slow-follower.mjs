// A process of its own that follows a ledger and is slow: STORE COUNT. It stops at the first event until a line comes in, then takes the rest. Prints
// the number of events, their bytes and by how much the memory grew that it holds on to (needs --expose-gc).
import { once } from 'node:events';
import { openEventStoreDb } from '@kpi-ledger/ledger-eventstoredb';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';

const [place, count] = process.argv.slice(2);
const opening = place.startsWith('esdb:')
  ? openEventStoreDb({ address: place, clock: Date.now })
  : openSqliteStore({ path: place, clock: Date.now });
const opened = await opening();
if (opened._tag === 'Left') throw new Error(JSON.stringify(opened.left));
const store = opened.right;

/** Bytes that are still there when the rubbish is gone. */
const held = () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const stop = new AbortController();
let events = 0;
let size = 0;
let before = 0;
let peak = 0;
for await (const { bytes } of store.subscribe({ signal: stop.signal })) {
  events += 1;
  size += bytes.length;
  if (events === 1) {
    before = held();
    process.stdout.write('following\n');
    await once(process.stdin, 'data');
  }
  if (events % 1_000 === 1) peak = Math.max(peak, held());
  if (events === Number(count)) stop.abort();
}
await store.close();
process.stdout.write(`${JSON.stringify({ events, size, growth: peak - before })}\n`);
process.exit(0);
