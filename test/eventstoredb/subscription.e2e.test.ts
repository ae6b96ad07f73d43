import type { LoggedEvent } from '@kpi-ledger/ledger';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { all, ok, pause, renamed, storesOn } from './ledger.js';
import { LoopbackServer } from './loopback-server.js';

let server: LoopbackServer;
const stop = { controller: new AbortController() };
beforeEach(async () => {
  server = new LoopbackServer();
  await server.start();
  stop.controller = new AbortController();
});
afterEach(() => {
  stop.controller.abort();
  server.stop();
});
const { open, openLedger } = storesOn(() => server.address);

/** Collects what a subscription brings, until the test ends. */
function collecting(events: AsyncIterable<LoggedEvent>) {
  const ordinals: number[] = [];
  const ended = (async () => {
    for await (const { ordinal } of events) ordinals.push(ordinal);
  })();
  ended.catch(() => undefined);
  const upTo = async (ordinal: number) => {
    while ((ordinals.at(-1) ?? 0) < ordinal) await Promise.race([pause(10), ended]);
    return ordinals;
  };
  return { upTo, ended };
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

test('goes on behind what it has brought when the server was away', async () => {
  const store = await openLedger({ timeoutMilliseconds: 500 });
  const { upTo } = collecting(store.subscribe({ signal: stop.controller.signal }));
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < 10; i += 1) await ok(store.append([renamed(`u${round}-${i}`, `c${round}-${i}`, -1)]));
    if (round > 0) await upTo(round * 10);
    server.stop();
    await pause(50);
    await server.start();
  }
  expect(await upTo(31)).toEqual(numbers(31));
  // The server may have gone again before it was asked: only the last time it surely was.
  expect(server.subscriptions).toBeGreaterThan(1);
});

test('that says nothing is noticed and begun again', async () => {
  const store = await openLedger({ silenceMilliseconds: 150 });
  const { upTo } = collecting(store.subscribe({ signal: stop.controller.signal }));
  await upTo(1);
  server.mute = true;
  await ok(store.append([renamed('a', 'c1', -1)]));
  await pause(100);
  server.mute = false;
  server.freeze();
  await pause(50);
  server.thaw();
  expect(await upTo(2)).toEqual([1, 2]);
});

test('that says nothing for ever is begun again each time; who follows misses nothing in the end', async () => {
  const store = await openLedger({ silenceMilliseconds: 100 });
  const { upTo } = collecting(store.subscribe({ signal: stop.controller.signal }));
  await upTo(1);
  server.mute = true;
  await ok(store.append([renamed('a', 'c1', -1)]));
  while (server.subscriptions < 3) await pause(20);
  server.mute = false;
  expect(await upTo(2)).toEqual([1, 2]);
});

test('that has nothing to say is left alone', async () => {
  const store = await openLedger({ silenceMilliseconds: 50 });
  const { upTo } = collecting(store.subscribe({ signal: stop.controller.signal }));
  await upTo(1);
  await pause(400);
  expect(server.subscriptions).toBe(1);
});

test('follows over a connection of its own, on which nothing is appended', async () => {
  const store = await openLedger();
  const { upTo, ended } = collecting(store.subscribe({ signal: stop.controller.signal }));
  server.faults.push('store-and-hang-up');
  await ok(store.append([renamed('a', 'c1', -1)]));
  expect(await upTo(2)).toEqual([1, 2]);
  expect(server.subscriptions).toBe(1);
  stop.controller.abort();
  await ended;
});

test('ends with the store', async () => {
  const store = await openLedger();
  const { upTo, ended } = collecting(store.subscribe());
  await upTo(1);
  await store.close();
  await expect(ended).rejects.toMatchObject({ error: { kind: 'STORE_UNAVAILABLE', reason: 'the store is closed' } });
});

test('reads a long log from the start while others write', async () => {
  const store = await openLedger();
  for (let i = 0; i < 20; i += 1)
    await ok(store.append(Array.from({ length: 50 }, (_, n) => renamed(`u${i}-${n}`, `c${i}-${n}`, -1))));
  const other = await open();
  const { upTo } = collecting(other.subscribe({ signal: stop.controller.signal }));
  for (let i = 0; i < 20; i += 1) await ok(store.append([renamed(`v${i}`, `d${i}`, -1)]));
  expect(await upTo(1_021)).toEqual(numbers(1_021));
  expect(await all(other.readAll())).toHaveLength(1_021);
});
