import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type OpenLedger, type Serving, serve } from '../index.js';
import { DEFAULT_SETTINGS, type ServiceSettings } from '../operation/index.js';
import { NOW, openCity } from '../testing/city.js';
import { ask } from '../testing/client.js';
import { makePair, type Pair, TestIssuer } from '../testing/issuer.js';

const EVALUATE = '/api/v1/formulas/nd335/period-score/evaluate';
const now = () => NOW;

let ledger: OpenLedger;
let pair: Pair;
beforeAll(async () => {
  [ledger, pair] = await Promise.all([openCity(), makePair('one', 'ES256')]);
});
afterAll(() => ledger.close());

let serving: Serving;
async function started(settings: Partial<ServiceSettings> = {}, issuer?: TestIssuer): Promise<Serving> {
  serving = await serve({
    ...{ engine: ledger.engine, port: 0, now, settings: { ...DEFAULT_SETTINGS, ...settings } },
    ...(issuer === undefined ? {} : { identity: issuer.settings }),
  });
  return serving;
}
afterEach(() => serving.stop());

const evaluate = (body: string | Uint8Array<ArrayBuffer>, headers: { readonly [name: string]: string } = {}) =>
  fetch(`${serving.url}${EVALUATE}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
const codeOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return [response.status, ((await response.json()) as { error: { code: string } }).error.code];
};

describe('headers', () => {
  test('Every answer, also one that refuses, forbids what an answer needs not.', async () => {
    await started();
    for (const path of ['/health', '/ready', '/api/v1/formulas', '/nowhere', '/api/v1/ratings']) {
      const { headers } = await fetch(`${serving.url}${path}`);
      expect(headers.get('content-security-policy'), path).toBe(
        "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBe(null);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe('bodies', () => {
  test('of another kind, or in another encoding than UTF-8, are refused before they are read', async () => {
    await started();
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data', 'application/json; charset=utf-16le'])
      expect(await codeOf(await evaluate('{}', { 'content-type': type })), type).toEqual([
        415,
        'UNSUPPORTED_MEDIA_TYPE',
      ]);
    expect((await evaluate('{}', { 'content-type': 'application/json; charset=UTF-8' })).status).toBe(400);
  });

  test('that are too large are refused, also where they are small until they are unpacked', async () => {
    await started({ KPI_MAX_BODY_BYTES: 10_000 });
    const large = JSON.stringify({ a: 'x'.repeat(20_000) });
    expect(await codeOf(await evaluate(large))).toEqual([413, 'BODY_TOO_LARGE']);
    const bomb = gzipSync(JSON.stringify({ a: 'x'.repeat(50_000_000) }));
    expect(bomb.length).toBeLessThan(60_000);
    expect(await codeOf(await evaluate(bomb, { 'content-encoding': 'gzip' }))).toEqual([413, 'BODY_TOO_LARGE']);
  });

  test('that are too deep or hold too many values are refused', async () => {
    await started({ KPI_MAX_JSON_DEPTH: 32, KPI_MAX_JSON_VALUES: 1000 });
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(await codeOf(await evaluate(deep))).toEqual([400, 'JSON_TOO_DEEP']);
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${i}`, i])));
    expect(await codeOf(await evaluate(many))).toEqual([413, 'JSON_TOO_MANY_VALUES']);
    expect((await evaluate('{"a":1}')).status).toBe(400);
  });
});

describe('how often', () => {
  test('an address is answered so many times a minute, then told when to come back', async () => {
    await started({ KPI_RATE_PER_ADDRESS: 3 });
    for (let i = 0; i < 3; i += 1) expect((await ask(serving, '/api/v1/formulas')).status).toBe(200);
    const refused = await ask(serving, '/api/v1/formulas');
    expect([refused.status, refused.body.error?.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await ask(serving, '/health')).status).toBe(200);
  });

  test('an address that a header claims counts only where the proxy is trusted', async () => {
    const claimed = (last: number) =>
      ask(serving, '/api/v1/formulas', { headers: { 'x-forwarded-for': `10.1.1.${last}` } });
    await started({ KPI_RATE_PER_ADDRESS: 1 });
    expect([(await claimed(1)).status, (await claimed(2)).status]).toEqual([200, 429]);
    await serving.stop();
    await started({ KPI_RATE_PER_ADDRESS: 1, KPI_TRUSTED_PROXIES: ['127.0.0.1'] });
    expect([(await claimed(1)).status, (await claimed(2)).status, (await claimed(2)).status]).toEqual([200, 200, 429]);
  });

  test('an identity is counted by itself, whichever token it shows; another one is not held back', async () => {
    const issuer = await new TestIssuer(now, pair).start();
    await started({ KPI_RATE_PER_IDENTITY: 2 }, issuer);
    const as = async (official: string, jti: string) =>
      (await ask(serving, '/api/v1/formulas', { token: await issuer.token({ roles: 'AUDITOR', official, jti }) }))
        .status;
    expect([await as('an', '1'), await as('an', '2'), await as('an', '3')]).toEqual([200, 200, 429]);
    expect(await as('binh', '4')).toBe(200);
    expect((await ask(serving, '/api/v1/formulas')).status).toBe(200);
    await issuer.stop();
  });
});

