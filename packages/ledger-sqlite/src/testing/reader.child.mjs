// A process of its own that reads a whole ledger: FILE. Prints the number of events, their bytes and how much its memory grew.
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';

const opened = await openSqliteStore({ path: process.argv[2], clock: Date.now })();
if (opened._tag === 'Left') throw new Error(JSON.stringify(opened.left));
const store = opened.right;
const before = process.memoryUsage().rss;
let events = 0;
let size = 0;
let peak = before;
for await (const { bytes } of store.readAll()) {
  events += 1;
  size += bytes.length;
  if (events % 500 === 0) peak = Math.max(peak, process.memoryUsage().rss);
}
await store.close();
process.stdout.write(`${JSON.stringify({ events, size, growth: peak - before })}\n`);
