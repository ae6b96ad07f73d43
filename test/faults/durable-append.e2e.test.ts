import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has } from '../tools/needs.js';
import { keysIn, ledgerIn } from './check-ledger.js';
import { Disk } from './disk.js';
import { KEEPS_NOTHING } from './disk-content.js';
import { saidBy } from './power-cuts.js';
import { type Call, traced } from './strace-log.js';

const APPENDS = 12;
const folder = mkdtempSync(join(tmpdir(), 'kpi-durable-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!has('strace', 'strace')).each(['direct', 'writer'])('an append to the ledger file (%s)', (way) => {
  const root = join(folder, way);
  let calls: readonly Call[] = [];
  beforeAll(() => {
    mkdirSync(root);
    const writer = traced('writer.mjs', [root, 'a', '1', String(APPENDS), '1000', way]);
    expect(writer.lines).toHaveLength(1 + APPENDS);
    calls = writer.calls;
  });

  it('is written to the log, then synced, then acknowledged', () => {
    const disk = new Disk(root);
    let since: string[] = [];
    let acknowledgements = 0;
    for (const call of calls) {
      const log = 'fd' in call && disk.nameOf(call.fd) === 'ledger/kpi.db-wal';
      if (log && (call.kind === 'write' || call.kind === 'sync')) since.push(call.kind);
      disk.apply(call);
      if (saidBy(call) === null) continue;
      expect(since).toContain('write');
      expect(since.at(-1)).toBe('sync');
      expect(disk.unsynced().filter((path) => path.startsWith('ledger'))).toEqual([]);
      acknowledgements += 1;
      since = [];
    }
    expect(acknowledgements).toBe(1 + APPENDS);
  });

  it('costs one sync when the file is open', () => {
    const disk = new Disk(root);
    const syncs: number[] = [];
    let since = 0;
    for (const call of calls) {
      if (call.kind === 'sync' && disk.nameOf(call.fd)?.startsWith('ledger')) since += 1;
      disk.apply(call);
      if (saidBy(call) === null) continue;
      syncs.push(since);
      since = 0;
    }
    expect(syncs.slice(1)).toEqual(Array.from({ length: APPENDS }, () => 1));
  });

  it('is acknowledged when the names of its files, and of the folders made for them, are on the disk', () => {
    const disk = new Disk(root);
    for (const call of calls) {
      if (saidBy(call) !== null) break;
      disk.apply(call);
    }
    const kept = join(folder, `kept-${way}`);
    mkdirSync(kept);
    disk.writeTo(kept, KEEPS_NOTHING);
    expect([ledgerIn(kept), `${ledgerIn(kept)}-wal`, keysIn(kept)].filter((file) => !existsSync(file))).toEqual([]);
  });
});
