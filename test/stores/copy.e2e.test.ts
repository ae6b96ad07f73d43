import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoLedger } from '../../packages/cli/src/testing/demo-ledger.js';
import { kpiHere } from '../../packages/cli/src/testing/in-process.js';
import { json, NODE, PROGRAM, workplace } from '../../packages/cli/src/testing/kpi.js';
import { LoopbackServer } from '../eventstoredb/loopback-server.js';
import { bigLedger } from './big-ledger.js';

interface Copied {
  readonly ordinal: number;
  readonly root: string;
  readonly copied: number;
  readonly before: number;
}

const { folder } = workplace();
const file = (name: string): string => join(folder, name);
const demo = file('demo.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(() => demoLedger(demo));

const copy = async (from: string, to: string) =>
  json<Copied>(await kpiHere('store', 'copy', from, to, '--format', 'json'));
/** Scores, bands and basis; that names cannot be read without the keys is said on stderr. */
const rate = async (store: string): Promise<string> => {
  const { status, stdout } = await kpiHere('rate', '--period', '2026-Q1', '--store', store, '--format', 'json');
  expect(status).toBe(0);
  return stdout;
};

/** Ordinal, place and bytes of every event, by plain SQL. */
function eventsIn(path: string): readonly unknown[] {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return db.prepare('SELECT ordinal, stream, revision, hex(bytes) AS bytes FROM events ORDER BY ordinal').all();
  } finally {
    db.close();
  }
}

function countIn(path: string): number {
  if (!existsSync(path)) return 0;
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      return Number(db.prepare('SELECT count(*) AS count FROM events').get()?.['count']);
    } finally {
      db.close();
    }
  } catch {
    return 0; // being made
  }
}

test('from file to file: the same bytes and, with the keys moved, the same answers', async () => {
  const to = file('copied.db');
  const copied = await copy(`sqlite:${demo}`, `sqlite:${to}`);
  const events = eventsIn(demo);
  expect(copied).toMatchObject({
    ...{ ordinal: events.length, copied: events.length, before: 0 },
    toMove: [{ what: 'keys', from: `${demo}.keys`, to: `${to}.keys` }],
  });
  expect(eventsIn(to)).toEqual(events);
  copyFileSync(`${demo}.keys`, `${to}.keys`);
  expect(await rate(`sqlite:${to}`)).toBe(await rate(`sqlite:${demo}`));
  expect(await copy(`sqlite:${demo}`, `sqlite:${to}`)).toMatchObject({ copied: 0, before: events.length });
});

test('a copy that is killed goes on where it was', async () => {
  const [from, to] = [file('big.db'), file('big-copy.db')];
  await bigLedger(from, 15);
  const cuts: number[] = [];
  // On a busy machine a copy may be through before it is killed: then nothing is left to cut.
  while (cuts.length < 3 && (cuts.at(-1) ?? 0) < 15_001) {
    const before = countIn(to);
    const [node, ...flags] = NODE;
    const args = [...flags, PROGRAM, 'store', 'copy', `sqlite:${from}`, `sqlite:${to}`];
    const child = spawn(node, args, { stdio: 'ignore' });
    const ended = once(child, 'close');
    while (child.exitCode === null && countIn(to) <= before) await sleep(2);
    child.kill('SIGKILL');
    await ended;
    cuts.push(countIn(to));
    expect(countIn(to)).toBeGreaterThan(before);
  }
  expect(cuts[0]).toBeLessThan(15_001);
  expect(await copy(`sqlite:${from}`, `sqlite:${to}`)).toMatchObject({ ordinal: 15_001, before: cuts.at(-1) });
  expect(eventsIn(to)).toEqual(eventsIn(from));
});

describe('what is refused', () => {
  const refused = async (from: string, to: string) => {
    const { status, stdout, stderr } = await kpiHere('store', 'copy', from, to, '--format', 'json');
    expect(stdout).toBe('');
    return { status, code: JSON.parse(stderr).error.code };
  };

  test('a target that holds another ledger, untouched', async () => {
    const other = file('other.db');
    json(await kpiHere('init', '--kind', 'live', '--city', 'hue', '--store', `sqlite:${other}`, '--format', 'json'));
    const before = readFileSync(other);
    expect(await refused(`sqlite:${demo}`, `sqlite:${other}`)).toEqual({ status: 1, code: 'TARGET_HOLDS_OTHER' });
    expect(readFileSync(other).equals(before)).toBe(true);
  });

  test('a target that has been written since, untouched', async () => {
    const earlier = file('earlier.db');
    copyFileSync(demo, earlier);
    const db = new DatabaseSync(earlier);
    db.exec('DELETE FROM events WHERE ordinal > 1000; DELETE FROM event_index WHERE ordinal > 1000');
    db.close();
    const before = readFileSync(demo);
    expect(await refused(`sqlite:${earlier}`, `sqlite:${demo}`)).toEqual({ status: 1, code: 'TARGET_AHEAD' });
    expect(readFileSync(demo).equals(before)).toBe(true);
  });

  test.each([
    ['memory:', 'sqlite:x.db', 2, 'USAGE'],
    ['sqlite:x.db', 'memory:', 2, 'USAGE'],
    ['mysql:x', 'sqlite:x.db', 2, 'USAGE'],
    [`sqlite:${file('nowhere.db')}`, `sqlite:${file('never.db')}`, 3, 'NO_LEDGER'],
    [`sqlite:${demo}`, `sqlite:${demo}`, 2, 'USAGE'],
    [`sqlite:${demo}`, `sqlite:${folder}/./demo.db`, 2, 'USAGE'],
    [`sqlite:${demo}`, `sqlite:${folder}`, 3, 'CANNOT_OPEN'],
  ])('%s to %s', async (from, to, status, code) => {
    expect(await refused(from, to)).toEqual({ status, code });
    expect(existsSync(file('never.db'))).toBe(false);
  });
});

describe('to a server and back', () => {
  let server: LoopbackServer;
  beforeEach(async () => {
    server = new LoopbackServer();
    await server.start();
  });
  afterEach(() => server.stop());

  test('the same root and the same ratings everywhere; what is there already is not written again', async () => {
    const [there, back] = [`${server.address}&ledger=hue`, file('back.db')];
    const up = await copy(`sqlite:${demo}`, there);
    const appends = server.appends;
    expect(await copy(`sqlite:${demo}`, there)).toMatchObject({ root: up.root, copied: 0, before: up.ordinal });
    expect(server.appends).toBe(appends);
    const down = await copy(there, `sqlite:${back}`);
    expect(down).toMatchObject({ ordinal: up.ordinal, root: up.root });
    expect(eventsIn(back)).toEqual(eventsIn(demo));
    const expected = await rate(`sqlite:${demo}`);
    expect(await rate(there)).toBe(expected);
    expect(await rate(`sqlite:${back}`)).toBe(expected);
  });

  test('appends whose outcome is unknown are repeated, and nothing is there twice', async () => {
    server.faults.push('store-and-hang-up', 'not-ready', 'store-and-hang-up');
    const up = await copy(`sqlite:${demo}`, server.address);
    expect(server.faults).toEqual([]);
    expect(up.ordinal).toBe(eventsIn(demo).length);
    const back = file('faults.db');
    await copy(server.address, `sqlite:${back}`);
    expect(eventsIn(back)).toEqual(eventsIn(demo));
  });
});
