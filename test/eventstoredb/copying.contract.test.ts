import { randomUUID } from 'node:crypto';
import { describeLogCopyTarget } from '@kpi-ledger/ledger/contract';
import { openEventStoreDb } from '@kpi-ledger/ledger-eventstoredb';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll } from 'vitest';
import { LoopbackServer } from './loopback-server.js';

const server = new LoopbackServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

let ledger = '';
describeLogCopyTarget('EventStoreDB (loopback server)', async (log) => {
  if (log === 'new') ledger = randomUUID();
  const opened = await openEventStoreDb({
    address: `${server.address}&ledger=${ledger}`,
    clock: () => Date.parse('2026-01-05T02:00:00.000Z'),
  })();
  if (E.isLeft(opened)) throw new Error(JSON.stringify(opened.left));
  return opened.right;
});
