import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Row, rate, times } from '../measure/row.ts';
import { SINGLE } from './append.ts';

/** Events a second of Emmett on SQLite: its best rebuild in batches, through its consumer, and appended one a call. */
export interface Emmett {
  readonly rebuild: number;
  readonly consumer: number;
  readonly single: number;
}

/** emmett-sqlite 0.42.4 on the recorded machine (docs/performance.md). */
const RECORDED: Emmett = { rebuild: 83_000, consumer: 3_961, single: 319 };

const EVENTS = 20_000;
const FOLDER = fileURLToPath(new URL('../peers', import.meta.url));

/** Installs Emmett in test/bench/peers, unless it is there, and measures it; null where it cannot be fetched, built or run. */
export function measurePeers(path: string, runs: number, say: (text: string) => void): Emmett | null {
  if (!isBuilt()) {
    say('installing Emmett in test/bench/peers; sqlite3 is built, which takes some minutes');
    // Headers that are on this machine serve the build as well as those that it would fetch.
    const headers = existsSync('/usr/include/node/node_api.h') ? { npm_config_nodedir: '/usr' } : {};
    const installed = spawnSync('npm', ['install'], {
      ...{ cwd: FOLDER, env: { ...process.env, ...headers } },
      ...{ stdio: ['ignore', 2, 2], timeout: 20 * 60_000 },
    });
    if (installed.status !== 0 || !isBuilt()) {
      say('Emmett could not be installed: recorded figures are compared with');
      return null;
    }
  }
  const ran = spawnSync(process.execPath, ['measure.mjs', path, `${EVENTS}`, `${runs}`], {
    ...{ cwd: FOLDER, encoding: 'utf8', timeout: 20 * 60_000 },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (ran.status === 0) return JSON.parse(ran.stdout);
  say('Emmett could not be measured: recorded figures are compared with');
  return null;
}

const isBuilt = (): boolean =>
  spawnSync(process.execPath, ['--eval', "require('sqlite3')"], { cwd: FOLDER, stdio: 'ignore' }).status === 0;

interface Ours {
  readonly replay: readonly Row[];
  readonly appends: readonly Row[];
  readonly events: number;
  /** Null: not measured in this run. */
  readonly emmett: Emmett | null;
}

/** The rebuild and the single append against Emmett: as measured in this run, else by what was measured of it once. */
export function peerRows({ replay, appends, events, emmett }: Ours): readonly Row[] {
  const { rebuild, consumer, single } = emmett ?? RECORDED;
  const said = emmett === null ? ' (recorded figure)' : '';
  const note =
    emmett === null
      ? 'Emmett was not measured here (`--peers`); its figures are of another run on the same kind of machine'
      : `${EVENTS} of the same events; it reads them and makes nothing of them`;
  const seconds = figureOf(replay, 'engine');
  const perSecond = events / seconds;
  const appended = SINGLE / figureOf(appends, 'single');
  return [
    {
      what: 'rebuild of all projections',
      target: "≥ 8 × Emmett on SQLite's best loop",
      ratio: `${times(perSecond / rebuild)} its best loop; ${times(perSecond / consumer)} its consumer${said}`,
      absolute: `${rate(perSecond)} against ${rate(rebuild)}, ${rate(consumer)}`,
      reached: perSecond / rebuild >= 8,
      note,
      figures: { toEmmett: perSecond / rebuild, emmettRebuild: rebuild, emmettConsumer: consumer },
    },
    {
      what: 'single durable append against Emmett',
      target: '≥ 10 × Emmett on SQLite',
      ratio: `${times(appended / single)}${said}`,
      absolute: `${rate(appended)} against ${rate(single)}`,
      reached: appended / single >= 10,
      figures: { singleToEmmett: appended / single, emmettSingle: single },
    },
  ];
}

const figureOf = (rows: readonly Row[], name: string): number =>
  rows.find(({ figures }) => figures[name] !== undefined)?.figures[name] ?? Number.NaN;
