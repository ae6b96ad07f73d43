import { openStore, warmEngine } from './bench.ts';

const [job, path = ''] = process.argv.slice(2);
const kept = job === 'engine' ? await warmEngine(path) : null;
if (kept === null) for await (const _ of (await openStore(path)).readAll());
globalThis.gc?.();
const { heapUsed: held, external } = process.memoryUsage();
process.stdout.write(
  JSON.stringify({ held: held + external, peak: process.resourceUsage().maxRSS * 1024, kept: kept !== null }),
);
process.exit(0);
