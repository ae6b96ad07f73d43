// node --cpu-prof test/bench/profile.ts LEDGER: what a cold rating does, for docs/performance.md.
import { coldRating } from './measure/bench.ts';

const [path = ''] = process.argv.slice(2);
process.stdout.write(`${await coldRating(path)} heads rated\n`);
