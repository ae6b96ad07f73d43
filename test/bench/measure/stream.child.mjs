// Reads every event of a ledger file, has it checked and lets it go; prints the most memory that was resident, as JSON. Plain JavaScript,
// because taking the types out of a TypeScript file costs a tenth of the memory that is measured.
import { readFileSync } from 'node:fs';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';

const [path = ''] = process.argv.slice(2);
const opened = await openSqliteStore({ path, clock: Date.now })();
if (opened._tag === 'Left') throw new Error(opened.left.reason);
for await (const _ of opened.right.readAll());
process.stdout.write(JSON.stringify({ peak: mostResident() }));
await opened.right.close();

/** Of this program alone: what Linux gives as `maxRSS` begins with the memory of the program that started it. */
function mostResident() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
