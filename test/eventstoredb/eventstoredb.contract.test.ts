import { describeEventStore } from '@kpi-ledger/ledger/contract';
import { openEventStoreDb } from '@kpi-ledger/ledger-eventstoredb';
import * as E from 'fp-ts/lib/Either.js';
import { serverUnderTest } from './under-test.js';

const server = serverUnderTest();

describeEventStore(
  `EventStoreDB (${server.name})`,
  async (options) => {
    const address = server.newLedger();
    const open = async () => {
      const opened = await openEventStoreDb({ address, keepTexts: true, ...options })();
      if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
      return opened.right;
    };
    return { store: await open(), another: open };
  },
  process.env['KPI_TEST_LONG'] === '1'
    ? { modelRuns: 200, concurrentRuns: 100, otherEvents: 100_000 }
    : { modelRuns: 15, concurrentRuns: 8 },
);
