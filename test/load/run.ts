// npm run load -- [SECONDS] [FILE] (500 connections three times as long): mixed reads and writes over 1, 50 and 500 connections against `kpi serve` on the demonstration ledger, in a SQLite
// file and on EventStoreDB (the loopback server of our tests). Prints a table, writes JSON to FILE (default load.json), and exits with 1 when the log
// does not hold exactly what was acknowledged. Figures for docs/load.md.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { placeFor, type Trial, type TrialResult, tryLoad } from './trial.ts';

const seconds = Number(process.argv[2] ?? 20);
const file = process.argv[3] ?? 'load.json';

/** With room for every connection, and as the service is set by default, which turns most of 500 away. */
const ROOM = { KPI_MAX_CONCURRENT: '600' };
const TRIALS: readonly (Trial & { readonly name: string })[] = [
  { name: '1', connections: 1, seconds, settings: ROOM },
  { name: '50', connections: 50, seconds, settings: ROOM },
  { name: '500', connections: 500, seconds: 3 * seconds, settings: ROOM },
  { name: '500, limits as set', connections: 500, seconds },
  { name: '50, writing only', connections: 50, seconds, settings: ROOM, mix: { writeEvery: 1 } },
];

const results: { readonly store: string; readonly name: string; readonly result: TrialResult }[] = [];
// An interrupted run ends what it has started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(2));

for (const store of ['sqlite', 'eventstoredb'] as const) {
  for (const { name, ...trial } of TRIALS) {
    const place = await placeFor(store, 'demo');
    try {
      const result = await tryLoad(place, trial);
      results.push({ store, name, result });
      print(store, name, result);
    } finally {
      await place.stop();
    }
  }
}

const machine = {
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  commit: execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' }).trim(),
};
writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), seconds, machine, results }, null, 2)}\n`);
console.log(`\n${JSON.stringify(machine)}\n${file}`);
const faults = results.flatMap(({ store, name, result }) =>
  result.reconciled.faults.map((fault) => `${store}, ${name}: ${fault}`),
);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function print(store: string, name: string, result: TrialResult): void {
  if (results.length === 1)
    console.log(
      [
        '| store | connections | requests/s | read p50 / p95 / p99 ms | write p50 / p95 / p99 ms | writes/s | statuses | turned away | errors | memory MB | acknowledged / refused / open |',
        '|---|---|---|---|---|---|---|---|---|---|---|',
      ].join('\n'),
    );
  const { read, write, memory, reconciled } = result;
  const times = ({ p50, p95, p99 }: typeof read): string => `${p50} / ${p95} / ${p99}`;
  const listed = (counts: { readonly [key: string]: number }): string =>
    Object.entries(counts)
      .map(([key, count]) => `${key}: ${count}`)
      .join(', ') || '–';
  const cells = [
    ...[store, name, ((read.count + write.count) / result.seconds).toFixed(0), times(read), times(write)],
    ...[(write.count / result.seconds).toFixed(0), listed(result.statuses), listed(result.turnedAway)],
    ...[
      `${listed({ ...result.connectionErrors, ...(result.timeouts > 0 && { timeout: result.timeouts }) })}`,
      `${memory.before} → ${memory.after} (most ${memory.most})`,
    ],
    `${reconciled.acknowledged} / ${reconciled.refused} / ${reconciled.open}`,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
