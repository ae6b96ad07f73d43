import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEventStore, describeLogCopyTarget } from '@kpi-ledger/ledger/contract';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, vi } from 'vitest';
import { openSqliteStoreWithWriter } from './sqlite-store-with-writer.js';

/** Only the long form starts a thread for every store, as a service does: that takes longer than everything else here. */
const isLong = vi.hoisted(() => process.env['KPI_TEST_LONG'] === '1');
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof import('node:worker_threads')>();
  const { sharedThreads } = await import('../testing/shared-threads.js');
  return isLong ? real : { ...real, Worker: sharedThreads(real) };
});

const directory = mkdtempSync(join(tmpdir(), 'kpi-writer-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let files = 0;
const LONG = { modelRuns: 300, concurrentRuns: 200, otherEvents: 100_000 };
const SHORT = { modelRuns: 15, concurrentRuns: 10 };

describeEventStore(
  'the SQLite store with a writer',
  async (options) => {
    files += 1;
    const path = join(directory, `${files}.db`);
    const open = async () => {
      const opened = await openSqliteStoreWithWriter({ path, ...options })();
      if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
      return opened.right;
    };
    return { store: await open(), another: open };
  },
  isLong ? LONG : SHORT,
);

/** The copy is the direct store's own, and a thread for each of its tests takes long. */
if (isLong)
  describeLogCopyTarget('the SQLite store with a writer', async (log) => {
    if (log === 'new') files += 1;
    const opened = await openSqliteStoreWithWriter({ path: join(directory, `${files}.db`) })();
    if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
    return opened.right;
  });
