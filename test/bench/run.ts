// npm run bench [-- EVENTS] [--seed N] [--runs N] [--json FILE]: the table of docs/performance.md, measured here.
//   --peers   installs Emmett on SQLite in test/bench/peers and measures it in the same run
//   --sqlite  what node:sqlite itself can do, instead of the table
//   --growth  how cost grows over logs of several sizes, instead of the table; EVENTS may name the sizes: 10000,100000
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { histogramText } from './generate/histogram.ts';
import { shapeOf } from './generate/log.ts';
import { ledgerFile } from './generate/write-file.ts';
import { measureGrowth, SIZES } from './growth.ts';
import { appendRows } from './rows/append.ts';
import { eventStoreDbRows } from './rows/eventstoredb.ts';
import { formulaRows } from './rows/formulas.ts';
import { httpRows } from './rows/http.ts';
import { memoryRows } from './rows/memory.ts';
import { measurePeers, peerRows } from './rows/peers.ts';
import { questionRows } from './rows/questions.ts';
import { replayRows } from './rows/replay.ts';
import { measureSqlite } from './sqlite.ts';
import { machine, type Report, tableOf, versions } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string' },
    json: { type: 'string' },
    peers: { type: 'boolean', default: false },
    sqlite: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const kept = join(tmpdir(), 'kpi-bench');
mkdirSync(kept, { recursive: true });
const pathOf = (events: number): string => join(kept, `${events}-${seed}.db`);
const say = (text: string) => process.stderr.write(`${text}\n`);

const RUNS = 5;
/** What is measured on a large log is measured less often, so that a run on a million events ends in about ten minutes. */
const runsOn = (events: number): number =>
  values.runs !== undefined ? Number(values.runs) : events <= 300_000 ? RUNS : events <= 2_000_000 ? 3 : 1;

if (values.sqlite) process.stdout.write(`${await measureSqlite(Number(positionals[0] ?? 100_000), runsOn(0))}\n`);
else if (values.growth) {
  const sizes = positionals[0]?.split(',').map(Number) ?? SIZES;
  process.stdout.write(`${await measureGrowth(sizes, { seed, runs: runsOn, pathOf, say })}\n`);
} else await printTable(Number(positionals[0] ?? 100_000));

async function printTable(asked: number): Promise<void> {
  const shape = shapeOf(asked, seed);
  const path = pathOf(asked);
  say(`log of about ${asked} events, seed ${seed}: ${path}`);
  const histogram = await ledgerFile(path, shape);
  say(histogramText(histogram));
  const folder = mkdtempSync(join(tmpdir(), 'kpi-bench-'));
  try {
    const { events, bytes } = histogram;
    const bench = { path, events, officials: shape.officials, runs: runsOn(asked), folder };
    /** For what has nothing to do with the size of the log. */
    const small = { ...bench, runs: runsOn(0) };
    say('formulas');
    const formulas = await formulaRows(small);
    say('replay');
    const { rows: replay, idiomatic } = await replayRows(bench);
    say('questions');
    const questions = await questionRows(bench, idiomatic);
    say('appends');
    const appends = await appendRows(small);
    say('memory');
    const memory = memoryRows(bench);
    say('EventStoreDB');
    const eventStoreDb = await eventStoreDbRows(small);
    say('HTTP');
    const http = await httpRows(small);
    if (values.peers) say('Emmett');
    const emmett = values.peers ? measurePeers(path, small.runs, say) : null;
    const rows = [
      ...[...replay, ...questions, ...formulas, ...appends, ...peerRows({ replay, appends, events, emmett })],
      ...[...memory, ...eventStoreDb, ...http],
    ];
    const report: Report = {
      at: new Date().toISOString(),
      ...{ machine: machine(), versions: versions(), officials: shape.officials },
      ...{ events, bytes, runs: bench.runs, rows },
    };
    process.stdout.write(`${tableOf(report)}\n`);
    const json = values.json ?? join(kept, `${asked}-${seed}.json`);
    writeFileSync(json, `${JSON.stringify({ ...report, histogram }, null, 2)}\n`);
    say(`figures: ${json}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
