import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { EventStore } from '@kpi-ledger/ledger';
import { openEventStoreDb } from '@kpi-ledger/ledger-eventstoredb';
import { openSqliteStore } from '@kpi-ledger/ledger-sqlite';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { LEDGER_OPENED, ok, request } from '../eventstoredb/ledger.js';
import { LoopbackServer } from '../eventstoredb/loopback-server.js';

const MEGABYTE = 1_000_000;
const APPENDS = 50;
const FACTS = 180;
const EVENTS = 1 + APPENDS * FACTS;

const directory = mkdtempSync(join(tmpdir(), 'kpi-slow-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const server = new LoopbackServer();
beforeEach(() => server.start());
afterEach(() => server.stop());

/** About 40 MB, in appends that any server takes. */
async function fill(store: EventStore): Promise<void> {
  const name = 'ộ'.repeat(1_500);
  for (let n = 0; n < APPENDS; n += 1) {
    const facts = Array.from({ length: FACTS }, () => ({
      type: 'UnitRenamed' as const,
      validAt: '2026-01-05',
      data: { unit: `u${n}`, name },
    }));
    await ok(store.append([request(`unit-u${n}`, `c${n}`, -1, ...facts)]));
  }
}

const clock = () => Date.parse('2026-01-05T01:00:00Z');
const stores: readonly (readonly [string, () => string, (place: string) => Promise<EventStore>])[] = [
  ['a file', () => join(directory, 'slow.db'), (path) => ok(openSqliteStore({ path, clock }))],
  ['a server', () => `${server.address}&ledger=slow`, (address) => ok(openEventStoreDb({ address, clock }))],
];

test.each(stores)('a slow follower of %s keeps little in memory and misses nothing', async (_, where, open) => {
  const place = where();
  const store = await open(place);
  await ok(store.append([request('ledger', 'open', -1, LEDGER_OPENED)]));
  const follower = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    '--expose-gc',
    join(import.meta.dirname, 'slow-follower.mjs'),
    place,
    String(EVENTS),
  ]);
  follower.stderr.pipe(process.stderr);
  const lines = createInterface(follower.stdout)[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('following');
  await fill(store);
  follower.stdin.write('go on\n');
  const { events, size, growth } = JSON.parse((await lines.next()).value ?? '{}');
  await store.close();
  expect(events).toBe(EVENTS);
  expect(size).toBeGreaterThan(40 * MEGABYTE);
  expect(growth).toBeLessThan(12 * MEGABYTE);
});
