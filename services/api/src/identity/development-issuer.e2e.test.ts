import { get } from 'node:http';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenLedger, type Serving, serve } from '../index.js';
import { NOW, openCity } from '../testing/city.js';
import { ask } from '../testing/client.js';
import { makePair, TestIssuer } from '../testing/issuer.js';
import { createDevelopmentIssuer } from './development-issuer.js';

const PATH = '/api/v1/ratings?period=2026-Q1';
const now = () => NOW;

describe('on a demonstration ledger', () => {
  let ledger: OpenLedger;
  let serving: Serving;
  beforeAll(async () => {
    ledger = await openCity('demo');
    serving = await serve({ engine: ledger.engine, port: 0, now });
  });
  afterAll(async () => {
    await serving.stop();
    await ledger.close();
  });
  const pick = (body: unknown) => ask(serving, '/dev/token', { method: 'POST', body });

  test('anybody may pick who to be, and is that', async () => {
    const { status, headers, body } = await pick({ roles: ['REPORTING_UNIT'], unit: 'so-a', official: 'director' });
    expect([status, headers.get('cache-control'), body['token_type']]).toEqual([200, 'no-store', 'Bearer']);
    const token = String(body['access_token']);
    const rows = (await ask(serving, PATH, { token })).body['rows'] as { readonly post: string }[];
    expect(rows.map(({ post }) => post)).toEqual(['head-so-a', 'head-phong-1']);
    expect(decodeJwt(token).exp).toBe(NOW / 1000 + Number(body['expires_in']));
  });

  test('its keys are there to be seen, the private one is not', async () => {
    const { body } = await pick({ roles: [] });
    const { kid } = decodeProtectedHeader(String(body['access_token']));
    const keys = (await ask(serving, '/dev/jwks.json')).body['keys'] as Record<string, unknown>[];
    expect(keys).toEqual([expect.objectContaining({ kid, kty: 'EC', use: 'sig' })]);
    expect(keys[0]).not.toHaveProperty('d');
  });

  test('without a token everything is read as ever, and nothing is written', async () => {
    expect((await ask(serving, PATH)).status).toBe(200);
    const command = { commandId: 'x', kind: 'UnitRenamed', validAt: '2026-04-01', data: { unit: 'so-a', name: 'B' } };
    expect((await ask(serving, '/api/v1/commands', { method: 'POST', body: command })).status).toBe(401);
  });

  test.each([[{}], [{ roles: 'AUDITOR' }], [{ roles: ['LOCAL'] }], [{ roles: [], unit: 7 }], [[]], ['{']])(
    'who asks for nobody that exists is told so: %j',
    async (body) => {
      expect((await pick(body)).status).toBe(400);
    },
  );

  test('with an issuer configured there is no other', async () => {
    const issuer = await new TestIssuer(now, await makePair('one', 'ES256')).start();
    const live = await serve({ engine: ledger.engine, port: 0, now, identity: issuer.settings });
    const picked = String((await pick({ roles: ['AUDITOR'] })).body['access_token']);
    expect((await ask(live, '/dev/token', { method: 'POST', body: { roles: [] } })).status).toBe(404);
    expect((await ask(live, PATH, { token: picked })).status).toBe(401);
    await live.stop();
    await issuer.stop();
  });
});

describe('on a live ledger', () => {
  let ledger: OpenLedger;
  beforeAll(async () => {
    ledger = await openCity('live');
  });
  afterAll(() => ledger.close());

  test('it refuses to run', () => {
    expect(createDevelopmentIssuer(ledger.engine, now)).toMatchObject({
      left: { status: 403, code: 'DEVELOPMENT_ISSUER_REFUSED' },
    });
  });

  test('whoever reaches this machine by a name of somebody else reads what the public reads', async () => {
    const served = await serve({ engine: ledger.engine, port: 0, now });
    const { port } = new URL(served.url);
    const statusFor = (host: string, path = PATH) =>
      new Promise<number | undefined>((resolve, reject) => {
        const sent = get(`${served.url}${path}`, { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.on('error', reject);
      });
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'LOCALHOST'])
      expect(await statusFor(host), host).toBe(200);
    for (const host of [`evil.example:${port}`, `localhost.evil.example:${port}`, '10.0.0.1', 'a b'])
      expect(await statusFor(host), host).toBe(401);
    expect(await statusFor('evil.example', '/api/v1/progress')).toBe(200);
    await served.stop();
  });

  test('there is nothing at its addresses, and its tokens are taken nowhere', async () => {
    const demo = await openCity('demo');
    const [one, other] = [
      await serve({ engine: ledger.engine, port: 0, now }),
      await serve({ engine: demo.engine, port: 0, now }),
    ];
    for (const [method, path] of [
      ['GET', '/dev/jwks.json'],
      ['POST', '/dev/token'],
    ] as const)
      expect((await ask(one, path, { method, ...(method === 'POST' ? { body: { roles: [] } } : {}) })).status).toBe(
        404,
      );
    const picked = await ask(other, '/dev/token', { method: 'POST', body: { roles: ['RATING_OFFICER'] } });
    const { status, body } = await ask(one, PATH, { token: String(picked.body['access_token']) });
    expect([status, body.error?.code]).toEqual([401, 'NO_ISSUER']);
    await Promise.all([one.stop(), other.stop()]);
    await demo.close();
  });
});

test('A ledger that is not open yet may become a live one: refused.', async () => {
  const { openLedger } = await import('../index.js');
  const empty = await openLedger({ url: 'memory:', create: true, clock: now })();
  if (empty._tag === 'Left') throw new Error(empty.left.detail);
  expect(createDevelopmentIssuer(empty.right.engine, now)).toMatchObject({ _tag: 'Left' });
  await empty.right.close();
});
