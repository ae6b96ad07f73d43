import { createHash } from 'node:crypto';
import { canonicalBytes } from '@kpi-ledger/events';
import type { EventStore } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { all, LOG, ok, pause, refused, renamed, request, storesOn } from './ledger.js';
import { LoopbackServer } from './loopback-server.js';

let server: LoopbackServer;
beforeEach(async () => {
  server = new LoopbackServer();
  await server.start();
});
afterEach(() => server.stop());
const { opening, open, openLedger } = storesOn(() => server.address);

/** A connection that has ended is told to who used it in a later turn; until then what is sent over it may have arrived. */
const untilNoticed = () => pause(50);

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
    expect(kept).toMatchObject({ type: 'GeneralCriteriaSelfScored', revision: 1 });
    // The beginning of the event's Merkle leaf, as a UUID of version 8.
    const leaf = createHash('sha256')
      .update('\0')
      .update(kept?.data ?? '')
      .digest('hex');
    const digits = kept?.id.replaceAll('-', '') ?? '';
    expect(digits.slice(0, 12) + digits.slice(13, 16) + digits.slice(17)).toBe(
      leaf.slice(0, 12) + leaf.slice(13, 16) + leaf.slice(17, 32),
    );
    expect([digits[12], '89ab'.includes(digits[16] ?? '-')]).toEqual(['8', true]);
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
    const store = await openLedger({ timeoutMilliseconds: 500 });
    server.stop();
    await untilNoticed();
    expect(await refused(store.append([renamed('a', 'c1', -1)]))).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
    expect(await refused(store.head())).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
    await expect(all(store.readAll())).rejects.toMatchObject({ error: { kind: 'STORE_UNAVAILABLE' } });
    await server.start();
    expect(await ok(store.append([renamed('a', 'c1', -1)]))).toMatchObject([{ repeated: false }]);
    expect(idsOnServer()).toHaveLength(2);
  });

  test.each([
    'ignore',
    'deaf',
    'store-silently',
    'delay',
    'store-and-time-out',
    'not-ready',
    'unavailable',
    'store-and-hang-up',
    'answer-twice',
  ] as const)('does this with an append: %s, stores it once all the same', async (fault) => {
    const store = await openLedger({ timeoutMilliseconds: 1_000 });
    server.faults.push(fault);
    const [result] = await ok(store.append([renamed('a', 'c1', -1), renamed('b', 'c2', -1)]));
    expect(result).toMatchObject({ repeated: false, events: [{ ordinal: 2 }] });
    expect(new Set(idsOnServer()).size).toBe(3);
    expect(idsOnServer()).toHaveLength(3);
    expect(await ok(store.append([renamed('a', 'c3', 0)]))).toMatchObject([{ repeated: false }]);
  });

  test('never answers leaves the outcome unknown, by the command id; repeating it is safe', async () => {
    const store = await openLedger({ timeoutMilliseconds: 1_000, retryMilliseconds: 1_500 });
    server.faults.push('ignore', 'ignore', 'ignore', 'ignore');
    const error = await refused(store.append([renamed('a', 'c1', -1)]));
    expect(error).toEqual({ kind: 'OUTCOME_UNKNOWN', commandIds: ['c1'], reason: 'no answer within 1000 ms' });
    server.faults.length = 0;
    await ok(store.append([renamed('a', 'c1', -1)]));
    expect(idsOnServer()).toHaveLength(2);
  });

  test.each(['ignore', 'unavailable', 'cut'] as const)('does this with a read: %s, is asked again', async (fault) => {
    const store = await openLedger({ timeoutMilliseconds: 500 });
    for (let i = 0; i < 2; i += 1) await ok(store.append([renamed('a', `c${i}`, i - 1, `N${i}`)]));
    // Another writer, so that the log has to be looked at.
    await ok((await open()).append([renamed('a', 'c2', 1, 'N2')]));
    server.readFaults.push(fault);
    const late = await ok(store.append([renamed('a', 'c9', 2, 'N9')]));
    expect(late).toMatchObject([{ events: [{ ordinal: 5 }] }]);
    const later = await open();
    server.readFaults.push('cut', 'cut');
    expect((await all(later.readAll())).map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5]);
  });

  test('stops in the middle of all its answers is reported to who reads, as a store that is away', async () => {
    const store = await openLedger({ timeoutMilliseconds: 500 });
    await ok(store.append([renamed('a', 'c1', -1)]));
    server.readFaults.push('ignore');
    expect(await refused(store.head())).toMatchObject({ kind: 'STORE_UNAVAILABLE' });
    expect(await ok(store.head())).toMatchObject({ ordinal: 2 });
  });

  test('is connected anew by one reader has lost nothing for another', async () => {
    const store = await openLedger({ timeoutMilliseconds: 3_000 });
    await ok(store.append([renamed('a', 'c1', -1)]));
    const hasty = await open({ timeoutMilliseconds: 200 });
    server.readFaults.push('ignore');
    const reading = ok(store.head());
    await pause(50);
    server.faults.push('ignore');
    await ok(hasty.append([renamed('b', 'c2', -1)]));
    expect((await reading).ordinal).toBeGreaterThanOrEqual(2);
    expect(await ok(store.head())).toMatchObject({ ordinal: 3 });
  });

  test('has an older protocol is written to all the same', async () => {
    server.stop();
    server = new LoopbackServer({ batchAppend: false });
    await server.start();
    const store = await openLedger();
    const many = Array.from({ length: 30 }, (_, i) => renamed(`u${i}`, `c${i}`, -1, 'x'.repeat(10_000)));
    expect(await ok(store.append(many))).toHaveLength(30);
    expect(server.olderAppends).toBe(2);
    expect(await all((await open()).readAll())).toHaveLength(31);
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

test('what a server or its client would choke on is refused before anything is sent', async () => {
  const store = await openLedger();
  const sent = server.appends;
  const good = renamed('a', 'c1', -1);
  const data = (value: unknown) => ({ ...good, facts: [{ ...good.facts[0], data: value }] }) as typeof good;
  for (const bad of [
    { ...good, stream: '' },
    { ...good, stream: '$all' },
    { ...good, commandId: '' },
    { ...good, actor: '' },
    { ...good, facts: [{ ...good.facts[0], type: '' }] } as unknown as typeof good,
    { ...good, facts: [{ ...good.facts[0], type: '$metadata' }] } as unknown as typeof good,
    data(undefined),
    data({ unit: 'a', name: undefined }),
    data({ unit: 'a', name: 10n }),
    data({ unit: 'a', name: 'lone \ud800' }),
    { ...good, causationId: 'not a uuid' },
  ])
    expect(
      await refused(store.append([bad])),
      JSON.stringify(bad, (_, v) => String(v)),
    ).toMatchObject({ kind: 'INVALID_FACT' });
  expect(server.appends).toBe(sent);
  expect(await ok(store.append([good]))).toMatchObject([{ repeated: false }]);
});

test('an append larger than the server takes is refused before anything is sent', async () => {
  const store = await openLedger();
  const sent = server.appends;
  const big = Array.from({ length: 50 }, (_, i) => renamed(`u${i}`, `c${i}`, -1, 'x'.repeat(19_000)));
  expect(await refused(store.append(big))).toMatchObject({ kind: 'INVALID_FACT', path: 'requests' });
  expect(server.appends).toBe(sent);
  expect(await ok(store.append(big.slice(0, 40)))).toHaveLength(40);
});
