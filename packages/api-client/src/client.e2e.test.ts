import { openLedger, serve } from '@kpi-ledger/api';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKpiClient, type KpiClient, type Schema } from './index.js';

const NOW = Date.UTC(2026, 3, 5, 2);
const UNITS = ['u1', 'u2', 'u3'];

let client: KpiClient;
let stop: () => Promise<void>;
beforeAll(async () => {
  const opened = await openLedger({ url: 'memory:', create: true, clock: () => NOW })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  const { engine, close } = opened.right;
  const unit = (id: string) => ({ unit: id, name: id, aliases: [], kind: 'department', scope: 'in', article: null });
  const post = { title: 'Trưởng', role: 'HEAD', personKind: 'CONG_CHUC', scope: 'in', article: null };
  const facts = [
    ['LedgerOpened', null, { ledger: '00000000-0000-4000-8000-000000000001', kind: 'live', city: 'hue' }],
    ...UNITS.flatMap((id) => [
      ['UnitRegistered', '2026-01-01', unit(id)] as const,
      ['PostDefined', '2026-01-01', { ...post, post: `head-${id}`, unit: id }] as const,
    ]),
  ] as const;
  const done = await engine.executeAll(
    facts.map(([type, validAt, data], i) => ({ commandId: `c-${i}`, type, validAt, data, actor: 'test' })),
  )();
  expect(E.isRight(done) && done.right.status).toBe('RECORDED');
  const serving = await serve({ engine, port: 0, now: () => NOW });
  client = createKpiClient({ baseUrl: serving.url });
  stop = async () => {
    await serving.stop();
    await close();
  };
});
afterAll(() => stop());

test('an answer is typed, and its basis stands in the headers', async () => {
  const { data, response } = await client.GET('/api/v1/ratings', { params: { query: { period: '2026-Q1' } } });
  const rows: readonly Schema<'RateRow'>[] = data?.rows ?? [];
  expect(rows.map(({ post, status }) => [post, status])).toEqual(UNITS.map((id) => [`head-${id}`, 'NO_HOLDER']));
  expect(response.headers.get('kpi-basis-root')).toBe(data?.basis.root);
});

test('a list is read page by page', async () => {
  const posts: (string | null)[] = [];
  let cursor: string | null = null;
  do {
    const query: { period: string; limit: number; cursor?: string } = {
      period: '2026-Q1',
      limit: 2,
      ...(cursor === null ? {} : { cursor }),
    };
    const { data } = await client.GET('/api/v1/ratings', { params: { query } });
    posts.push(...(data?.rows ?? []).map(({ post }) => post));
    cursor = data?.page?.next ?? null;
  } while (cursor !== null);
  expect(posts).toEqual(UNITS.map((id) => `head-${id}`));
});

test('what has not changed is a 304', async () => {
  const params = { query: { period: '2026-Q1' } };
  const { response } = await client.GET('/api/v1/ratings', { params });
  const headers = { 'if-none-match': response.headers.get('etag') ?? '' };
  const again = await client.GET('/api/v1/ratings', { params, headers });
  expect([again.response.status, again.data]).toEqual([304, undefined]);
});

test('what is not answered is a typed problem', async () => {
  const { data, error } = await client.GET('/api/v1/cases/{person}', {
    params: { path: { person: 'nobody' }, query: { year: '2026' } },
  });
  expect(data).toBeUndefined();
  expect(error?.error).toMatchObject({ code: 'UNKNOWN_PERSON', path: 'person' });
});

test('formulas and assumptions are sent typed', async () => {
  const formula = await client.POST('/api/v1/formulas/nd335/year-score/evaluate', {
    body: { quarters: ['80', '90', '70.5', '100'] },
  });
  expect(formula.data).toMatchObject({ status: 'OK', S: '681/8' });
  const assumed = await client.POST('/api/v1/what-if/ratings', {
    params: { query: { period: '2026-Q1' } },
    body: { set: { P1: 'TOTAL_ONLY' } },
  });
  expect(assumed.data?.whatIf?.facts.map(({ type }) => type)).toEqual(['RuleSetAdopted']);
  expect(assumed.data?.basis.assumed).toBe(assumed.data?.whatIf?.assumed);
});

test('commands are typed by their kind; without a token nothing is recorded', async () => {
  const body: Schema<'TaskReportedCommand'> = {
    ...{ commandId: 'c', kind: 'TaskReported', validAt: '2026-04-01' },
    data: { task: 't', note: 'xong' },
  };
  const { data, error, response } = await client.POST('/api/v1/commands', { body });
  expect([response.status, data, error?.error.code]).toEqual([401, undefined, 'TOKEN_REQUIRED']);
});
