import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLedger, type Serving, serve } from '../index.js';
import { NOW, openCity } from '../testing/city.js';
import { ask } from '../testing/client.js';
import { makePair, TestIssuer } from '../testing/issuer.js';

const WORKER = 'const FILES = [];';
const INDEX = '<!doctype html><title>trang</title>';
const SCRIPT = `${'/* dài */'.repeat(200)}`;
const folder = mkdtempSync(join(tmpdir(), 'kpi-page-'));
let ledgers: readonly OpenLedger[];
let issuer: TestIssuer;
/** Of a live ledger with an issuer and a client for the page; of a demonstration; without a page. */
let live: Serving;
let demo: Serving;
let bare: Serving;
beforeAll(async () => {
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'geheim');
  writeFileSync(join(folder, 'dist', 'index.html'), INDEX);
  writeFileSync(join(folder, 'dist', 'shell-worker.js'), WORKER);
  writeFileSync(join(folder, 'dist', 'assets', 'index-1a2b.js'), SCRIPT);
  writeFileSync(join(folder, 'dist', 'assets', 'index-1a2b.js.br'), brotliCompressSync(SCRIPT));
  const now = () => NOW;
  ledgers = await Promise.all([openCity(), openCity('demo')]);
  const [ofLive, ofDemo] = ledgers.map(({ engine }) => engine);
  if (ofLive === undefined || ofDemo === undefined) throw new TypeError('two ledgers');
  issuer = await new TestIssuer(now, await makePair('one', 'ES256')).start();
  const identity = { ...issuer.settings, page: { clientId: 'trang', scope: 'openid' } };
  const page = join(folder, 'dist');
  live = await serve({ engine: ofLive, port: 0, now, identity, page });
  demo = await serve({ engine: ofDemo, port: 0, now, page });
  bare = await serve({ engine: ofDemo, port: 0, now });
});
afterAll(async () => {
  await Promise.all([live, demo, bare].map((serving) => serving.stop()));
  await issuer.stop();
  await Promise.all(ledgers.map(({ close }) => close()));
  rmSync(folder, { recursive: true, force: true });
});

test.each(['/', '/page', '/page/overview', '/page/cases/mau-1?period=2026-Q1'])(
  '%s is the page, asked for every time',
  async (path) => {
    const response = await fetch(`${demo.url}${path}`);
    expect([response.status, await response.text()]).toEqual([200, INDEX]);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'; worker-src 'self'; style-src 'self'");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*/);
  },
);

test('The worker that keeps the page stands above all of it, is asked for every time, and speaks with this service only.', async () => {
  const response = await fetch(`${demo.url}/shell-worker.js`);
  expect([response.status, await response.text()]).toEqual([200, WORKER]);
  expect(response.headers.get('cache-control')).toBe('no-cache');
  expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
  const policy = response.headers.get('content-security-policy') ?? '';
  for (const part of ["default-src 'none'", "worker-src 'self'", "connect-src 'self'"]) expect(policy).toContain(part);
  expect((await ask(bare, '/shell-worker.js')).status).toBe(404);
});

test('A file of the page is kept for good, and comes compressed to whoever reads that.', async () => {
  const path = `${demo.url}/assets/index-1a2b.js`;
  const packed = await fetch(path, { headers: { 'accept-encoding': 'br' } });
  expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(packed.headers.get('content-encoding')).toBe('br');
  expect(Number(packed.headers.get('content-length'))).toBeLessThan(SCRIPT.length / 10);
  expect(packed.headers.get('content-type')).toMatch(/^text\/javascript/);
  expect(await packed.text()).toBe(SCRIPT);
  const plain = await fetch(path, { headers: { 'accept-encoding': 'identity' } });
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, SCRIPT]);
  expect(plain.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
});

/** As it stands: `fetch` would resolve the dots. */
const raw = (path: string): Promise<{ readonly status: number; readonly body: string }> =>
  new Promise((resolve, reject) => {
    request(`${demo.url}${path}`, { path }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });

test.each([
  '/assets/nothing.js',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/assets/.hidden',
  '/assets/index.html',
])('%s is not there, and no long life is promised to that', async (path) => {
  const { status, body } = await raw(path);
  expect(status).toBe(404);
  expect(body).toContain('NOT_FOUND');
  const { headers } = await ask(demo, '/assets/nothing.js');
  expect(headers.get('cache-control')).toBeNull();
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('Without a built page its addresses are not there; the rest is.', async () => {
  expect((await ask(bare, '/')).status).toBe(404);
  expect((await ask(bare, '/page/overview')).status).toBe(404);
  expect((await ask(bare, '/health')).status).toBe(200);
});

test('The page may speak with the issuer where people sign in there, and is told as which client.', async () => {
  const policy = (await fetch(live.url)).headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`connect-src 'self' ${issuer.url};`);
  const { body } = await ask(live, '/api/v1/session');
  expect(body).toMatchObject({
    signIn: { kind: 'OIDC', issuer: issuer.url, clientId: 'trang', scope: 'openid' },
    caller: { roles: ['PUBLIC'], signedIn: false },
  });
  const token = await issuer.token({ roles: ['AUDITOR'], official: 'thanh-tra' });
  expect((await ask(live, '/api/v1/session', { token })).body['caller']).toEqual({
    ...{ roles: ['AUDITOR'], unit: null, official: 'thanh-tra', signedIn: true },
  });
  expect((await ask(demo, '/api/v1/session')).body).toMatchObject({
    signIn: { kind: 'DEMO' },
    caller: { roles: ['LOCAL'], signedIn: false },
    ledger: { kind: 'demo' },
  });
});
