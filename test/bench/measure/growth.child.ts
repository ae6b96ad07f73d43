// What grows with the log, measured on one ledger file in a process of its own: PATH EVENTS OFFICIALS RUNS. Prints seconds as JSON.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFile } from '@kpi-ledger/ledger-sqlite';
import { rateIdiomatically } from '../idiomatic.ts';
import { memoryRows } from '../rows/memory.ts';
import { questionRows } from '../rows/questions.ts';
import { ASKED, coldRating, questionOf } from './bench.ts';
import { textsOf } from './read-file.ts';
import { median, rounds } from './rounds.ts';

const [path = '', events, officials, runs] = process.argv.slice(2);
const bench = {
  ...{ path, events: Number(events), officials: Number(officials), runs: Number(runs) },
  folder: mkdtempSync(join(tmpdir(), 'kpi-growth-')),
};
/** The plain pipeline keeps every fact as an object. */
const hasIdiomatic = bench.events <= 2_500_000;

try {
  const seconds = await rounds(
    bench.runs,
    {
      parse: () => {
        for (const text of textsOf(path)) JSON.parse(text);
      },
      idiomatic: () => (hasIdiomatic ? rateIdiomatically(textsOf(path), questionOf(ASKED)) : null),
      engine: () => coldRating(path),
      check: () => checkFile(path),
    },
    { warmUp: bench.events <= 50_000 },
  );
  const rows = [...(await questionRows(bench, Number.NaN)), ...memoryRows(bench)];
  const figures = {
    ...{ parse: median(seconds.parse), engine: median(seconds.engine), check: median(seconds.check) },
    ...(hasIdiomatic && { idiomatic: median(seconds.idiomatic) }),
    ...Object.assign({}, ...rows.map((row) => row.figures)),
  };
  process.stdout.write(JSON.stringify(figures));
} finally {
  rmSync(bench.folder, { recursive: true, force: true });
}
