import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OpenLedger, type Serving, serve } from '../index.js';
import { NOW, openCity } from '../testing/city.js';
import { ask } from '../testing/client.js';
import { AUDIENCE, makePair, type Pair, TestIssuer } from '../testing/issuer.js';

const PATH = '/api/v1/ratings?period=2026-Q1';
const AUDITOR = { roles: ['AUDITOR'], official: 'auditor' };

let ledger: OpenLedger;
let pairs: { readonly first: Pair; readonly second: Pair; readonly stranger: Pair; readonly curve: Pair };
beforeAll(async () => {
  ledger = await openCity();
  const [first, second, stranger] = await Promise.all(['first', 'second', 'first'].map((kid) => makePair(kid)));
  const curve = await makePair('curve', 'ES256');
  if (first === undefined || second === undefined || stranger === undefined) throw new Error('no keys');
  pairs = { first, second, stranger, curve };
});
afterAll(() => ledger.close());

let now = NOW;
let issuer: TestIssuer;
let serving: Serving;
beforeEach(async () => {
  now = NOW;
  issuer = await new TestIssuer(() => now, pairs.first).start();
  serving = await serve({ engine: ledger.engine, port: 0, now: () => now, identity: issuer.settings });
});
afterEach(async () => {
  await serving.stop();
  await issuer.stop();
});

