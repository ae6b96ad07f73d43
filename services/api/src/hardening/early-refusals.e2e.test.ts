import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createLog, type OpenLedger, type Serving, serve } from '../index.js';
import { DEFAULT_SETTINGS, type ServiceSettings } from '../operation/index.js';
import { NOW, openCity } from '../testing/city.js';
import { makePair, TestIssuer } from '../testing/issuer.js';

const folder = mkdtempSync(join(tmpdir(), 'kpi-early-'));
const now = () => NOW;
let ledger: OpenLedger;
let issuer: TestIssuer;
beforeAll(async () => {
  ledger = await openCity();
  issuer = await new TestIssuer(now, await makePair('one', 'ES256')).start();
});
afterAll(async () => {
  await issuer.stop();
  await ledger.close();
  rmSync(folder, { recursive: true });
});

let serving: Serving;
let logged: () => readonly Record<string, unknown>[];
let count = 0;
async function started(settings: Partial<ServiceSettings> = {}): Promise<void> {
  const file = join(folder, `${++count}.log`);
  logged = () =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  serving = await serve({
    ...{ engine: ledger.engine, port: 0, now, log: createLog('info', file), identity: issuer.settings },
    settings: { ...DEFAULT_SETTINGS, ...settings },
  });
}
afterEach(() => serving.stop());

