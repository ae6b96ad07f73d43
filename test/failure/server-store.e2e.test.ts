import { readSettings, type Serving, serve } from '@kpi-ledger/api';
import { keepOpen, type OpenLedger } from '@kpi-ledger/api/ledger';
import { type EngineError, openEngine } from '@kpi-ledger/engine';
import { createMemoryKeyVault } from '@kpi-ledger/ledger';
import { type EventStoreDbOptions, openEventStoreDb } from '@kpi-ledger/ledger-eventstoredb';
import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok, pause, refused, renamed } from '../eventstoredb/ledger.js';
import { LoopbackCluster } from '../eventstoredb/loopback-cluster.js';
import { Client } from './client.js';

const NOW = Date.parse('2026-01-05T01:00:00Z');
const HASTY = { timeoutMilliseconds: 1_000, retryMilliseconds: 1_200 };

let cluster: LoopbackCluster;
let ledger: OpenLedger;
let serving: Serving;
let client: Client;
/** How often the service has opened the ledger. */
let openings = 0;

const store = (options: Partial<EventStoreDbOptions> = {}) =>
  openEventStoreDb({
    address: `${cluster.address}&gossipTimeout=1&discoveryInterval=50&ledger=hue`,
    clock: () => NOW,
    ...options,
  });

beforeEach(async () => {
  cluster = new LoopbackCluster();
  await cluster.start();
  openings = 0;
  const vault = createMemoryKeyVault();
  const open = async (): Promise<E.Either<EngineError, OpenLedger>> => {
    const opened = await store(HASTY)();
    if (E.isLeft(opened)) return E.left(notOpened(opened.left.reason));
    const engine = await openEngine({ store: opened.right, vault, clock: () => NOW })();
    if (E.isLeft(engine)) return engine;
    openings += 1;
    const { right: kept } = opened;
    return E.right({ engine: engine.right, store: kept, keyFile: null, evidence: null, close: () => kept.close() });
  };
  ledger = await ok(keepOpen(open));
  const opened = { ledger: '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e', kind: 'demo', city: 'hue' };
  await ok(
    ledger.engine.execute({ commandId: 'open', type: 'LedgerOpened', validAt: null, data: opened, actor: 'test' }),
  );
  await ok(ledger.engine.refresh());
  const settings = readSettings({ KPI_READY_SECONDS: '1', KPI_ANSWER_SECONDS: '5' });
  if (E.isLeft(settings)) throw new Error(JSON.stringify(settings.left));
  serving = await serve({
    ...{ engine: ledger.engine, store: ledger.store, port: 0, now: () => NOW, settings: settings.right },
  });
  client = new Client(serving);
});
afterEach(async () => {
  await serving.stop();
  await ledger.close();
  cluster.stop();
});

const notOpened = (detail: string): EngineError => ({
  ...{ kind: 'UNAVAILABLE', code: 'STORE_UNAVAILABLE', path: 'store', article: null, message: '', detail },
});

/** Asks until the service is ready; the test's own time is the limit. */
async function untilReady(): Promise<void> {
  while ((await client.get('/ready')).status !== 200) await pause(100);
}

test('A server that is down: problems and a red readiness; when it is back, answers without a restart, and the command once.', async () => {
  expect(await client.register('a')).toMatchObject({ status: 201 });
  await untilReady();
  cluster.stop();
  expect(await client.get('/ready')).toMatchObject({ status: 503 });
  const told = await client.register('b');
  expect(told).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) });
  expect(['STORE_UNAVAILABLE', 'OUTCOME_UNKNOWN', 'STORE_SLOW']).toContain(told.code);
  expect(await client.get('/health')).toMatchObject({ status: 200 });
  await cluster.start();
  while ((await client.register('b')).status === 503) await pause(100);
  expect(await client.register('b')).toMatchObject({ status: 200 });
  await untilReady();
  expect(await client.get('/api/v1/indicators')).toMatchObject({ status: 200, ordinal: 3 });
  expect(openings).toBe(1);
});

test('A server that freezes: nobody waits longer than the limit, and readiness is green again when it thaws.', async () => {
  await client.register('a');
  cluster.nodes[0].freeze();
  expect(await client.get('/ready')).toMatchObject({ status: 503 });
  expect(await client.register('b')).toMatchObject({ status: 503, retryAfter: '5' });
  cluster.nodes[0].thaw();
  while ((await client.register('b')).status === 503) await pause(100);
  await untilReady();
  expect(await client.get('/api/v1/indicators')).toMatchObject({ status: 200, ordinal: 3 });
});

test('A log that was cut behind what was read: LOG_CUT, then the ledger opened anew answers from the log as it is now.', async () => {
  expect(await client.register('a')).toMatchObject({ status: 201 });
  const lonely = await ok(store(HASTY));
  cluster.cutOff(cluster.nodes[0]);
  await refused(lonely.append([renamed('b', 'phantom', -1)]));
  await lonely.close();
  cluster.nodes[0].stop();
  await cluster.restart(cluster.nodes[0]);
  let read = await client.get('/api/v1/indicators');
  while (read.ordinal !== 3) read = await client.get('/api/v1/indicators');
  cluster.leader = cluster.nodes[1];
  cluster.rejoin(cluster.nodes[0]);
  const seen: (string | null)[] = [];
  for (
    let answer = read;
    answer.status !== 200 || answer.ordinal === 3;
    answer = await client.get('/api/v1/indicators')
  ) {
    seen.push(answer.code);
    await pause(20);
  }
  expect(seen).toContain('LOG_CUT');
  expect(await client.get('/api/v1/indicators')).toMatchObject({ status: 200, ordinal: 2 });
  await untilReady();
  expect(openings).toBe(2);
  expect(await client.register('c')).toMatchObject({ status: 201 });
  expect(await client.get('/api/v1/indicators')).toMatchObject({ ordinal: 3 });
});
