import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, type EngineError, isEventType } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createLog, type OpenLedger, type Serving, serve } from '../index.js';
import { NOW, openCity } from '../testing/city.js';
import { type Asked, ask } from '../testing/client.js';
import { makePair, type Pair, TestIssuer } from '../testing/issuer.js';
import { aroundEngine } from './around-engine.js';
import { DEFAULT_SETTINGS, type ServiceSettings } from './settings.js';

const now = () => NOW;
const folder = mkdtempSync(join(tmpdir(), 'kpi-operation-'));
let pair: Pair;
let ledger: OpenLedger;
let issuer: TestIssuer;
beforeAll(async () => {
  [ledger, pair] = await Promise.all([openCity(), makePair('one', 'ES256')]);
  issuer = await new TestIssuer(now, pair).start();
});
afterAll(async () => {
  await issuer.stop();
  await ledger.close();
  rmSync(folder, { recursive: true });
});

let serving: Serving;
let logged: () => readonly Record<string, unknown>[];
let count = 0;
async function started(settings: Partial<ServiceSettings> = {}, engine: Engine = ledger.engine, clock = now) {
  const file = join(folder, `${++count}.log`);
  const log = createLog('debug', file);
  logged = () =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  serving = await serve({
    ...{ engine, store: ledger.store, port: 0, now: clock, log, identity: issuer.settings },
    settings: { ...DEFAULT_SETTINGS, ...settings },
  });
}
afterEach(() => serving.stop());

const metrics = async () => (await fetch(`${serving.url}/metrics`)).text();
const valueFor = async (line: string) => {
  const found = (await metrics()).split('\n').find((one) => one.startsWith(`${line} `));
  return found === undefined ? 0 : Number(found.slice(line.length + 1));
};
const ready = async () => {
  const { status, body } = await ask(serving, '/ready');
  return [status, body.error?.code];
};

describe('logs', () => {
  test('say of each request what it was and how long it took, and nothing of what was sent or answered', async () => {
    await started();
    const token = await issuer.token({ roles: 'RATING_OFFICER', unit: 'ubnd', official: 'secretary' });
    const personal = 'Nguyễn-Thị-Bí-Mật';
    const asks: readonly (readonly [string, Asked])[] = [
      ['/api/v1/ratings?period=2026-Q1&people=true', { token }],
      ['/api/v1/names', { token }],
      [`/api/v1/explanations?period=2026-Q1&subject=${encodeURIComponent(personal)}`, { token }],
      [`/api/v1/catalogue/${encodeURIComponent(personal)}`, {}],
      [`/${encodeURIComponent(personal)}`, { headers: { 'user-agent': 'bi-mat-agent', 'x-request-id': 'bi-mat-id' } }],
      ['/api/v1/ratings', { token: 'bi-mat-token' }],
      ['/api/v1/commands', { method: 'POST', token, body: `{"${personal}": ` }],
      [
        '/api/v1/commands',
        {
          ...{ method: 'POST', token: await issuer.token({ roles: 'ADMINISTRATOR', unit: 'ubnd', official: 'chair' }) },
          body: {
            ...{ commandId: 'o-1', kind: 'OfficialRegistered', validAt: '2026-01-02' },
            data: { person: 'bi-mat', name: personal, personKind: 'CONG_CHUC' },
          },
        },
      ],
    ];
    expect(isEventType('OfficialRegistered')).toBe(true);
    const statuses = [];
    for (const [path, asked] of asks) statuses.push((await ask(serving, path, asked)).status);
    expect(statuses.slice(0, 7)).toEqual([200, 200, 404, 404, 404, 401, 400]);
    const lines = logged();
    const text = JSON.stringify(lines);
    for (const word of [personal, encodeURIComponent(personal), 'bi-mat', 'secretary', 'Ông ', token, '2026-Q1'])
      expect(text, word).not.toContain(word);
    expect(lines.map(({ route }) => route)).toEqual([
      ...['/api/v1/ratings', '/api/v1/names', '/api/v1/explanations', '/api/v1/catalogue/:what', 'none'],
      ...['/api/v1/ratings', '/api/v1/commands', '/api/v1/commands'],
    ]);
    for (const line of lines)
      expect(line).toEqual({
        ...{ level: expect.any(Number), time: expect.any(String), msg: 'request', method: expect.any(String) },
        ...{ request: expect.stringMatching(/^[0-9a-f-]{36}$/), route: expect.any(String), status: expect.any(Number) },
        ...{ ms: expect.any(Number), identity: line['identity'] },
      });
    const [first, second, , fourth] = lines.map(({ identity }) => identity);
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect([second, fourth]).toEqual([first, null]);
  });

  test('say where an unexpected error came from, the caller nothing of it', async () => {
    const broken = aroundEngine(ledger.engine, (name, asked) =>
      name === 'rate' ? () => Promise.reject(new TypeError('Trần Văn Bí Mật')) : asked,
    );
    await started({}, broken);
    const token = await issuer.token({ roles: 'AUDITOR', official: 'secretary' });
    const { status, body } = await ask(serving, '/api/v1/ratings?period=2026-Q1', { token });
    expect([status, body.error?.code]).toEqual([500, 'INTERNAL']);
    expect(JSON.stringify(body)).not.toMatch(/TypeError|Bí Mật|\.ts:|\.js:/);
    const [error, request] = logged();
    expect(error).toMatchObject({ msg: 'unexpected error', error: 'TypeError', request: request?.['request'] });
    expect(String(error?.['at'])).toContain('operation.e2e.test.ts');
    expect(JSON.stringify(logged())).not.toContain('Bí Mật');
  });
});

