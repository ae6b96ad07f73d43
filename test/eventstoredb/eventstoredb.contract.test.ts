import { randomUUID } from 'node:crypto';
import { describeEventStore } from '@kpi-ledger/ledger/contract';
import { openEventStoreDb } from '@kpi-ledger/ledger-eventstoredb';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll } from 'vitest';
import { LoopbackServer } from './loopback-server.js';

/** With ESDB_URL the same suite runs against a real server, in streams of its own. */
const real = process.env['ESDB_URL'];
const loopback = new LoopbackServer();
if (real === undefined) {
  beforeAll(() => loopback.start());
  afterAll(() => loopback.stop());
}

const ledgerOn = (address: string): string =>
  `${address}${address.includes('?') ? '&' : '?'}ledger=test-${randomUUID()}`;

describeEventStore(
  `EventStoreDB (${real === undefined ? 'loopback server' : 'ESDB_URL'})`,
  async (options) => {
    const address = ledgerOn(real ?? loopback.address);
    const open = async () => {
      const opened = await openEventStoreDb({ address, ...options })();
      if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
      return opened.right;
    };
    return { store: await open(), another: open };
  },
  { modelRuns: 20 },
);
