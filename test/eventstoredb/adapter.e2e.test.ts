import { canonicalBytes, type NewFact } from '@kpi-ledger/events';
import type { AppendRequest, EventStore, LoggedEvent, StoreError } from '@kpi-ledger/ledger';
import { type EventStoreDbOptions, openEventStoreDb } from '@kpi-ledger/ledger-eventstoredb';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LoopbackServer } from './loopback-server.js';

const LEDGER = '5f0c2b0e-7a53-5c0a-9d1e-0c6f3a2b1d4e';
const LOG = 'kpi-hue';
let server: LoopbackServer;
const opened: EventStore[] = [];

beforeEach(async () => {
  server = new LoopbackServer();
  await server.start();
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  server.stop();
});

const opening = (options: Partial<EventStoreDbOptions> = {}): TaskEither<StoreError, EventStore> =>
  openEventStoreDb({
    address: `${server.address}&ledger=hue`,
    clock: () => Date.parse('2026-01-05T01:00:00Z'),
    timeoutMilliseconds: 3_000,
    retryMilliseconds: 10_000,
    ...options,
  });

async function open(options: Partial<EventStoreDbOptions> = {}): Promise<EventStore> {
  const store = await ok(opening(options));
  opened.push(store);
  return store;
}

async function openLedger(options: Partial<EventStoreDbOptions> = {}): Promise<EventStore> {
  const store = await open(options);
  await ok(store.append([request('ledger', 'open', -1, LEDGER_OPENED)]));
  return store;
}

const LEDGER_OPENED: NewFact = {
  type: 'LedgerOpened',
  validAt: '2026-01-05',
  data: { ledger: LEDGER, kind: 'demo', city: 'hue' },
};

const request = (stream: string, commandId: string, expectedRevision: number, ...facts: NewFact[]): AppendRequest => ({
  commandId,
  stream,
  expectedRevision,
  actor: 'tester',
  correlationId: 'correlation',
  causationId: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  facts,
});

const renamed = (unit: string, commandId: string, expectedRevision: number, name = 'Sở Nội vụ'): AppendRequest =>
  request(`unit-${unit}`, commandId, expectedRevision, {
    type: 'UnitRenamed',
    validAt: '2026-01-05',
    data: { unit, name },
  });

async function ok<Fail, A>(task: TaskEither<Fail, A>): Promise<A> {
  const result = await task();
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left));
  return result.right;
}

async function refused<Fail>(task: TaskEither<Fail, unknown>): Promise<Fail> {
  const result = await task();
  if (E.isRight(result)) throw new Error('expected an error');
  return result.left;
}

