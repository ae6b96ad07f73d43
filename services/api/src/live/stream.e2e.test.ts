import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenLedger, openLedger, type Serving, serve } from '../index.js';
import { DECISION, NOW, openCity, task } from '../testing/city.js';
import { ask } from '../testing/client.js';
import { openStream } from '../testing/event-stream.js';
import { makePair, TestIssuer } from '../testing/issuer.js';

const folder = mkdtempSync(join(tmpdir(), 'kpi-live-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pair = await makePair('one', 'ES256');
let files = 0;
let url = '';
let ledger: OpenLedger;
let issuer: TestIssuer;
let serving: Serving;
/** The clock of the service; the ledger's own stands still. */
let passed = 0;
const now = () => NOW + passed;
const live = { heartbeatMilliseconds: 20 };

beforeEach(async () => {
  passed = 0;
  url = `sqlite:${join(folder, `${++files}.db`)}`;
  ledger = await openCity('live', [], url);
  issuer = await new TestIssuer(now, pair).start();
  serving = await serve({ engine: ledger.engine, port: 0, now, identity: issuer.settings, live });
});
afterEach(async () => {
  await serving.stop();
  await issuer.stop();
  await ledger.close();
});

const head = () => ledger.engine.ledger()?.ordinal ?? 0;
const record = async (...facts: readonly ReturnType<typeof task>[]) => {
  const commands = facts.map(([type, validAt, data], i) => ({
    ...{ commandId: `live-${head()}-${i}`, type, validAt, data, actor: 'test' },
  }));
  const done = await ledger.engine.executeAll(commands)();
  if (E.isLeft(done) || done.right.status !== 'RECORDED') throw new Error(JSON.stringify(done));
  await ledger.engine.refresh()();
};
const publish = async () => {
  await record(['PeriodScoreConfirmed', null, { ...SCORED, S: '88', calculatedAt: null, decision: DECISION }]);
  const acting = { actor: 'officer', decision: DECISION };
  const done = await ledger.engine.publishPeriod({ ...acting, period: '2026-Q1', unit: 'so-b', onlyReady: true })();
  expect(E.isRight(done) && done.right.status).toBe('RECORDED');
  await ledger.engine.refresh()();
};
const SCORED = { person: 'director-b', period: '2026-Q1' };
const as = (role: string, unit?: string, official?: string) =>
  issuer.token({ roles: [role], ...(unit === undefined ? {} : { unit }), ...(official ? { official } : {}) });

describe('what is told', () => {
  test('is ordinal, type, stream and instant of everything recorded from now on, and nothing else', async () => {
    const stream = await openStream(serving, { token: await as('AUDITOR') });
    expect([stream.response.status, stream.response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    await record(task('t-new', { unit: 'so-a' }), task('t-next', { unit: 'so-b' }));
    const told = await stream.take(2);
    const data = { type: 'TaskAssigned', recordedAt: new Date(NOW).toISOString() };
    expect(told).toEqual([
      { id: `${head() - 1}`, event: 'recorded', data: { ...data, ordinal: head() - 1, stream: 'task-t-new' } },
      { id: `${head()}`, event: 'recorded', data: { ...data, ordinal: head(), stream: 'task-t-next' } },
    ]);
    stream.leave();
  });

  test('holds no text of anybody, from the first event on', async () => {
    const stream = await openStream(serving, { token: await as('AUDITOR'), query: '?after=0' });
    const told = await stream.take(head());
    expect(told.map(({ id }) => Number(id))).toEqual(Array.from({ length: head() }, (_, i) => i + 1));
    for (const text of ['Ông ', 'Việc ', 'Đơn vị ']) expect(stream.raw()).not.toContain(text);
    stream.leave();
  });

  test('is to the public what is published', async () => {
    const stream = await openStream(serving, { query: '?after=0' });
    await record(task('t-new', { unit: 'so-a' }));
    await publish();
    expect((await stream.take(1)).map(({ id, data }) => [Number(id), data['type']])).toEqual([
      [head(), 'RatingPublished'],
    ]);
    stream.leave();
  });

  test('is to a unit what is its own, and what is published', async () => {
    const stream = await openStream(serving, { token: await as('REPORTING_UNIT', 'so-a'), after: head() });
    await record(task('t-other', { unit: 'so-b' }), task('t-own', { unit: 'so-a' }), task('t-chief', { unit: 'ubnd' }));
    await publish();
    const told = await stream.take(2);
    expect(told.map(({ data }) => data['stream'])).toEqual(['task-t-own', 'rating-director-b-2026-Q1']);
    stream.leave();
  });
});

describe('a reader that comes back', () => {
  test('goes on after the last event that it had, also at another process of the service', async () => {
    const token = await as('AUDITOR');
    const first = await openStream(serving, { token, after: head() });
    await record(task('t-1', { unit: 'so-a' }));
    const [had] = await first.take(1);
    first.leave();
    await record(task('t-2', { unit: 'so-a' }), task('t-3', { unit: 'so-a' }));
    await serving.stop();
    await ledger.close();
    const opened = await openLedger({ url, create: false, clock: () => NOW })();
    if (E.isLeft(opened)) throw new Error(opened.left.detail);
    ledger = opened.right;
    serving = await serve({ engine: ledger.engine, port: 0, now, identity: issuer.settings, live });
    const again = await openStream(serving, { token, after: Number(had?.id) });
    await record(task('t-4', { unit: 'so-a' }));
    expect((await again.take(3)).map(({ data }) => data['stream'])).toEqual(['task-t-2', 'task-t-3', 'task-t-4']);
    again.leave();
  });

  test.each([
    ['?after=x', undefined, 'INVALID_PARAMETER'],
    ['?after=-1', undefined, 'INVALID_PARAMETER'],
    ['?after=999', undefined, 'KNOWN_BEYOND_HEAD'],
    ['?from=1', undefined, 'UNKNOWN_PARAMETER'],
    ['', 'abc', 'INVALID_PARAMETER'],
    ['', '999', 'KNOWN_BEYOND_HEAD'],
  ])('with %s %s is told what is wrong', async (query, last, code) => {
    const headers = last === undefined ? {} : { 'last-event-id': last };
    const { status, body } = await ask(serving, `/api/v1/stream${query}`, { token: await as('AUDITOR'), headers });
    expect([status, body.error?.code]).toEqual([400, code]);
  });
});

describe('the end', () => {
  test('comes when the token has expired', async () => {
    const stream = await openStream(serving, { token: await as('AUDITOR') });
    passed = 3_600_000;
    expect(await stream.next()).toEqual({ id: null, event: 'end', data: { reason: 'RIGHTS' } });
    expect(await stream.next()).toBeNull();
  });

  test('comes when the service stops, and does not hold it up', async () => {
    const streams = await Promise.all([openStream(serving), openStream(serving)]);
    const [ends] = await Promise.all([Promise.all(streams.map(({ next }) => next())), serving.stop()]);
    expect(ends.map((end) => end?.data)).toEqual([{ reason: 'SHUTDOWN' }, { reason: 'SHUTDOWN' }]);
  });
});

describe('when it cannot be told', () => {
  test('the end comes as STORE when the store ends, and a reader may come back', async () => {
    const stream = await openStream(serving, { token: await as('AUDITOR'), after: head() });
    await record(task('t-new', { unit: 'so-a' }));
    expect(await stream.take(1)).toHaveLength(1);
    await ledger.store.close();
    expect(await stream.next()).toEqual({ id: null, event: 'end', data: { reason: 'STORE' } });
    expect(await stream.next()).toBeNull();
    const { status, headers } = await ask(serving, '/api/v1/stream');
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  });

  test('one who opens more than 100 is told when to come again, and keeps nobody else out; when one leaves there is room', async () => {
    const [first] = await Promise.all(Array.from({ length: 100 }, () => openStream(serving)));
    const { status, headers, body } = await ask(serving, '/api/v1/stream');
    expect([status, headers.get('retry-after'), body.error?.code]).toEqual([503, '10', 'TOO_MANY_STREAMS']);
    expect((await openStream(serving, { token: await as('AUDITOR', undefined, 'auditor') })).response.status).toBe(200);
    first?.leave();
    let again = await openStream(serving);
    while (again.response.status !== 200) {
      await again.response.body?.cancel().catch(() => undefined);
      again = await openStream(serving);
    }
  });
});

test('HEAD ends at once; without issuer whoever is at this machine reads all.', async () => {
  expect((await ask(serving, '/api/v1/stream', { method: 'HEAD' })).status).toBe(200);
  const local = await serve({ engine: ledger.engine, port: 0, now, live });
  const stream = await openStream(local, { query: '?after=0' });
  expect(await stream.take(head())).toHaveLength(head());
  await local.stop();
});