const opened = () => connect(Number(new URL(serving.url).port), '127.0.0.1');
/** What the service says over a socket on which these bytes were written, until it closes it. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = opened();
    socket.write(bytes, 'latin1');
    let said = '';
    socket.on('data', (data) => {
      said += data;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(said));
  });
const counted = async (labels: string): Promise<number> => {
  const text = await (await fetch(`${serving.url}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`kpi_http_requests_total{${labels}} `));
  return Number(line?.split(' ').at(-1) ?? 0);
};

const SECRET = 'Bi-Mat';
const host = 'Host: x\r\n';
const EARLY: readonly (readonly [what: string, bytes: string, method: string, status: number, code: string])[] = [
  ['no HTTP', `${SECRET}\r\n\r\n`, 'OTHER', 400, 'BAD_REQUEST'],
  ['endless headers', `GET / HTTP/1.1\r\n${host}X: ${SECRET.repeat(5000)}\r\n\r\n`, 'OTHER', 431, 'HEADERS_TOO_LARGE'],
  ['headers that never end', `GET / HTTP/1.1\r\n${host}X: ${SECRET}`, 'OTHER', 408, 'REQUEST_TIMEOUT'],
  ['a strange target', `GET ftp://${SECRET}/ HTTP/1.1\r\n${host}\r\n`, 'GET', 400, 'BAD_REQUEST'],
  ['a tunnel', `CONNECT ${SECRET}:443 HTTP/1.1\r\n${host}\r\n`, 'OTHER', 400, 'BAD_REQUEST'],
  ['an expectation', `GET /health HTTP/1.1\r\n${host}Expect: ${SECRET}\r\n\r\n`, 'GET', 417, 'EXPECTATION_FAILED'],
  ['no host', 'GET /health HTTP/1.1\r\n\r\n', 'GET', 400, 'BAD_REQUEST'],
  ['two hosts', `POST /health HTTP/1.1\r\n${host}Host: ${SECRET}\r\n\r\n`, 'POST', 400, 'BAD_REQUEST'],
  ['a strange method', `PURGE ftp://${SECRET}/ HTTP/1.1\r\n${host}\r\n`, 'OTHER', 400, 'BAD_REQUEST'],
];

test.each(EARLY)('%s: answered, counted and logged as every refusal is', async (_, bytes, method, status, code) => {
  await started({ KPI_HEADERS_SECONDS: 1, KPI_REQUEST_SECONDS: 2 });
  const said = await raw(bytes);
  const [head = '', body = ''] = said.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  const headers = new Headers(
    head
      .split('\r\n')
      .slice(1)
      .map((line): [string, string] => [line.split(': ')[0] ?? '', line.split(': ').slice(1).join(': ')]),
  );
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(JSON.parse(body)).toMatchObject({ status, error: { code, message: expect.any(String) } });
  expect(logged()).toEqual([
    {
      ...{ level: 30, time: expect.any(String), msg: 'request', method, route: 'none', status, identity: null },
      ...{ request: headers.get('x-request-id'), refused: code },
    },
  ]);
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.stringify(logged()) + said).not.toContain(SECRET);
  expect(await counted(`method="${method}",route="none",status="${status}"`)).toBe(1);
});

test('a connection above the number is answered, counted and logged; one far above it is counted', async () => {
  await started({ KPI_MAX_CONNECTIONS: 1 });
  const many = Array.from({ length: 102 }, opened);
  const oneIsClosed = Promise.race(many.map((socket) => new Promise((resolve) => socket.once('close', resolve))));
  for (const socket of many) socket.on('error', () => undefined).resume();
  await oneIsClosed;
  const [, second] = many;
  const said = new Promise<string>((resolve) => second?.once('data', (data) => resolve(String(data))));
  second?.write(`GET /api/v1/formulas HTTP/1.1\r\n${host}\r\n`);
  expect(await said).toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\nx-request-id: [0-9a-f-]{36}\r\n[\s\S]*\r\nretry-after: 2\r\n/);
  for (const socket of many) socket.destroy();
  let metrics = '';
  while (!metrics.startsWith('HTTP/1.1 200 '))
    metrics = await raw(`GET /metrics HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
  expect(metrics).toMatch(/\nkpi_connections_closed_total [1-9]/);
  expect(metrics).toMatch(/\nkpi_http_requests_total{method="GET",route="none",status="503"} [1-9]/);
  const told = logged().map(({ msg, status }) => [msg, status]);
  expect(told).toContainEqual(['request', 503]);
  expect(told).toContainEqual(['connection closed without a word', undefined]);
});

test('who floods is counted each time, and logged a few times', async () => {
  await started();
  for (let i = 0; i < 50; i += 1) await raw('x\r\n\r\n');
  await raw(`GET ftp://x/ HTTP/1.1\r\n${host}Expect: y\r\n\r\n`);
  expect(await counted('method="OTHER",route="none",status="400"')).toBe(50);
  expect(logged().filter(({ status }) => status === 400)).toHaveLength(20);
  expect(logged().filter(({ status }) => status === 417)).toHaveLength(1);
});

test('a body that never ends is one request: counted and logged once, as what it was answered', async () => {
  await started({ KPI_HEADERS_SECONDS: 1, KPI_REQUEST_SECONDS: 1 });
  const route = '/api/v1/formulas/nd335/period-score/evaluate';
  const said = await raw(
    `POST ${route} HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
  );
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  const id = /\r\nx-request-id: (\S+)\r\n/i.exec(said)?.[1];
  expect(logged()).toMatchObject([{ request: id, method: 'POST', status: 408 }]);
  const labels = 'method="POST",route="/api/v1/formulas/*id/evaluate"';
  expect([await counted(`${labels},status="408"`), await counted(`${labels},status="200"`)]).toEqual([1, 0]);
});

test('a command that came whole gets its own answer, whatever comes behind it', async () => {
  await started();
  const token = await issuer.token({ roles: 'REPORTING_UNIT', unit: 'so-a', official: 'director' });
  const command = JSON.stringify({
    ...{ commandId: 'before-rubbish', kind: 'EvidenceSubmitted', validAt: '2026-04-05' },
    data: { task: 't-a', submission: 's-1', milestone: 'm1', units: 1, evidence: [{ name: 'a.pdf', hash: null }] },
  });
  const head = `POST /api/v1/commands HTTP/1.1\r\n${host}Authorization: Bearer ${token}\r\n`;
  const body = `Content-Type: application/json\r\nContent-Length: ${command.length}\r\n\r\n${command}`;
  const said = await raw(`${head}${body}${SECRET}\r\n\r\n`);
  expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 201', 'HTTP/1.1 400']);
});

test('whoever asks for a tunnel and breaks off takes nobody else along', async () => {
  await started();
  for (let i = 0; i < 20; i += 1) {
    const socket = opened().on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(`CONNECT x:443 HTTP/1.1\r\n${host}\r\n`);
    await new Promise((resolve) => setImmediate(resolve));
    socket.resetAndDestroy();
  }
  expect((await fetch(`${serving.url}/health`)).status).toBe(200);
});

test('what was asked before a tunnel does not get the answer of the tunnel', async () => {
  await started();
  const said = await raw(`GET /api/v1/formulas HTTP/1.1\r\n${host}\r\nCONNECT x:443 HTTP/1.1\r\n${host}\r\n`);
  expect(said).not.toContain('HTTP/1.1 400');
});

test('nothing is recorded that comes behind an answer which ends the connection', async () => {
  await started();
  const token = await issuer.token({ roles: 'REPORTING_UNIT', unit: 'so-a', official: 'director' });
  const command = JSON.stringify({
    ...{ commandId: 'behind-the-last', kind: 'EvidenceSubmitted', validAt: '2026-04-05' },
    data: { task: 't-a', submission: 's-9', milestone: 'm1', units: 1, evidence: [{ name: 'a.pdf', hash: null }] },
  });
  const head = `POST /api/v1/commands HTTP/1.1\r\n${host}Authorization: Bearer ${token}\r\n`;
  const body = `Content-Type: application/json\r\nContent-Length: ${command.length}\r\n\r\n${command}`;
  const before = await ledger.engine.state()();
  const said = await raw(`GET /health HTTP/1.1\r\n${host}Expect: x\r\n\r\n${head}${body}`);
  expect(said.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 417']);
  expect(await ledger.engine.state()()).toEqual(before);
});
