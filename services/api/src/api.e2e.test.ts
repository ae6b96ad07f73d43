import type { AnyEvent } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenLedger, openLedger, type Serving, serve } from './index.js';
import { checkedFetch } from './testing/checked-fetch.js';

/** 5 April 2026, nine in the morning in Huế. */
const NOW = Date.UTC(2026, 3, 5, 2);

let ledger: OpenLedger;
let serving: Serving;

beforeAll(async () => {
  const opened = await openLedger({ url: 'memory:', create: true, clock: () => NOW })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  ledger = opened.right;
  const facts: readonly [AnyEvent['type'], string | null, object][] = [
    ['LedgerOpened', null, { ledger: '00000000-0000-4000-8000-000000000001', kind: 'live', city: 'hue' }],
    [
      'UnitRegistered',
      '2026-01-01',
      { unit: 'u', name: 'Đơn vị', aliases: [], kind: 'department', scope: 'in', article: null },
    ],
    [
      'PostDefined',
      '2026-01-01',
      { post: 'head-u', unit: 'u', title: 'Trưởng', role: 'HEAD', personKind: 'CONG_CHUC', scope: 'in', article: null },
    ],
  ];
  const done = await ledger.engine.executeAll(
    facts.map(([type, validAt, data], i) => ({ commandId: `c-${i}`, type, validAt, data, actor: 'test' })),
  )();
  expect(E.isRight(done) && done.right.status).toBe('RECORDED');
  serving = await serve({ engine: ledger.engine, port: 0, now: () => NOW });
});

afterAll(async () => {
  await serving.stop();
  await ledger.close();
});

