import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { start } from './testing/processes.js';
import { open, openLedger } from './testing/scenarios.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-long-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const MEGABYTE = 1_000_000;

describe('the SQLite store, at length', () => {
  it('reads 250 MB of events in little memory', async () => {
    const path = join(directory, 'large.db');
    await openLedger(path);
    const store = await open(path);
    const name = 'ộ'.repeat(1_600);
    for (let n = 0; n < 50; n += 1) {
      const facts = Array.from({ length: 1_000 }, () => ({
        type: 'UnitRenamed' as const,
        validAt: '2026-01-05',
        data: { unit: `u${n}`, name },
      }));
      const request = { commandId: `c${n}`, stream: `unit-u${n}`, expectedRevision: -1, actor: 'tester', facts };
      const appended = await store.append([{ ...request, correlationId: `c${n}`, causationId: null }])();
      expect(appended._tag).toBe('Right');
    }
    await store.close();

    const reader = start('reader.child.mjs', [path]);
    expect(await reader.ended).toEqual({ code: 0, stderr: '' });
    const { events, size, growth } = JSON.parse(reader.lines[0] ?? '{}');
    expect(events).toBe(50_001);
    expect(size).toBeGreaterThan(250 * MEGABYTE);
    expect(growth).toBeLessThan(120 * MEGABYTE);
  });
});
