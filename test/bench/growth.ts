import { spawnSync } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { shapeOf } from './generate/log.ts';
import { ledgerFile } from './generate/write-file.ts';
import { duration } from './measure/row.ts';
import { machine, versions } from './table.ts';

export const SIZES = [10_000, 100_000, 1_000_000, 10_000_000] as const;

/** With its indexes, and a copy that is written to. */
const BYTES_AN_EVENT = 2_000;

const bytes = (of: number): string => `${Math.round(of)} bytes`;
const mebibytes = (of: number): string => `${Math.round(of)} MiB`;
/** Figures by the name under which they were measured. */
const SHOWN: readonly (readonly [figure: string, what: string, said: (of: number) => string])[] = [
  ['parse', 'parsing alone', duration],
  ['idiomatic', 'idiomatic, all heads rated', duration],
  ['engine', 'cold replay, all heads rated', duration],
  ['check', 'full check of the file', duration],
  ['anyDate', 'all heads, arbitrary date and `known`, warm', duration],
  ['explainMedian', 'one unit explained, median, warm', duration],
  ['explainP95', 'one unit explained, p95, warm', duration],
  ['afterOne', 'after one new event, all heads', duration],
  ['held', 'memory of a warm engine, an event', bytes],
  ['peak', 'peak memory of a streaming replay', mebibytes],
];

/** The table of how cost grows with the log, as Markdown: one log of each size, each measured in a process of its own. */
export async function measureGrowth(
  sizes: readonly number[],
  { seed, runs, pathOf, say }: GrowthOptions,
): Promise<string> {
  const columns: { readonly head: string; readonly events: number; readonly figures: Figures }[] = [];
  for (const size of sizes) {
    const path = pathOf(size);
    const { bavail, bsize } = statfsSync(dirname(path));
    if (bavail * bsize < size * BYTES_AN_EVENT) {
      say(`${size} events: no room for them in ${dirname(path)}`);
      continue;
    }
    const shape = shapeOf(size, seed);
    say(`${size} events: writing the log, unless it is there`);
    const { events } = await ledgerFile(path, shape);
    say(`${events} events: measuring`);
    const figures = measured(path, events, shape.officials, runs(size));
    const years = shape.years === 1 ? '' : `, ${shape.years} years`;
    columns.push({ head: `${events} events, ${shape.officials} officials${years}`, events, figures });
  }
  const last = columns.at(-1);
  const before = columns.at(-2);
  const growth = (figure: string): string => {
    const [from, to] = [before?.figures[figure], last?.figures[figure]];
    return from === undefined || to === undefined ? '–' : `${(to / from).toFixed(1)} ×`;
  };
  const lastGrew = `last step (events: ${((last?.events ?? 0) / (before?.events ?? 1)).toFixed(1)} ×)`;
  return [
    `${machine()}; ${versions()}; seconds of the processor`,
    '',
    `| | ${columns.map(({ head }) => head).join(' | ')} | ${lastGrew} |`,
    `|---|${columns.map(() => '---|').join('')}---|`,
    ...SHOWN.map(([figure, what, said]) => {
      const cells = columns.map(({ figures }) => {
        const of = figures[figure];
        return of === undefined ? '–' : said(of);
      });
      return `| ${what} | ${cells.join(' | ')} | ${growth(figure)} |`;
    }),
  ].join('\n');
}

interface GrowthOptions {
  readonly seed: number;
  /** How often each case is measured on a log of so many events. */
  readonly runs: (events: number) => number;
  readonly pathOf: (events: number) => string;
  readonly say: (text: string) => void;
}

type Figures = { readonly [name: string]: number | undefined };

function measured(path: string, events: number, officials: number, runs: number): Figures {
  const child = new URL('./measure/growth.child.ts', import.meta.url).pathname;
  const flags = ['--disable-warning=ExperimentalWarning', '--expose-gc', '--max-old-space-size=16000'];
  const ran = spawnSync(process.execPath, [...flags, child, path, `${events}`, `${officials}`, `${runs}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (ran.status !== 0) throw new Error(`measuring ${events} events ended with ${ran.status}`);
  return JSON.parse(ran.stdout);
}