const get = async (path: string) => {
  const response = await checkedFetch(`${serving.url}${path}`);
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: (await response.json()) as Record<string, unknown>,
  };
};
const post = async (path: string, body: string, type = 'application/json') => {
  const response = await checkedFetch(`${serving.url}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

test('health and readiness', async () => {
  expect(await get('/health')).toMatchObject({ status: 200, body: { status: 'ok', service: 'kpi-ledger' } });
  expect(await get('/ready')).toMatchObject({
    status: 200,
    body: { status: 'ready', ledger: { kind: 'live', ordinal: 3 }, keys: { status: 'OK', lost: 0 } },
  });
});

describe('answers', () => {
  test('ratings are the engine’s, with their basis', async () => {
    const { status, body } = await get('/api/v1/ratings?period=2026-Q1');
    const direct = await ledger.engine.rate({ period: '2026-Q1' })();
    expect(status).toBe(200);
    expect(E.isRight(direct) && body).toEqual(E.isRight(direct) && direct.right);
    expect(body).toMatchObject({
      basis: { ordinal: 3, effective: '2026-03-31' },
      rows: [{ post: 'head-u', status: 'NO_HOLDER' }],
    });
  });

  test.each([
    '/api/v1/explanations?subject=head-u&period=2026-Q1',
    '/api/v1/readiness?period=2026-Q1',
    '/api/v1/progress',
    '/api/v1/indicators',
  ])('%s', async (path) => {
    expect(await get(path)).toMatchObject({ status: 200, body: { basis: { ordinal: 3 } } });
  });

  test('both times can be asked for', async () => {
    expect(await get('/api/v1/ratings?period=2026-Q1&known=1&effective=2026-02-01')).toMatchObject({
      status: 200,
      body: { basis: { ordinal: 1, effective: '2026-02-01' }, rows: [] },
    });
  });

  test('the plans as printed', async () => {
    const tasks = (await get('/api/v1/catalogue/tasks?plan=kh18')).body['rows'] as unknown[];
    expect(tasks).toHaveLength(49);
    expect((await get('/api/v1/catalogue?what=tasks&plan=kh18')).body['rows']).toEqual(tasks);
    expect(await get('/api/v1/catalogue/nothing')).toMatchObject({
      status: 404,
      body: { error: { code: 'UNKNOWN_CATALOGUE' } },
    });
    expect(await get('/api/v1/catalogue/tasks?plan=kh99')).toMatchObject({
      status: 400,
      body: { error: { code: 'UNKNOWN_PLAN' } },
    });
  });
});

test('another method is not allowed where there is an answer, and not found elsewhere', async () => {
  const ask = async (method: string, path: string) => {
    const response = await checkedFetch(`${serving.url}${path}`, { method });
    const { error } = (await response.json()) as { error: { code: string } };
    return [response.status, response.headers.get('allow'), error.code];
  };
  const evaluate = '/api/v1/formulas/nd335/period-score/evaluate';
  for (const path of ['/health', '/api/v1/ratings?period=2026-Q1', '/api/v1/catalogue/tasks'])
    expect(await ask('DELETE', path), path).toEqual([405, 'GET, HEAD', 'METHOD_NOT_ALLOWED']);
  expect(await ask('GET', evaluate)).toEqual([405, 'POST', 'METHOD_NOT_ALLOWED']);
  expect(await ask('POST', '/nowhere')).toEqual([404, null, 'NOT_FOUND']);
  for (const path of ['/docs', '/health', '/open-data/catalog.json'])
    expect(await ask('OPTIONS', path), path).toEqual([405, 'GET, HEAD', 'METHOD_NOT_ALLOWED']);
  expect((await checkedFetch(`${serving.url}/api/v1/ratings?period=2026-Q1`, { method: 'HEAD' })).status).toBe(200);
});

describe('bad questions get a problem with its place', () => {
  test.each([
    ['/api/v1/ratings', 400, 'MISSING_PARAMETER', 'period'],
    ['/api/v1/ratings?period=', 400, 'INVALID_PARAMETER', 'period'],
    ['/api/v1/ratings?period=2026-Q1&period=2026-Q2', 400, 'INVALID_PARAMETER', 'period'],
    ['/api/v1/ratings?perid=2026-Q1', 400, 'UNKNOWN_PARAMETER', 'perid'],
    ['/api/v1/ratings?period=2026-Q1&people=yes', 400, 'INVALID_PARAMETER', 'people'],
    ['/api/v1/readiness?period=2026-Q1&people=1', 400, 'INVALID_PARAMETER', 'people'],
    ['/api/v1/ratings?period=2026-Q9', 400, 'INVALID_PERIOD', 'period'],
    ['/api/v1/ratings?period=2026-Q1&effective=2026-02-30', 400, 'INVALID_DATE', 'effective'],
    ['/api/v1/ratings?period=2026-Q1&known=tomorrow', 400, 'INVALID_KNOWN', 'known'],
    ['/api/v1/ratings?period=2026-Q1&known=2026-04-06', 400, 'KNOWN_IN_FUTURE', 'known'],
    ['/api/v1/ratings?period=2026-Q1&known=4', 400, 'KNOWN_BEYOND_HEAD', 'known'],
    ['/api/v1/ratings?period=2026-Q1&unit=nobody', 404, 'UNKNOWN_UNIT', 'unit'],
    ['/api/v1/explanations?period=2026-Q1', 400, 'MISSING_PARAMETER', 'subject'],
    ['/api/v1/explanations?period=2026-Q1&subject=nobody', 404, 'UNKNOWN_SUBJECT', 'subject'],
    ['/api/v1/progress?plan=nothing', 404, 'UNKNOWN_PLAN', 'plan'],
    ['/api/v1/indicators?indicator=nothing', 404, 'UNKNOWN_INDICATOR', 'indicator'],
    ['/api/v1/indicators?unit=nobody', 404, 'UNKNOWN_UNIT', 'unit'],
    ['/api/v1/indicators?year=2026-Q1', 400, 'NOT_A_YEAR', 'year'],
    ['/api/v1/catalogue', 400, 'MISSING_PARAMETER', 'what'],
    ['/nowhere', 404, 'NOT_FOUND', '/nowhere'],
    ['/api/v1/catalogue/%E0%A4%A', 400, 'BAD_REQUEST', ''],
  ])('%s', async (path, status, code, where) => {
    const answer = await get(path);
    expect(answer).toMatchObject({
      status,
      body: {
        status,
        title: expect.any(String),
        error: { code, path: where, article: null, message: expect.any(String) },
      },
    });
    expect(answer.type).toContain('application/problem+json');
  });
});

describe('formulas', () => {
  const E1 = {
    leader: false,
    general: '28',
    lines: [{ h: '1', assigned: 10, units: [{ count: 10, qualityFaults: 0, delays: 0 }] }],
  };

  test('are evaluated by id, with or without version, the slash as it is', async () => {
    for (const id of ['nd335/period-score', 'nd335/period-score@1']) {
      const { status, body } = await post(`/api/v1/formulas/${id}/evaluate`, JSON.stringify(E1));
      expect([status, body['S'], body['band']]).toEqual([200, '98', 'XS']);
      expect(body).toHaveProperty('derivation');
    }
    const { body } = await post('/api/v1/formulas/nd335/period-score/evaluate?derivation=false', JSON.stringify(E1));
    expect(body).not.toHaveProperty('derivation');
  });

  test('refuse bad input with its place, and show nothing of the inside', async () => {
    const evaluate = '/api/v1/formulas/nd335/period-score/evaluate';
    expect(await post(evaluate, JSON.stringify({ ...E1, general: 28.5 }))).toMatchObject({
      status: 400,
      body: { error: { path: 'general' } },
    });
    expect(await post('/api/v1/formulas/nd335/nothing/evaluate', '{}')).toMatchObject({
      status: 404,
      body: { error: { code: 'UNKNOWN_FORMULA' } },
    });
    expect(await post(`${evaluate}?derivation=maybe`, '{}')).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_PARAMETER' } },
    });
    for (const [body, type, status, code] of [
      ['{', 'application/json', 400, 'INVALID_JSON'],
      ['1', 'application/json', 400, 'INVALID_JSON'],
      ['{}', 'text/plain', 415, 'UNSUPPORTED_MEDIA_TYPE'],
      [`"${'x'.repeat(5_000_000)}"`, 'application/json', 413, 'BODY_TOO_LARGE'],
    ] as const) {
      const answer = await post(evaluate, body, type);
      expect(answer).toMatchObject({ status, body: { error: { code } } });
      expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.js:\d/);
    }
  });
});
