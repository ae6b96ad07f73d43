// npm run bench [-- EVENTS] [--seed N] [--runs N] [--json FILE]: the table of docs/performance.md, measured here.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { histogramText } from './generate/histogram.ts';
import { shapeOf } from './generate/log.ts';
import { ledgerFile } from './generate/write-file.ts';
import { appendRows } from './rows/append.ts';
import { eventStoreDbRows } from './rows/eventstoredb.ts';
import { formulaRows } from './rows/formulas.ts';
import { httpRows } from './rows/http.ts';
import { memoryRows } from './rows/memory.ts';
import { peerRows } from './rows/others.ts';
import { questionRows } from './rows/questions.ts';
import { replayRows } from './rows/replay.ts';
import { machine, type Report, tableOf, versions } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
const asked = Number(positionals[0] ?? 100_000);
const shape = shapeOf(asked, Number(values.seed));
const kept = join(tmpdir(), 'kpi-bench');
mkdirSync(kept, { recursive: true });
const path = join(kept, `${asked}-${values.seed}.db`);
const say = (text: string) => process.stderr.write(`${text}\n`);

say(`log of about ${asked} events, seed ${values.seed}: ${path}`);
const histogram = await ledgerFile(path, shape);
say(histogramText(histogram));
const folder = mkdtempSync(join(tmpdir(), 'kpi-bench-'));
try {
  const { events, bytes } = histogram;
  const bench = { path, events, officials: shape.officials, runs: Number(values.runs), folder };
  say('formulas');
  const formulas = await formulaRows(bench);
  say('replay');
  const { rows: replay, idiomatic } = await replayRows(bench);
  say('questions');
  const questions = await questionRows(bench, idiomatic);
  say('appends');
  const appends = await appendRows(bench);
  say('memory');
  const memory = memoryRows(bench);
  say('EventStoreDB');
  const eventStoreDb = await eventStoreDbRows(bench);
  say('HTTP');
  const http = await httpRows(bench);
  const rows = [
    ...replay,
    ...questions,
    ...formulas,
    ...appends,
    ...peerRows(replay, events),
    ...memory,
    ...eventStoreDb,
    ...http,
  ];
  const report: Report = {
    at: new Date().toISOString(),
    ...{ machine: machine(), versions: versions(), officials: shape.officials },
    ...{ events, bytes, runs: bench.runs, rows },
  };
  process.stdout.write(`${tableOf(report)}\n`);
  const json = values.json ?? join(kept, `${asked}-${values.seed}.json`);
  writeFileSync(json, `${JSON.stringify({ ...report, histogram }, null, 2)}\n`);
  say(`figures: ${json}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
