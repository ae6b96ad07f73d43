import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEventStore, describeLogCopyTarget } from '@kpi-ledger/ledger/contract';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll } from 'vitest';
import { openSqliteStore } from './sqlite-store.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-ledger-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let files = 0;
const LONG = { modelRuns: 500, concurrentRuns: 300, otherEvents: 100_000 };

describeEventStore(
  'the SQLite store',
  async (options) => {
    files += 1;
    const path = join(directory, `${files}.db`);
    const open = async () => {
      const opened = await openSqliteStore({ path, ...options })();
      if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
      return opened.right;
    };
    return { store: await open(), another: open };
  },
  process.env['KPI_TEST_LONG'] === '1' ? LONG : {},
);

describeLogCopyTarget('the SQLite store', async (log) => {
  if (log === 'new') files += 1;
  const opened = await openSqliteStore({
    path: join(directory, `${files}.db`),
    clock: () => Date.parse('2026-01-05T02:00:00.000Z'),
  })();
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  return opened.right;
});
