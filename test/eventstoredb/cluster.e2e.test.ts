import type { LoggedEvent } from '@kpi-ledger/ledger';
import { StoreFailure } from '@kpi-ledger/ledger';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { all, LOG, ok, pause, refused, renamed, storesOn } from './ledger.js';
import { LoopbackCluster } from './loopback-cluster.js';

let cluster: LoopbackCluster;
beforeEach(async () => {
  cluster = new LoopbackCluster();
  await cluster.start();
});
afterEach(() => cluster.stop());
const { opening, open, openLedger } = storesOn(() => `${cluster.address}&gossipTimeout=1&discoveryInterval=50`);

const commandsOn = (node: number) => cluster.nodes[node]?.log.read(LOG)?.map(({ type, id }) => `${type} ${id}`) ?? [];
const HASTY = { timeoutMilliseconds: 1_500, retryMilliseconds: 20_000 };

describe('a cluster of three', () => {
  test('is written and read at its leader, also when a seed is dead', async () => {
    cluster.leader = cluster.nodes[2];
    cluster.nodes[0].stop();
    const store = await openLedger();
    await ok(store.append([renamed('a', 'c1', -1)]));
    expect([cluster.nodes[1].appends, cluster.nodes[2].appends]).toEqual([0, 2]);
    expect(commandsOn(1)).toEqual(commandsOn(2));
  });

  test('whose leader moves is followed there', async () => {
    const store = await openLedger();
    cluster.leader = cluster.nodes[1];
    expect(await ok(store.head())).toMatchObject({ ordinal: 1 });
    cluster.leader = cluster.nodes[2];
    expect(await ok(store.append([renamed('a', 'c1', -1)]))).toMatchObject([{ repeated: false }]);
    expect(cluster.nodes[2].appends).toBe(1);
  });

  test('whose leader is killed goes on with the next one: everything once', async () => {
    const store = await openLedger(HASTY);
    await ok(store.append([renamed('a', 'c0', -1)]));
    cluster.nodes[0].faults.push('store-and-hang-up');
    const written = ok(store.append([renamed('a', 'c1', 0)]));
    await pause(20);
    cluster.nodes[0].stop();
    cluster.leader = null;
    await pause(300);
    cluster.leader = cluster.nodes[1];
    expect(await written).toMatchObject([{ events: [{ ordinal: 3 }] }]);
    expect(await ok(store.append([renamed('a', 'c2', 1)]))).toMatchObject([{ repeated: false }]);
    await cluster.restart(cluster.nodes[0]);
    expect(commandsOn(0)).toEqual(commandsOn(1));
    expect(commandsOn(1)).toHaveLength(4);
  });

  test('whose leader freezes is left for the next one; the old one thaws and nothing is there twice', async () => {
    const store = await openLedger(HASTY);
    cluster.nodes[0].freeze();
    const written = ok(store.append([renamed('a', 'c1', -1)]));
    await pause(200);
    cluster.leader = cluster.nodes[1];
    expect(await written).toMatchObject([{ repeated: false, events: [{ ordinal: 2 }] }]);
    cluster.rejoin(cluster.nodes[0]);
    cluster.nodes[0].thaw();
    await pause(100);
    expect(await ok(store.append([renamed('a', 'c2', 0)]))).toMatchObject([{ events: [{ ordinal: 3 }] }]);
    for (const node of [0, 1, 2]) expect(new Set(commandsOn(node)).size).toBe(3);
    expect(commandsOn(0)).toHaveLength(3);
  });

  test('without a majority leaves the outcome unknown, with the command id; sent again it is recorded once', async () => {
    const store = await openLedger({ timeoutMilliseconds: 400, retryMilliseconds: 1_200 });
    cluster.nodes[1].stop();
    cluster.nodes[2].stop();
    expect(await refused(store.append([renamed('a', 'c1', -1)]))).toMatchObject({
      kind: 'OUTCOME_UNKNOWN',
      commandIds: ['c1'],
    });
    await cluster.restart(cluster.nodes[1]);
    await cluster.restart(cluster.nodes[2]);
    await ok(store.append([renamed('a', 'c1', -1)]));
    expect(await ok(store.append([renamed('a', 'c2', 0)]))).toMatchObject([{ events: [{ ordinal: 3 }] }]);
    expect(new Set(commandsOn(1)).size).toBe(3);
  });

  test('that is not ready yet is waited for by a writer, and told to who opens a ledger', async () => {
    const store = await openLedger();
    cluster.leader = null;
    expect(await refused(opening())).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
    const written = ok(store.append([renamed('a', 'c1', -1)]));
    await pause(300);
    cluster.leader = cluster.nodes[1];
    expect(await written).toMatchObject([{ repeated: false }]);
  });

  test('that nobody could be found in is found once it is back', async () => {
    const store = await openLedger({ timeoutMilliseconds: 1_000, retryMilliseconds: 1_000 });
    cluster.stop();
    // Until the connection is known to have ended, what is sent over it may have arrived.
    await pause(50);
    expect(await refused(store.append([renamed('a', 'c1', -1)]))).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
    expect(await refused(store.append([renamed('a', 'c1', -1)]))).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
    await cluster.start();
    expect(await ok(store.append([renamed('a', 'c1', -1)]))).toMatchObject([{ repeated: false }]);
  });
});

