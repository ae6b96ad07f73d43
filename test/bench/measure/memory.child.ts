// What a process holds: JOB PATH, as JSON. `engine`: a warm engine; `nothing`: the same program without one; `stream`: every event
// of the store read, checked and let go, by a program that has loaded nothing but the store.
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import { opened } from './opened.ts';

const [job, path = ''] = process.argv.slice(2);
const kept = await done();
// What lies outside of the heap goes with the second collection.
for (let i = 0; i < 2; i += 1) {
  globalThis.gc?.();
  await new Promise((done) => setTimeout(done, 20));
}
const { heapUsed: held, external } = process.memoryUsage();
process.stdout.write(
  JSON.stringify({ held: held + external, peak: process.resourceUsage().maxRSS * 1024, kept: kept !== null }),
);
process.exit(0);

async function done(): Promise<unknown> {
  if (job === 'stream') {
    const store = await opened(openSqliteStore({ path, clock: Date.now }));
    for await (const _ of store.readAll());
    return null;
  }
  const { openStore, warmEngine } = await import('./bench.ts');
  return job === 'engine' ? warmEngine(path) : openStore(path);
}
