import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEventStore } from '@kpi-ledger/ledger/contract';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll } from 'vitest';
import { openSqliteStoreWithWriter } from './sqlite-store-with-writer.js';

const directory = mkdtempSync(join(tmpdir(), 'kpi-writer-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let files = 0;
const LONG = { modelRuns: 300, concurrentRuns: 200, otherEvents: 100_000 };
/** A thread for every store: starting them is what takes the time. */
const SHORT = { modelRuns: 20, concurrentRuns: 10 };

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
  process.env['KPI_TEST_LONG'] === '1' ? LONG : SHORT,
);