describe('connections', () => {
  /** What the service says over a socket on which these bytes were written, until it closes it. */
  const raw = (...parts: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(serving.url);
      const socket = connect(Number(port), '127.0.0.1', () => {
        for (const part of parts) socket.write(part);
      });
      let said = '';
      socket.on('data', (data) => {
        said += data;
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(said));
    });

  test('that never finish their headers are let go with a problem', async () => {
    await started({ KPI_HEADERS_SECONDS: 1, KPI_REQUEST_SECONDS: 2 });
    const said = await raw('GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(said).toContain('"code":"REQUEST_TIMEOUT"');
  });

  test('that never finish their body are let go', async () => {
    await started({ KPI_HEADERS_SECONDS: 1, KPI_REQUEST_SECONDS: 2 });
    const head = `POST ${EVALUATE} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`;
    expect(await raw(head, '{"a":')).toMatch(/^HTTP\/1\.1 408 /);
  });

  test('that say nothing at all are let go', async () => {
    await started({ KPI_HEADERS_SECONDS: 1, KPI_REQUEST_SECONDS: 2, KPI_IDLE_SECONDS: 1 });
    expect(await raw()).toMatch(/^$|^HTTP\/1\.1 408 /);
  });

  test('with headers without end, or without HTTP, get a problem and nothing of the inside', async () => {
    await started();
    const large = await raw(`GET /health HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(40_000)}\r\n\r\n`);
    expect(large).toMatch(/^HTTP\/1\.1 431 /);
    const nonsense = await raw('nonsense\r\n\r\n');
    expect(nonsense).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw('HEAD /\u00ff HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [^{]*\r\n\r\n$/);
    expect(large + nonsense).not.toMatch(/node_modules|\.js:\d|HPE_/);
  });

  test('that expect what is not met are told so, and their body is not waited for', async () => {
    await started();
    const head = `POST ${EVALUATE} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n`;
    const said = await raw(`${head}Expect: nonsense\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 417 /);
    expect(said).toContain('"code":"EXPECTATION_FAILED"');
    expect(said.toLowerCase()).toContain('content-type: application/problem+json');
  });

  test('above the number that is served at a time are told to come back later, and served again once there is room', async () => {
    await started({ KPI_MAX_CONNECTIONS: 1 });
    const { port } = new URL(serving.url);
    const first = connect(Number(port), '127.0.0.1');
    await new Promise<void>((resolve) => first.once('connect', () => resolve()));
    const ask = (path: string) => raw(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    const told = await ask('/api/v1/formulas');
    expect(told).toMatch(/^HTTP\/1\.1 503 /);
    expect(told).toMatch(/\r\nretry-after: \d+\r\n/i);
    expect(told).toMatch(/\r\nconnection: close\r\n/i);
    expect(told).toContain('"OVERLOADED"');
    expect(await ask('/health')).toMatch(/^HTTP\/1\.1 200 /);
    first.destroy();
    await new Promise<void>((resolve) => first.once('close', () => resolve()));
    while (
      !(await raw('GET /api/v1/formulas HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).startsWith('HTTP/1.1 200 ')
    );
  });

  test('far above it are closed', async () => {
    await started({ KPI_MAX_CONNECTIONS: 1 });
    const { port } = new URL(serving.url);
    const many = Array.from({ length: 101 }, () => connect(Number(port), '127.0.0.1'));
    await Promise.all(many.map((socket) => new Promise<void>((resolve) => socket.once('connect', () => resolve()))));
    expect(await raw('GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n').catch(() => '')).toBe('');
    for (const socket of many) socket.destroy();
  });
});
