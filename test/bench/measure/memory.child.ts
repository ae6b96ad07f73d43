// What a process holds, as JSON: JOB PATH. `engine`: with a warm engine; `nothing`: the same program, which has read every event
// and kept none.
import { openStore, warmEngine } from './bench.ts';

const [job, path = ''] = process.argv.slice(2);
const kept = job === 'engine' ? await warmEngine(path) : null;
if (kept === null) for await (const _ of (await openStore(path)).readAll());
// What lies outside of the heap goes with the second collection.
for (let i = 0; i < 2; i += 1) {
  globalThis.gc?.();
  await new Promise((done) => setTimeout(done, 20));
}
const { heapUsed, external } = process.memoryUsage();
process.stdout.write(JSON.stringify({ held: heapUsed + external, kept: kept !== null }));
process.exit(0);
