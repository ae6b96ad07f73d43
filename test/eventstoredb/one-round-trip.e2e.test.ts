import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { all, LOG, ok, pause, refused, renamed, storesOn } from './ledger.js';
import { LoopbackServer } from './loopback-server.js';

let server: LoopbackServer;
beforeEach(async () => {
  server = new LoopbackServer();
  await server.start();
});
afterEach(() => server.stop());
const { open, openLedger } = storesOn(() => server.address);

/** Longer than a log counts as looked at. */
const LONG_AGO = 1_100;

/** What the server is asked while something is done. */
async function asked(work: () => Promise<unknown>) {
  const before = { appends: server.appends, reads: server.reads };
  await work();
  return { appends: server.appends - before.appends, reads: server.reads - before.reads };
}

/** What another program could have put there. */
const proposed = (id: string, data: string) => ({
  id,
  type: 'UnitRenamed',
  contentType: 'application/octet-stream',
  data: Buffer.from(data),
  metadata: Buffer.from('{"stream":"unit-x","revision":0}'),
});
const FOREIGN = proposed('886313e1-3b8a-5372-9b90-0c9aee199e5d', '{}');

test('an append asks the server once, also for many requests; only the first over a connection is read back', async () => {
  const store = await open();
  const opening = await asked(async () => openLedger());
  expect(opening.appends).toBe(1);
  expect(await asked(() => ok(store.append([renamed('a', 'c0', -1)])))).toEqual({ appends: 1, reads: 2 });
  for (let i = 1; i < 5; i += 1)
    expect(await asked(() => ok(store.append([renamed('a', `c${i}`, i - 1), renamed(`b${i}`, `d${i}`, -1)])))).toEqual({
      appends: 1,
      reads: 0,
    });
  const later = await open();
  expect(await ok(store.head())).toEqual(await ok(later.head()));
  expect(await all(later.readAll())).toEqual(await all(store.readAll()));
});

test('after a while the log is looked at first; what was written meanwhile is then read back', async () => {
  const store = await openLedger();
  for (let i = 0; i < 3; i += 1) await ok(store.append([renamed('a', `c${i}`, i - 1, `N${i}`)]));
  await pause(LONG_AGO);
  expect(await asked(() => ok(store.append([renamed('a', 'c3', 2)])))).toEqual({ appends: 1, reads: 1 });
});

test('what is refused or repeated is decided on the log as it is, not as it was known', async () => {
  const [one, two] = [await openLedger(), await open()];
  await ok(one.append([renamed('a', 'c0', -1)]));
  await ok(two.append([renamed('a', 'c1', 0, 'B')]));
  const refusal = await asked(async () =>
    expect(await refused(one.append([renamed('a', 'c2', 5)]))).toEqual({
      ...{ kind: 'WRONG_REVISION', stream: 'unit-a', expected: 5, actual: 1 },
    }),
  );
  expect(refusal).toEqual({ appends: 0, reads: 1 });
  await ok(two.append([renamed('a', 'c3', 1, 'C')]));
  const repeated = await asked(async () =>
    expect(await ok(one.append([renamed('a', 'c0', -1)]))).toMatchObject([{ repeated: true }]),
  );
  expect(repeated).toEqual({ appends: 0, reads: 1 });
});

test('the same command with another text from two writers at once: one is stored, the other hears that the id is taken', async () => {
  const [one, two] = [await openLedger(), await open()];
  await ok(one.append([renamed('a', 'warm-1', -1)]));
  await ok(two.append([renamed('b', 'warm-2', -1)]));
  await ok(one.head());
  for (let round = 0; round < 10; round += 1) {
    const results = await Promise.all([
      one.append([renamed(`u${round}`, `c${round}`, -1, 'A')])(),
      two.append([renamed(`u${round}`, `c${round}`, -1, 'B')])(),
    ]);
    const stored = results.filter(E.isRight).map(({ right }) => right[0]?.events[0]);
    expect(stored).toHaveLength(1);
    expect(results.find(E.isLeft)?.left).toMatchObject({ kind: 'COMMAND_REUSED', commandId: `c${round}` });
    expect(await all(one.readStream(`unit-u${round}`))).toEqual(stored);
  }
});

