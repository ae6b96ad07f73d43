import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from './sqlite-store.js';
import { inspect, type Row } from './testing/ledger-file.js';
import { start } from './testing/processes.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-processes-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let path = '';
let files = 0;
beforeEach(async () => {
  path = join(directory, `${++files}.db`);
  const store = await open();
  await store.append([
    {
      commandId: 'open',
      stream: 'ledger',
      expectedRevision: -1,
      actor: 'tester',
      correlationId: 'open',
      causationId: null,
      facts: [
        {
          type: 'LedgerOpened',
          validAt: '2026-01-05',
          data: { ledger: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e', kind: 'demo', city: 'hue' },
        },
      ],
    },
  ])();
  await store.close();
});

async function open() {
  const opened = await openSqliteStore({ path, clock: Date.now })();
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  return opened.right;
}

/** The names that stand on the stream of all writers, and those whose append is not whole. */
function written(rows: readonly Row[]) {
  const on = (stream: string) => rows.filter((row) => row.stream === stream).map((row) => row.event.data.name ?? '');
  const shared = on('unit-shared');
  const own = rows
    .filter(({ stream }) => stream.startsWith('unit-') && stream !== 'unit-shared')
    .map((row) => row.event.data.name ?? '');
  const torn = own.filter((name) => !shared.includes(name.slice(0, -2)));
  return { shared, own, torn };
}

describe('several processes on one ledger file', () => {
  it('write at the same time without losing, doubling or reordering an event', async () => {
    const names = ['anna', 'binh', 'chi', 'dung'];
    const each = 60;
    const writers = names.map((name) => start('writer.child.mjs', [path, name, String(each)]));
    const ends = await Promise.all(writers.map(({ ended }) => ended));
    expect(ends).toEqual(names.map(() => ({ code: 0, stderr: '' })));

    const { rows, faults } = inspect(path);
    expect(faults).toEqual([]);
    expect(rows).toHaveLength(1 + names.length * each * 3);
    const { shared, own, torn } = written(rows);
    expect([...shared].sort()).toEqual(
      names.flatMap((n) => Array.from({ length: each }, (_, i) => `${n}-${i}`)).sort(),
    );
    expect(own).toHaveLength(2 * shared.length);
    expect(torn).toEqual([]);
  });

  it('are followed by a reader that was open all the time', async () => {
    const reader = await open();
    const writer = start('writer.child.mjs', [path, 'anna', '40']);
    let seen = 1;
    for (const deadline = Date.now() + 30_000; seen < 121 && Date.now() < deadline; await sleep(5))
      for await (const { ordinal } of reader.readAll({ afterOrdinal: seen })) {
        expect(ordinal).toBe(seen + 1);
        seen = ordinal;
      }
    expect(await writer.ended).toEqual({ code: 0, stderr: '' });
    expect(seen).toBe(121);
    await reader.close();
  });

  it('may be killed at any instant: no acknowledged event is lost and no append is torn', async () => {
    let acknowledged: readonly string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const writers = [`r${round}a`, `r${round}b`].map((name) => start('writer.child.mjs', [path, name, '100000']));
      const deadline = Date.now() + 30_000;
      while (writers.some(({ lines }) => lines.length < 5 + round * 3) && Date.now() < deadline) await sleep(3);
      for (const { process } of writers) process.kill('SIGKILL');
      await Promise.all(writers.map(({ ended }) => ended));
      acknowledged = [...acknowledged, ...writers.flatMap(({ lines }) => lines)];

      const { rows, faults } = inspect(path);
      expect(faults).toEqual([]);
      const { shared, own, torn } = written(rows);
      expect(acknowledged.filter((name) => !shared.includes(name))).toEqual([]);
      expect(torn).toEqual([]);
      expect(own).toHaveLength(2 * shared.length);
    }
    expect(acknowledged.length).toBeGreaterThan(100);
    const store = await open();
    const head = await store.head()();
    expect(head).toMatchObject(E.right({ ordinal: inspect(path).rows.length }));
    await store.close();
  });

  it.skipIf(process.platform === 'win32')('says so when the disk is full and keeps what it acknowledged', async () => {
    // A limit on the size of files (in blocks of 512 bytes) stands in for a full disk.
    const writer = start('writer.child.mjs', [path, 'anna', '100000'], 'ulimit -f 512');
    const { code, stderr } = await writer.ended;
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
    expect(writer.lines.length).toBeGreaterThan(10);

    const { rows, faults } = inspect(path);
    expect(faults).toEqual([]);
    const { shared, torn } = written(rows);
    expect(writer.lines.filter((name) => !shared.includes(name))).toEqual([]);
    expect(torn).toEqual([]);
    const later = start('writer.child.mjs', [path, 'binh', '3']);
    expect(await later.ended).toEqual({ code: 0, stderr: '' });
  });
});
