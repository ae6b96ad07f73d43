import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chance } from './chance.js';
import { type Acknowledged, acknowledgedIn, faultsOf } from './check-ledger.js';

const ROUNDS_A_LEDGER = 5;
const script = fileURLToPath(new URL('writer.mjs', import.meta.url));

/**
 * Rounds of two writers on one ledger, both killed with SIGKILL at an instant by chance, in every fourth round even before they have
 * opened the file; after every round the ledger is opened and verified, and in the next one two other writers go on with it.
 *
 * @param seed gives the same sizes and pauses again; where a pause ends in the work of a writer depends on the machine
 */
export async function killWriters(rounds: number, seed: number, scratch: string, way: 'direct' | 'writer') {
  const faults: string[] = [];
  let folder = '';
  let here: Acknowledged[] = [];
  let acknowledged = 0;
  for (let round = 0; round < rounds && faults.length === 0; round += 1) {
    if (round % ROUNDS_A_LEDGER === 0) {
      folder = mkdtempSync(join(scratch, 'ledger-'));
      here = [];
    }
    const writers = ['a', 'b'].map((name) => startWriter(folder, `r${round}${name}`, seed, way));
    if (round % 4 < 3) await Promise.all(writers.map(({ first }) => first));
    for (const { process, name } of writers) {
      await sleep(chance(200, seed, name, 'pause'));
      process.kill('SIGKILL');
    }
    for (const writer of writers) {
      const ended = await writer.ended;
      if (ended !== null) faults.push(`${writer.name} ended by itself: ${ended}`);
      here.push(...writer.lines.map(acknowledgedIn));
      acknowledged += writer.lines.length;
    }
    faults.push(...(await faultsOf(folder, here)).map((fault) => `round ${round}: ${fault}`));
  }
  return { acknowledged, faults };
}

function startWriter(folder: string, name: string, seed: number, way: string) {
  const spawned = spawn(process.execPath, [
    ...['--disable-warning=ExperimentalWarning', script, folder, name, String(seed)],
    ...['1000000', '1000000', way],
  ]);
  const lines: string[] = [];
  let said = '';
  spawned.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  const reader = createInterface({ input: spawned.stdout });
  reader.on('line', (line) => lines.push(line));
  const closed = Promise.all([once(spawned, 'close'), once(reader, 'close')]);
  return {
    ...{ process: spawned, name, lines },
    /** The first acknowledgement, or the end. */
    first: Promise.race([once(reader, 'line'), closed]),
    /** What it said when it was not killed; null: it was. */
    ended: closed.then(([[code]]) => (code === null ? null : `exit ${code}: ${said}`)),
  };
}
