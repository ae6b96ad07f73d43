import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@kpi-ledger/api';
import { keepOpen, openLedger } from '@kpi-ledger/api/ledger';
import { afterAll, describe, expect, test } from 'vitest';
import { ok } from '../eventstoredb/ledger.js';
import { Client } from './client.js';

const NOW = Date.parse('2026-01-05T01:00:00Z');
const directory = mkdtempSync(join(tmpdir(), 'kpi-full-disk-'));
const disk = join(directory, 'disk');
mkdirSync(disk);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const mount = (...options: readonly string[]): boolean => {
  try {
    execFileSync('mount', [...options, disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const mayMount = process.platform === 'linux' && process.geteuid?.() === 0 && mount('-t', 'tmpfs', 'tmpfs');
if (mayMount) execFileSync('umount', [disk]);
else console.log('skipped: a disk that is really full needs root and mount on Linux');

describe.runIf(mayMount)('a service whose disk is full', () => {
  afterAll(() => execFileSync('umount', [disk]));

  test('refuses commands as DISK_FULL, answers questions, keeps what it acknowledged, and records again when there is space', async () => {
    mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs');
    let now = NOW;
    const ledger = await ok(
      keepOpen(openLedger({ url: `sqlite:${join(disk, 'kpi.db')}`, create: true, clock: () => now })),
    );
    const opened = { ledger: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e', kind: 'demo', city: 'hue' };
    await ok(
      ledger.engine.execute({ commandId: 'open', type: 'LedgerOpened', validAt: null, data: opened, actor: 'test' }),
    );
    await ok(ledger.engine.refresh());
    const serving = await serve({ engine: ledger.engine, store: ledger.store, port: 0, now: () => now });
    const client = new Client(serving);
    const NAME = 'Trung tâm '.repeat(100);

    let acknowledged = 0;
    let last = await client.register('u0', NAME);
    while (last.status === 201 && acknowledged < 1000) {
      acknowledged += 1;
      last = await client.register(`u${acknowledged}`, NAME);
    }
    expect(last).toMatchObject({ status: 503, code: 'DISK_FULL', retryAfter: '5' });
    expect(await client.get('/ready')).toMatchObject({ status: 503, code: 'DISK_FULL' });
    expect(await client.get('/api/v1/indicators')).toMatchObject({ status: 200, ordinal: 1 + acknowledged });

    mount('-o', 'remount,size=4m');
    expect(await client.register(`u${acknowledged}`, NAME)).toMatchObject({ status: 201 });
    expect(await client.register(`u${acknowledged}`, NAME)).toMatchObject({ status: 200 });
    expect(await client.get('/ready')).toMatchObject({ status: 200 });
    expect(await client.get('/api/v1/indicators')).toMatchObject({ ordinal: 2 + acknowledged });

    // The clock jumps back by an hour, and is set again.
    now -= 3_600_000;
    expect(await client.register('late')).toMatchObject({ status: 503, code: 'CLOCK_SKEW' });
    expect(await client.get('/ready')).toMatchObject({ status: 503, code: 'CLOCK_SKEW' });
    expect(await client.get('/api/v1/indicators')).toMatchObject({ status: 200, ordinal: 2 + acknowledged });
    now = NOW;
    expect(await client.register('late')).toMatchObject({ status: 201 });
    expect(await client.get('/ready')).toMatchObject({ status: 200 });

    await serving.stop();
    await ledger.close();
  });
});