describe('metrics', () => {
  test('count requests by route, events, refusals and the ledger; a path that nobody serves adds no series', async () => {
    await started();
    const token = await issuer.token({ roles: 'REPORTING_UNIT', unit: 'so-a', official: 'director' });
    const before = (await metrics()).split('\n').length;
    const evidence = (commandId: string, task: string) => ({
      ...{ commandId, kind: 'EvidenceSubmitted', validAt: '2026-04-05' },
      data: { task, submission: commandId, milestone: 'm1', units: 1, evidence: [{ name: 'a.pdf', hash: null }] },
    });
    const send = (body: unknown) => ask(serving, '/api/v1/commands', { method: 'POST', token, body });
    expect((await send(evidence('m-1', 't-a'))).status).toBe(201);
    expect((await send(evidence('m-1', 't-a'))).status).toBe(200);
    expect((await send({ ...evidence('m-2', 't-a'), validAt: '2027-01-01' })).status).toBe(422);
    for (let i = 0; i < 50; i += 1) await ask(serving, `/nobody-${i}/${'x'.repeat(i)}`);
    const labels = 'method="POST",route="/api/v1/commands"';
    expect(await valueFor(`kpi_http_requests_total{${labels},status="201"}`)).toBe(1);
    expect(await valueFor(`kpi_http_requests_total{${labels},status="422"}`)).toBe(1);
    expect(await valueFor('kpi_http_requests_total{method="GET",route="none",status="404"}')).toBe(50);
    expect(await valueFor(`kpi_http_request_duration_seconds_count{${labels}}`)).toBe(3);
    expect(await valueFor('kpi_events_appended_total')).toBe(1);
    expect(await valueFor('kpi_commands_refused_total')).toBe(1);
    expect(await valueFor('kpi_ledger_ordinal')).toBe(ledger.engine.ledger()?.ordinal);
    const text = await metrics();
    expect(text).toContain('nodejs_eventloop_lag_seconds ');
    expect(text).not.toContain('nobody');
    expect(text.split('\n').length - before).toBeLessThan(100);
  });

  test('are for this machine, or for who bears the token', async () => {
    await started();
    const viaProxy = await ask(serving, '/metrics', { headers: { 'x-forwarded-for': '10.0.0.1' } });
    expect([viaProxy.status, viaProxy.body.error?.code]).toEqual([403, 'FORBIDDEN']);
    await serving.stop();
    const token = 'a-token-that-nobody-guesses';
    await started({ KPI_METRICS_TOKEN: token });
    const with_ = (given?: string) =>
      fetch(`${serving.url}/metrics`, { headers: given === undefined ? {} : { authorization: `Bearer ${given}` } });
    expect([(await with_()).status, (await with_(`${token}x`)).status, (await with_(token)).status]).toEqual([
      401, 401, 200,
    ]);
  });
});

describe('readiness', () => {
  /** An engine whose questions wait until they are let go. */
  function held() {
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const engine = aroundEngine(ledger.engine, (name, asked) => async () => {
      if (name === 'progress') await gate;
      return asked();
    });
    return { engine, letGo };
  }
  const unavailable = (code: string): EngineError => ({
    ...{ kind: 'UNAVAILABLE', code, path: 'store', article: null, message: 'kho', detail: 'store' },
  });

  test('is red while as many requests are answered as may be; more are sent away at once, then it is green again', async () => {
    const { engine, letGo } = held();
    await started({ KPI_MAX_CONCURRENT: 2 }, engine);
    const waiting = [ask(serving, '/api/v1/progress'), ask(serving, '/api/v1/progress')];
    while ((await valueFor('kpi_http_requests_in_progress')) < 2);
    const refused = await ask(serving, '/api/v1/formulas');
    expect([refused.status, refused.body.error?.code, refused.headers.get('retry-after')]).toEqual([
      503,
      'OVERLOADED',
      '2',
    ]);
    expect(await ready()).toEqual([503, 'OVERLOADED']);
    expect((await ask(serving, '/health')).status).toBe(200);
    letGo();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await ask(serving, '/api/v1/formulas')).status).toBe(200);
    expect(await ready()).toEqual([200, undefined]);
  });

  test.each(['STORE_UNAVAILABLE', 'DISK_FAILED'])('is red while the store says %s, and green after', async (code) => {
    let broken = true;
    const engine = aroundEngine(
      ledger.engine,
      (_, asked) => async () => (broken ? E.left(unavailable(code)) : asked()),
    );
    await started({}, engine);
    expect(await ready()).toEqual([503, code]);
    const { status, headers } = await ask(serving, '/api/v1/progress');
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    expect(await valueFor(`kpi_store_errors_total{code="${code}"}`)).toBe(2);
    broken = false;
    expect(await ready()).toEqual([200, undefined]);
    expect((await ask(serving, '/api/v1/progress')).status).toBe(200);
  });

  test('is red where the store does not answer in time; a question is told so', async () => {
    let slow = true;
    const engine = aroundEngine(ledger.engine, (_, asked) => () => (slow ? new Promise(() => undefined) : asked()));
    await started({ KPI_READY_SECONDS: 1, KPI_ANSWER_SECONDS: 2 }, engine);
    expect(await ready()).toEqual([503, 'STORE_SLOW']);
    expect((await ask(serving, '/api/v1/progress')).body.error?.code).toBe('STORE_SLOW');
    slow = false;
    expect(await ready()).toEqual([200, undefined]);
  });

  test('is red while the clock is behind the ledger; commands are refused, questions answered', async () => {
    let ahead = 0;
    await started({}, ledger.engine, () => NOW + ahead);
    expect(await ready()).toEqual([200, undefined]);
    ahead = -301_000;
    expect(await ready()).toEqual([503, 'CLOCK_SKEW']);
    expect((await ask(serving, '/api/v1/progress')).status).toBe(200);
    ahead = 0;
    expect(await ready()).toEqual([200, undefined]);
  });
});