test('a lost reply, then the same command with another text: the first text stands, nobody is told otherwise', async () => {
  const one = await openLedger({ timeoutMilliseconds: 200, retryMilliseconds: 0 });
  await ok(one.append([renamed('a', 'c0', -1)]));
  server.faults.push('store-silently');
  expect(await refused(one.append([renamed('a', 'c1', 0, 'first')]))).toMatchObject({ kind: 'OUTCOME_UNKNOWN' });
  expect(await refused(one.append([renamed('a', 'c1', 0, 'second')]))).toMatchObject({ kind: 'COMMAND_REUSED' });
  const [repeated] = await ok(one.append([renamed('a', 'c1', 0, 'first')]));
  expect(repeated).toMatchObject({ repeated: true, events: [{ event: { data: { name: 'first' } } }] });
  expect(await all(one.readStream('unit-a'))).toHaveLength(2);
});

test('a server that was started again with another end of the log is found out before anything is written to it', async () => {
  const store = await openLedger();
  for (let i = 0; i < 3; i += 1) await ok(store.append([renamed('a', `c${i}`, i - 1, `N${i}`)]));
  server.stop();
  server.log.lose(LOG, 3);
  server.log.append(LOG, 2, [FOREIGN]);
  await server.start();
  const { appends } = server;
  await pause(50);
  // The log is as long as it was, and a moment ago it was the known one.
  expect(await refused(store.append([renamed('a', 'c3', 2)]))).toMatchObject({ kind: 'CORRUPT', stream: LOG });
  expect(server.appends).toBe(appends);
});

test('an acknowledged event that a running server has exchanged is found missing by the next look, however many were written since', async () => {
  const store = await openLedger();
  await ok(store.append([renamed('a', 'c0', -1)]));
  for (let i = 1; i < 4; i += 1) await ok(store.append([renamed('a', `c${i}`, i - 1, `N${i}`)]));
  server.log.lose(LOG, 3);
  server.log.append(LOG, 2, [FOREIGN, { ...FOREIGN, id: FOREIGN.id.replace('8', '9') }]);
  expect(await refused(store.head())).toMatchObject({ kind: 'CORRUPT', stream: LOG });
  expect(await refused(store.append([renamed('a', 'c4', 3)]))).toMatchObject({ kind: 'CORRUPT' });
});

test('an event under an id that does not say its bytes is refused', async () => {
  const store = await openLedger();
  await ok(store.append([renamed('a', 'c0', -1)]));
  const [opened, renaming] = server.log.read(LOG) ?? [];
  if (opened === undefined || renaming === undefined) throw new Error('two events were written');
  server.log.append('kpi-other', 'none', [
    opened,
    { ...renaming, data: Buffer.from(Buffer.from(renaming.data).toString().replace('Sở', 'So')) },
  ]);
  await expect(open({ address: `${server.address}&ledger=other` })).rejects.toThrow('under the id');
});

test('a log of an earlier version, under the ids of its events, is read and written on', async () => {
  const store = await openLedger();
  await ok(store.append([renamed('a', 'c0', -1)]));
  const logged = await all(store.readAll());
  const earlier = (server.log.read(LOG) ?? []).map((kept, i) => ({ ...kept, id: logged[i]?.event.id ?? '' }));
  server.log.append('kpi-earlier', 'none', earlier);
  const again = await open({ address: `${server.address}&ledger=earlier` });
  expect(await all(again.readAll())).toEqual(logged);
  expect(await ok(again.append([renamed('a', 'c0', -1)]))).toMatchObject([{ repeated: true }]);
  expect(await ok(again.append([renamed('a', 'c1', 0)]))).toMatchObject([{ repeated: false }]);
  expect(await ok((await open({ address: `${server.address}&ledger=earlier` })).head())).toMatchObject({ ordinal: 3 });
});
