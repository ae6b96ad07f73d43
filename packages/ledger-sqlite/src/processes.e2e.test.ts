import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { inspect } from './testing/ledger-file.js';
import { start } from './testing/processes.js';
import { open, openLedger, written } from './testing/scenarios.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-processes-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let path = '';
let files = 0;
beforeEach(async () => {
  path = join(directory, `${++files}.db`);
  await openLedger(path);
});

describe('several processes on one ledger file', () => {
  it('write at the same time without losing, doubling or reordering an event', async () => {
    const writers = ['anna', 'binh', 'chi', 'dung'];
    const each = 60;
    const running = writers.map((name) => start('writer.child.mjs', [path, name, String(each)]));
    const ends = await Promise.all(running.map(({ ended }) => ended));
    expect(ends).toEqual(writers.map(() => ({ code: 0, stderr: '' })));

    const { rows, faults } = inspect(path);
    expect(faults).toEqual([]);
    expect(rows).toHaveLength(1 + writers.length * each * 3);
    const { names, own, torn } = written(rows);
    const expected = writers.flatMap((name) => Array.from({ length: each }, (_, i) => `${name}-${i}`));
    expect([...names].sort()).toEqual(expected.sort());
    expect(own).toHaveLength(2 * names.length);
    expect(torn).toEqual([]);
  });

  it('are followed by a reader that was open all the time', async () => {
    const reader = await open(path);
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

  it.skipIf(process.platform === 'win32')('say so when the disk is full and keep what they acknowledged', async () => {
    // A limit on the size of files (in blocks of 512 bytes) stands in for a full disk.
    const writer = start('writer.child.mjs', [path, 'anna', '100000'], 'ulimit -f 512');
    const { code, stderr } = await writer.ended;
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ kind: 'STORE_UNAVAILABLE', reason: expect.stringContaining(path) });
    expect(writer.lines.length).toBeGreaterThan(10);

    const { rows, faults } = inspect(path);
    expect(faults).toEqual([]);
    const { shared, torn } = written(rows);
    expect(writer.lines.filter((name) => !shared.has(name))).toEqual([]);
    expect(torn).toEqual([]);
    const later = start('writer.child.mjs', [path, 'binh', '3']);
    expect(await later.ended).toEqual({ code: 0, stderr: '' });
  });
});