async function all(events: AsyncIterable<LoggedEvent>): Promise<readonly LoggedEvent[]> {
  const list: LoggedEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

const idsOnServer = () => server.log.read(LOG)?.map(({ id }) => id) ?? [];

describe('what stands on the server', () => {
  test('is the canonical bytes that were hashed, also where keys look like numbers', async () => {
    const store = await openLedger();
    const scored = request('rating-p-2026-Q1', 'c1', -1, {
      type: 'GeneralCriteriaSelfScored',
      validAt: '2026-03-31',
      data: { person: 'p', period: '2026-Q1', cells: { '9': '1', '10': '2', '1': '3' } },
    });
    const [appended] = await ok(store.append([scored]));
    const kept = server.log.read(LOG)?.[1];
    const [read] = await all(store.readStream('rating-p-2026-Q1'));
    const logged = appended?.events[0];
    expect(Buffer.from(kept?.data ?? []).toString()).toContain('"cells":{"1":"3","10":"2","9":"1"}');
    expect(Buffer.compare(kept?.data ?? Buffer.alloc(0), canonicalBytes(logged?.event))).toBe(0);
    expect(read).toEqual(logged);
    expect(kept).toMatchObject({ id: logged?.event.id, type: 'GeneralCriteriaSelfScored', revision: 1 });
    expect(kept?.contentType).toBe('application/octet-stream');
    expect(JSON.parse(Buffer.from(kept?.metadata ?? []).toString())).toEqual({
      stream: 'rating-p-2026-Q1',
      revision: 0,
      validAt: '2026-03-31',
      recordedAt: '2026-01-05T01:00:00.000Z',
      commandId: 'c1',
      $correlationId: 'correlation',
      $causationId: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    });
  });

  test('two ledgers on one server do not see each other', async () => {
    const hue = await openLedger();
    const other = await open({ address: `${server.address}&ledger=da-nang` });
    expect(await ok(other.head())).toMatchObject({ ordinal: 0 });
    expect(await ok(hue.head())).toMatchObject({ ordinal: 1 });
  });

  test('a store that opens later knows the same log', async () => {
    const store = await openLedger();
    for (let i = 0; i < 120; i += 1)
      await ok(store.append([renamed(`u${i % 7}`, `c${i}`, Math.floor(i / 7) - 1, `N${i}`)]));
    const later = await open();
    expect(await ok(later.head())).toEqual(await ok(store.head()));
    expect(await all(later.readStream('unit-u3'))).toEqual(await all(store.readStream('unit-u3')));
    expect((await all(later.readStream('unit-u3'))).map(({ event }) => event.revision)).toEqual(
      Array.from({ length: 17 }, (_, i) => i),
    );
    expect(await ok(later.append([renamed('u3', 'c3', -1, 'N3')]))).toMatchObject([{ repeated: true }]);
  });
});

describe('two writers', () => {
  test('the slower one hears WRONG_REVISION with the actual revision', async () => {
    const [one, two] = [await openLedger(), await open()];
    const results = await Promise.all([
      one.append([renamed('a', 'c1', -1, 'A')])(),
      two.append([renamed('a', 'c2', -1, 'B')])(),
    ]);
    expect(results.filter(E.isRight)).toHaveLength(1);
    expect(results.find(E.isLeft)?.left).toEqual({ kind: 'WRONG_REVISION', stream: 'unit-a', expected: -1, actual: 0 });
    expect(server.wrongVersions).toBeGreaterThan(0);
    expect(idsOnServer()).toHaveLength(2);
  });

  test('on different subjects both get through, whoever the server refuses first', async () => {
    const [one, two] = [await openLedger(), await open()];
    const many = (store: EventStore, unit: string) =>
      Array.from({ length: 15 }, (_, i) => ok(store.append([renamed(`${unit}${i}`, `${unit}${i}`, -1)])));
    await Promise.all([...many(one, 'a'), ...many(two, 'b')]);
    expect(server.wrongVersions).toBeGreaterThan(0);
    expect(new Set(idsOnServer()).size).toBe(31);
    expect(await ok(one.head())).toEqual(await ok(two.head()));
  });

  test('the same command from both is recorded once', async () => {
    const [one, two] = [await openLedger(), await open({ clock: () => Date.parse('2026-01-05T01:00:01Z') })];
    const results = await Promise.all([one, two].map((store) => ok(store.append([renamed('a', 'c1', -1)]))));
    expect(results.map(([result]) => result?.repeated).toSorted()).toEqual([false, true]);
    expect(results[0]?.[0]?.events).toEqual(results[1]?.[0]?.events);
    expect(idsOnServer()).toHaveLength(2);
  });
});

describe('a server that', () => {
  test('is not there is reported at once', async () => {
    server.stop();
    const started = performance.now();
    expect(await refused(opening())).toMatchObject({ kind: 'STORE_UNAVAILABLE', reason: expect.stringContaining(LOG) });
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('nobody can address is reported', async () => {
    for (const address of [
      'sqlite:x.db',
      'esdb://127.0.0.1:99999999?tls=false',
      'esdb://127.0.0.1:1?tls=false&tlsCAFile=/none',
    ])
      expect(await refused(opening({ address }))).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
  });

  test('goes away is reported, and used again when it is back', async () => {
    const store = await openLedger();
    server.stop();
    expect(await refused(store.append([renamed('a', 'c1', -1)]))).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
    expect(await refused(store.head())).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
    await expect(all(store.readAll())).rejects.toMatchObject({ error: { kind: 'STORE_UNAVAILABLE' } });
    await server.start();
    expect(await ok(store.append([renamed('a', 'c1', -1)]))).toMatchObject([{ repeated: false }]);
    expect(idsOnServer()).toHaveLength(2);
  });

  test.each(['ignore', 'deaf', 'store-silently', 'not-ready', 'store-and-hang-up'] as const)(
    'does this with an append: %s, stores it once all the same',
    async (fault) => {
      const store = await openLedger({ timeoutMilliseconds: 1_000 });
      server.faults.push(fault);
      const [result] = await ok(store.append([renamed('a', 'c1', -1), renamed('b', 'c2', -1)]));
      expect(result).toMatchObject({ repeated: false, events: [{ ordinal: 2 }] });
      expect(new Set(idsOnServer()).size).toBe(3);
      expect(idsOnServer()).toHaveLength(3);
      expect(await ok(store.append([renamed('a', 'c3', 0)]))).toMatchObject([{ repeated: false }]);
    },
  );

  test('never answers leaves the outcome unknown, by the command id; repeating it is safe', async () => {
    const store = await openLedger({ timeoutMilliseconds: 1_000, retryMilliseconds: 1_500 });
    server.faults.push('ignore', 'ignore', 'ignore', 'ignore');
    const error = await refused(store.append([renamed('a', 'c1', -1)]));
    expect(error).toMatchObject({
      kind: 'STORE_UNAVAILABLE',
      reason: expect.stringMatching(/c1 was recorded.*same command id/),
    });
    server.faults.length = 0;
    await ok(store.append([renamed('a', 'c1', -1)]));
    expect(idsOnServer()).toHaveLength(2);
  });

  test('has lost the end of the log, or has other events there, is refused', async () => {
    const store = await openLedger();
    await ok(store.append([renamed('a', 'c1', -1)]));
    server.log.lose(LOG, 1);
    expect(await refused(store.head())).toMatchObject({ kind: 'CORRUPT', stream: LOG, revision: 1 });
    server.log.append(LOG, 0, [foreign]);
    expect(await refused(store.append([renamed('b', 'c2', -1)]))).toMatchObject({ kind: 'CORRUPT', stream: LOG });
  });

  test('holds something else in the stream is refused', async () => {
    await openLedger();
    server.log.append(LOG, 'any', [foreign]);
    expect(await refused(opening())).toEqual({
      kind: 'CORRUPT',
      stream: LOG,
      revision: 1,
      reason: 'its metadata names no stream and revision',
    });
  });

  test('is told to shorten the stream is refused', async () => {
    await openLedger();
    const settings = {
      ...foreign,
      type: '$metadata',
      contentType: 'application/json',
      data: Buffer.from('{"$maxCount":10}'),
    };
    server.log.append(`$$${LOG}`, 'none', [settings]);
    expect(await refused(opening())).toMatchObject({ reason: expect.stringContaining('maxCount') });
  });
});

const foreign = {
  id: '886313e1-3b8a-5372-9b90-0c9aee199e5d',
  type: 'Foreign',
  contentType: 'application/octet-stream',
  data: Buffer.from('{}'),
  metadata: Buffer.alloc(0),
};

test('an append larger than the server takes is refused before anything is sent', async () => {
  const store = await openLedger();
  const sent = server.appends;
  const big = Array.from({ length: 50 }, (_, i) => renamed(`u${i}`, `c${i}`, -1, 'x'.repeat(19_000)));
  expect(await refused(store.append(big))).toMatchObject({ kind: 'INVALID_FACT', path: 'requests' });
  expect(server.appends).toBe(sent);
  expect(await ok(store.append(big.slice(0, 40)))).toHaveLength(40);
});