describe('the tail of a leader that its cluster has left', () => {
  /** Node 0 takes two events that nobody confirms, and node 1 leads on with another one. */
  async function phantoms() {
    const store = await openLedger();
    await ok(store.append([renamed('a', 'c1', -1)]));
    const lonely = await open({ timeoutMilliseconds: 300, retryMilliseconds: 300 });
    cluster.cutOff(cluster.nodes[0]);
    await refused(lonely.append([renamed('b', 'phantom', -1)]));
    expect(await ok(store.head())).toMatchObject({ ordinal: 2 });
    cluster.nodes[0].stop();
    await cluster.restart(cluster.nodes[0]);
    expect(await ok(store.head())).toMatchObject({ ordinal: 3 });
    const read = await all(store.readAll());
    cluster.leader = cluster.nodes[1];
    cluster.rejoin(cluster.nodes[0]);
    return { store, read };
  }

  test('shuts the store that has read it; opened again it stands on what the cluster has', async () => {
    const { store } = await phantoms();
    expect(await refused(store.head())).toMatchObject({ kind: 'LOG_CUT', ordinal: 3 });
    expect(await refused(store.append([renamed('a', 'c2', 0)]))).toMatchObject({ kind: 'LOG_CUT' });
    const again = await open();
    expect(await ok(again.head())).toMatchObject({ ordinal: 2 });
    expect(await ok(again.append([renamed('b', 'phantom', -1)]))).toMatchObject([{ repeated: false }]);
  });

  test('is no place to follow from: the position before it is', async () => {
    const { read } = await phantoms();
    const again = await open();
    await ok(again.append([renamed('c', 'c3', -1)]));
    const positions = read.map(({ ordinal, event }) => ({ ordinal, eventId: event.id }));
    const follow = async (after: (typeof positions)[number] | undefined) => {
      const followed: LoggedEvent[] = [];
      const stop = new AbortController();
      for await (const event of again.subscribe({ ...(after !== undefined && { after }), signal: stop.signal })) {
        followed.push(event);
        if (event.event.commandId === 'c3') stop.abort();
      }
      return followed.map(({ event }) => event.commandId);
    };
    const lost = await follow(positions[2]).catch((thrown: unknown) => thrown);
    expect(lost).toBeInstanceOf(StoreFailure);
    expect(lost).toMatchObject({ error: { kind: 'LOG_CUT', ordinal: 3 } });
    expect(await follow(positions[1])).toEqual(['c3']);
    expect(await follow(positions[0])).toEqual(['c1', 'c3']);
  });
});