const statusOf = async (token?: string) => (await ask(serving, PATH, { token })).status;
const codeOf = async (token?: string) => (await ask(serving, PATH, { token })).body.error?.code;
const refused = async (token: string) => {
  const { status, headers, body } = await ask(serving, PATH, { token });
  expect([status, body.error?.code]).toEqual([401, 'INVALID_TOKEN']);
  expect(headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token", error_description="[^"]+"$/);
  return body['detail'];
};

test('A token that the issuer signed for this service is taken; keys are found by discovery and fetched once.', async () => {
  expect(await statusOf(await issuer.token(AUDITOR))).toBe(200);
  expect(await statusOf(await issuer.token(AUDITOR))).toBe(200);
  expect(issuer.fetched).toBe(1);
});

test('Without a token the caller is the public: a challenge where that is not enough.', async () => {
  const { status, headers, body } = await ask(serving, PATH);
  expect([status, body.error?.code, headers.get('www-authenticate')]).toEqual([401, 'TOKEN_REQUIRED', 'Bearer']);
  expect((await ask(serving, '/api/v1/progress')).status).toBe(200);
  expect(issuer.fetched).toBe(0);
});

describe('refused is', () => {
  test('an expired token, after the tolerance for clocks', async () => {
    const token = await issuer.token(AUDITOR, { expires: 60 });
    now = NOW + 89_000;
    expect(await statusOf(token)).toBe(200);
    now = NOW + 91_000;
    expect(await refused(token)).toBe('expired');
  });

  test('a token that is not valid yet', async () => {
    expect(await refused(await issuer.token(AUDITOR, { notBefore: 120 }))).toBe('claim nbf is not as expected');
  });

  test('a token for another service, or of another issuer', async () => {
    expect(await refused(await issuer.token(AUDITOR, { audience: 'other' }))).toBe('claim aud is not as expected');
    expect(await refused(await issuer.token(AUDITOR, { issuer: 'https://elsewhere.vn' }))).toBe(
      'claim iss is not as expected',
    );
  });

  test('a token without an end', async () => {
    const endless = await new SignJWT(AUDITOR)
      .setProtectedHeader({ alg: 'RS256', kid: 'first' })
      .setIssuer(issuer.url)
      .setAudience(AUDIENCE)
      .setIssuedAt(NOW / 1000)
      .sign(pairs.first.privateKey);
    expect(await refused(endless)).toBe('claim exp is not as expected');
  });

  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = () => ({ ...AUDITOR, iss: issuer.url, aud: AUDIENCE, iat: NOW / 1000, exp: NOW / 1000 + 600 });

  test('a token that nobody signed (alg none)', async () => {
    for (const alg of ['none', 'None', 'NONE'])
      expect(await refused(`${encode({ alg, kid: 'first' })}.${encode(claims())}.`)).toMatch(/algorithm|malformed/);
  });

  test('a token signed with the public key as a shared secret (HS256)', async () => {
    const key = await importJWK(pairs.first.jwk, 'RS256', { extractable: true });
    if (key instanceof Uint8Array) throw new Error('no public key');
    const input = `${encode({ alg: 'HS256', kid: 'first' })}.${encode(claims())}`;
    for (const secret of [await exportSPKI(key), JSON.stringify(pairs.first.jwk)]) {
      const mac = createHmac('sha256', secret).update(input).digest('base64url');
      expect(await refused(`${input}.${mac}`)).toBe('algorithm is not accepted');
    }
  });

  test('a token signed by a stranger under a known key id, or with claims changed after signing', async () => {
    expect(await refused(await issuer.token(AUDITOR, { pair: pairs.stranger }))).toBe('signature is wrong');
    const [header, , signature] = (await issuer.token({ roles: ['PUBLIC'] })).split('.');
    expect(await refused(`${header}.${encode(claims())}.${signature}`)).toBe('signature is wrong');
  });

  test('a token that says another algorithm than its key is for', async () => {
    issuer.published = [pairs.first, pairs.curve];
    const disguised = { ...pairs.first, kid: 'curve' };
    expect(await refused(await issuer.token(AUDITOR, { pair: disguised }))).toBe('unknown key');
  });

  test.each(['x', 'a.b.c', 'ey.ey.ey', '..', 'a'.repeat(5000)])('what is no token: %.10s', async (token) => {
    expect(await refused(token)).toBe('malformed');
  });

  test.each(['Basic dTpw', 'Bearer', 'Bearer a b', 'bearer'])('another scheme: %s', async (authorization) => {
    const { status, body } = await ask(serving, PATH, { headers: { authorization } });
    expect([status, body.error?.code]).toEqual([401, 'INVALID_TOKEN']);
  });

  test('also where the public may read: a wrong token is never passed over', async () => {
    expect((await ask(serving, '/api/v1/progress', { token: 'x' })).status).toBe(401);
  });
});

describe('keys', () => {
  test('of another kind are taken as well', async () => {
    issuer.published = [pairs.curve];
    expect(await statusOf(await issuer.token(AUDITOR, { pair: pairs.curve }))).toBe(200);
  });

  test('that are rotated: the new one is fetched when a token names it, the old one is gone with the old set', async () => {
    const [before, after] = [await issuer.token(AUDITOR), await issuer.token(AUDITOR, { pair: pairs.second })];
    expect(await statusOf(before)).toBe(200);
    issuer.published = [pairs.second];
    expect(await refused(after)).toBe('unknown key');
    expect(issuer.fetched).toBe(1);
    now += 30_000;
    expect(await statusOf(after)).toBe(200);
    expect(issuer.fetched).toBe(2);
    expect(await refused(before)).toBe('unknown key');
  });

  test('that are withdrawn: whoever was verified with one is refused by the first request after ten quiet minutes', async () => {
    const token = await issuer.token(AUDITOR, { expires: 7200 });
    expect([await statusOf(token), await statusOf(token)]).toEqual([200, 200]);
    issuer.published = [pairs.second];
    now += 600_001;
    expect(await refused(token)).toBe('unknown key');
  });

  test('that nobody has: the issuer is asked once in its cooldown, however many tokens come', async () => {
    const token = await issuer.token(AUDITOR, { pair: pairs.second });
    const answers = await Promise.all(Array.from({ length: 20 }, () => codeOf(token)));
    expect(new Set(answers)).toEqual(new Set(['INVALID_TOKEN']));
    expect(issuer.fetched).toBe(1);
  });
});

describe('while the issuer is down', () => {
  test('a first token gets 503 and when to come again; once it is up, all is well without a restart', async () => {
    const token = await issuer.token(AUDITOR);
    await issuer.stop();
    const { status, headers, body } = await ask(serving, PATH, { token });
    expect([status, body.error?.code, headers.get('retry-after')]).toEqual([503, 'ISSUER_UNAVAILABLE', '30']);
    now += 10_000;
    expect((await ask(serving, PATH, { token })).headers.get('retry-after')).toBe('20');
    await issuer.start();
    now += 20_000;
    expect(await statusOf(token)).toBe(200);
  });

  test('known keys go on, new ones wait', async () => {
    const [known, fresh] = [await issuer.token(AUDITOR), await issuer.token(AUDITOR, { pair: pairs.second })];
    expect(await statusOf(known)).toBe(200);
    await issuer.stop();
    now += 31_000;
    expect(await codeOf(fresh)).toBe('ISSUER_UNAVAILABLE');
    expect(await statusOf(known)).toBe(200);
  });

  test('known keys go on for an hour, then nobody who bears a token is answered until it is up', async () => {
    const token = await issuer.token(AUDITOR, { expires: 7200 });
    expect(await statusOf(token)).toBe(200);
    await issuer.stop();
    now += 3_600_000;
    expect(await statusOf(token)).toBe(200);
    now += 30_001;
    const { status, headers, body } = await ask(serving, PATH, { token });
    expect([status, body.error?.code, headers.get('retry-after')]).toEqual([503, 'ISSUER_UNAVAILABLE', '30']);
    expect((await ask(serving, '/api/v1/progress')).status).toBe(200);
    await issuer.start();
    now += 30_000;
    expect(await statusOf(token)).toBe(200);
  });

  test.each([
    ['an error', 500, '{}'],
    ['no JSON', 200, '<html>'],
    ['no key set', 200, '{"keys":{}}'],
  ])('so is one that answers %s', async (_, status, body) => {
    issuer.broken = { status, body };
    expect(await codeOf(await issuer.token(AUDITOR))).toBe('ISSUER_UNAVAILABLE');
    expect(await statusOf()).toBe(401);
  });

  test('so is one whose discovery speaks for somebody else', async () => {
    issuer.pretends = 'https://elsewhere.vn';
    expect(await codeOf(await issuer.token(AUDITOR))).toBe('ISSUER_UNAVAILABLE');
    expect(issuer.fetched).toBe(0);
  });
});
