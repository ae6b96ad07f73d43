import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenLedger, type Serving, serve } from '../index.js';
import { COMMAND_KINDS } from '../rights/command-kinds.js';
import { ENDPOINTS } from '../rights/endpoints.js';
import { DECISION, NOW, openCity } from '../testing/city.js';
import { ask } from '../testing/client.js';
import { makePair, TestIssuer } from '../testing/issuer.js';

const folder = mkdtempSync(join(tmpdir(), 'kpi-periods-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pair = await makePair('one', 'ES256');
const now = () => NOW;
let files = 0;
let ledger: OpenLedger;
let issuer: TestIssuer;
let serving: Serving;
let officer = '';

const received = { person: 'director', period: '2026-Q1', S: '2047/24', calculatedAt: null, decision: DECISION };
beforeEach(async () => {
  const more = [['PeriodScoreConfirmed', null, received]] as const;
  ledger = await openCity('live', more, `sqlite:${join(folder, `${++files}.db`)}`);
  issuer = await new TestIssuer(now, pair).start();
  serving = await serve({ engine: ledger.engine, port: 0, now, identity: issuer.settings });
  officer = await issuer.token({ roles: ['RATING_OFFICER'], official: 'secretary' });
});
afterEach(async () => {
  await serving.stop();
  await issuer.stop();
  await ledger.close();
});

const act = (name: string, body: unknown, token: string | undefined = officer, period = '2026-Q1') =>
  ask(serving, `/api/v1/periods/${period}/${name}`, { method: 'POST', body, token });
const head = async () => {
  const refreshed = await ledger.engine.refresh()();
  return (E.isRight(refreshed) && refreshed.right?.ordinal) || 0;
};
const unchanged = async (...sent: Parameters<typeof act>) => {
  const before = await head();
  const answer = await act(...sent);
  expect(await head()).toBe(before);
  return answer;
};

test('Who is ready is published, once; who is not is named with what is missing.', async () => {
  const all = await unchanged('publish', { decision: DECISION });
  expect([all.status, all.body.error?.code]).toEqual([422, 'PERIOD_NOT_READY']);
  expect((all.body['errors'] as unknown[]).length).toBeGreaterThan(1);
  const done = await act('publish', { decision: DECISION, onlyReady: true, unit: 'so-a' });
  expect(done).toMatchObject({ status: 201, body: { status: 'RECORDED', published: [{ person: 'director' }] } });
  const again = await unchanged('publish', { decision: DECISION, onlyReady: true, unit: 'so-a' });
  expect(again).toMatchObject({ status: 200, body: { status: 'NOTHING_NEW' } });
});

test('A period with people who are not published is not closed.', async () => {
  const { status, body } = await unchanged('close', { decision: DECISION });
  expect([status, body.error?.code]).toEqual([422, 'PERIOD_NOT_READY']);
});

test('Restating previews, and a period that is open is not reopened.', async () => {
  await act('publish', { decision: DECISION, onlyReady: true, unit: 'so-a' });
  const why = { decision: DECISION, reason: 'Minh chứng đến muộn' };
  expect(await unchanged('restate', { ...why, dryRun: true })).toMatchObject({
    status: 200,
    body: { status: 'PREVIEW', restated: [] },
  });
  expect(await unchanged('reopen', why)).toMatchObject({ status: 200, body: { status: 'NOT_CLOSED' } });
});

test('A period is published, closed, restated and opened again, each once.', async () => {
  const why = { decision: DECISION, reason: 'Minh chứng đến muộn' };
  const score = async (person: string, S: string) => {
    const data = { person, period: '2026-Q1', S, calculatedAt: null, decision: DECISION };
    const command = {
      commandId: `${person}-${S}`,
      type: 'PeriodScoreConfirmed',
      validAt: null,
      data,
      actor: 'test',
    } as const;
    expect(await ledger.engine.execute(command)()).toMatchObject({ right: { status: 'RECORDED' } });
  };
  const others = ['chair', 'secretary', 'director-b', 'manager', 'clerk', 'clerk-2', 'outsider'];
  for (const person of others) await score(person, '88');
  const all = await act('publish', { decision: DECISION });
  expect([all.status, all.body.error]).toEqual([201, undefined]);
  expect((all.body['published'] as object[]).length).toBe(others.length + 1);

  const before = await head();
  const closed = await act('close', { decision: DECISION });
  expect(closed).toMatchObject({ status: 201, body: { status: 'RECORDED', ratings: others.length + 1, blocking: [] } });
  expect(await head()).toBe(before + 1);
  const { ratingsRoot } = closed.body;
  expect(await unchanged('close', { decision: DECISION })).toMatchObject({
    ...{ status: 200, body: { status: 'ALREADY_SO', ratingsRoot } },
  });
  expect((await unchanged('publish', { decision: DECISION })).body['status']).toBe('NOTHING_NEW');

  await score('director-b', '90');
  expect(await unchanged('restate', { ...why, dryRun: true })).toMatchObject({
    ...{ status: 200, body: { status: 'PREVIEW', restated: [{ person: 'director-b', S: '90', event: null }] } },
  });
  expect(await act('restate', why)).toMatchObject({
    status: 201,
    body: { status: 'RECORDED', restated: [{ person: 'director-b', S: '90', published: { S: '88' } }] },
  });
  expect(await unchanged('restate', why)).toMatchObject({ status: 200, body: { status: 'NOTHING_NEW' } });

  expect(await act('reopen', why)).toMatchObject({ status: 201, body: { status: 'RECORDED' } });
  expect(await unchanged('reopen', why)).toMatchObject({ status: 200, body: { status: 'NOT_CLOSED' } });
  const again = await act('close', { decision: DECISION });
  expect([again.status, again.body['ratingsRoot'] === ratingsRoot]).toEqual([201, false]);
});

test.each([
  ['publish', { onlyready: true }, 422, 'INVALID_BODY', 'onlyready'],
  ['publish', { onlyReady: 'yes' }, 422, 'INVALID_BODY', 'onlyReady'],
  ['publish', [], 422, 'INVALID_BODY', ''],
  ['publish', '{', 400, 'INVALID_JSON', ''],
  ['publish', { unit: 'nobody' }, 404, 'UNKNOWN_UNIT', undefined],
  ['close', { decision: { number: '1', date: '2026-02-30' } }, 422, 'INVALID_BODY', 'decision.date'],
  ['close', { reason: 'x' }, 422, 'INVALID_BODY', 'reason'],
  ['restate', { decision: DECISION }, 422, 'INVALID_BODY', 'reason'],
  ['reopen', { reason: 'x' }, 422, 'INVALID_BODY', 'decision'],
  ['reopen', { decision: DECISION, reason: ' ' }, 422, 'INVALID_BODY', 'reason'],
] as const)('%s with %j: %i %s', async (name, body, status, code, path) => {
  const answer = await unchanged(name, body);
  expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  if (path !== undefined) expect(answer.body.error?.path).toBe(path);
});

test('What is no period is told.', async () => {
  expect((await unchanged('close', {}, officer, '2026-13')).status).toBe(400);
});

test('The roles are those that the table of commands has for what is recorded.', async () => {
  for (const [name, type] of [
    ['publish', 'RatingPublished'],
    ['close', 'PeriodClosed'],
    ['restate', 'RatingRestated'],
    ['reopen', 'PeriodReopened'],
  ] as const) {
    const endpoint = ENDPOINTS.find(({ path }) => path === `/api/v1/periods/:period/${name}`);
    if (endpoint === undefined) throw new Error(name);
    const those = Object.entries(endpoint.roles).flatMap(([role, reach]) => (reach.length > 0 ? [[role, reach]] : []));
    expect(Object.fromEntries(those)).toEqual(COMMAND_KINDS[type]);
  }
  const token = await issuer.token({ roles: ['AUTHORITY_HEAD'], unit: 'ubnd', official: 'chair' });
  expect((await unchanged('publish', {}, token)).status).toBe(403);
  const program = await issuer.token({ roles: ['RATING_OFFICER'] });
  expect((await unchanged('publish', {}, program)).body.error?.code).toBe('NOBODY_ACTS');
});
