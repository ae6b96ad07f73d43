import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { has } from '../tools/needs.js';

const folder = mkdtempSync(join(tmpdir(), 'kpi-durable-'));
const writer = fileURLToPath(new URL('./append-and-acknowledge.mjs', import.meta.url));

describe.skipIf(!has('strace', 'strace'))('an acknowledged append', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is synced to the disk before it is acknowledged', () => {
    const traced = spawnSync(
      'strace',
      [
        '-f',
        '-y',
        '-e',
        'trace=write,pwrite64,fsync,fdatasync',
        process.execPath,
        '--disable-warning=ExperimentalWarning',
        writer,
        join(folder, 'kpi.db'),
      ],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    expect(traced.status, traced.stderr.slice(-2000)).toBe(0);
    expect(traced.stdout.match(/acknowledged/g)).toHaveLength(3);
    const calls = traced.stderr
      .split('\n')
      .map((line) =>
        /write\(1<[^>]*>, "acknowledged/.test(line)
          ? 'acknowledge'
          : /pwrite64\(\d+<[^>]*kpi\.db-wal>/.test(line)
            ? 'write'
            : /f(data)?sync\(\d+<[^>]*kpi\.db-wal>/.test(line)
              ? 'sync'
              : null,
      )
      .filter((call) => call !== null);
    // Between two acknowledgements the log is written, and nothing written stands unsynced when the acknowledgement goes out.
    const acknowledgements = calls.flatMap((call, i) => (call === 'acknowledge' ? [i] : []));
    expect(acknowledgements).toHaveLength(3);
    let from = 0;
    for (const at of acknowledgements) {
      const since = calls.slice(from, at);
      expect(since).toContain('write');
      expect(since.at(-1)).toBe('sync');
      from = at + 1;
    }
  });
});
