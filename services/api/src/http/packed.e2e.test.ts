import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallService } from '../testing/small-service.js';

const NOW = Date.UTC(2026, 3, 5, 2);
let service: Awaited<ReturnType<typeof smallService>>;
const facts = (unit: string) =>
  [
    ['UnitRegistered', '2026-01-01', { unit, name: unit, aliases: [], kind: 'department', scope: 'in', article: null }],
    [
      ...['PostDefined', '2026-01-01'],
      {
        ...{ post: `head-${unit}`, unit, title: 'Trưởng', role: 'HEAD' },
        ...{ personKind: 'CONG_CHUC', scope: 'in', article: null },
      },
    ],
  ] as never[];
beforeAll(async () => {
  service = await smallService(NOW);
  await service.record(Array.from({ length: 60 }, (_, n) => facts(`more-${n}`)).flat());
});
afterAll(() => service.stop());

interface Got {
  readonly status: number | undefined;
  readonly encoding: string | undefined;
  readonly vary: string | undefined;
  readonly etag: string | undefined;
  readonly bytes: Buffer;
}

/** As it comes over the wire. */
const asked = (question: string, headers: { readonly [name: string]: string } = {}, method = 'GET'): Promise<Got> =>
  new Promise((resolve, reject) => {
    const sent = { ...service.signedIn, ...headers };
    request(`${service.url}/api/v1/ratings?${question}`, { method, headers: sent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { 'content-encoding': encoding, vary, etag, 'content-length': length } = response.headers;
        const bytes = Buffer.concat(parts);
        if (method === 'GET' && response.statusCode === 200) expect(Number(length)).toBe(bytes.length);
        resolve({ status: response.statusCode, encoding, vary, etag, bytes });
      });
    })
      .on('error', reject)
      .end();
  });

const ALL = 'period=2026-Q1';

test('a long answer that is asked for again is packed for who takes it, and is the same', async () => {
  const plain = await asked(ALL);
  expect(plain.bytes.length).toBeGreaterThan(8 * 1024);
  expect(plain.vary).toContain('accept-encoding');
  const packed = await asked(ALL, { 'accept-encoding': 'gzip, br' });
  expect([packed.status, packed.encoding, packed.etag, packed.vary]).toEqual([200, 'gzip', plain.etag, plain.vary]);
  expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 4);
  expect(gunzipSync(packed.bytes)).toEqual(plain.bytes);
  expect(await asked(ALL, { 'accept-encoding': 'gzip' }, 'HEAD')).toMatchObject({ status: 200, encoding: 'gzip' });
  const unchanged = { 'accept-encoding': 'gzip', 'if-none-match': plain.etag ?? '' };
  expect(await asked(ALL, unchanged)).toMatchObject({ status: 304, encoding: undefined });
});

test('nobody else gets it packed', async () => {
  await asked(ALL);
  for (const accepted of ['identity', 'br', 'gzip;q=0', 'nonsense'])
    expect((await asked(ALL, { 'accept-encoding': accepted })).encoding, accepted).toBe(undefined);
});

test('a short one, and one that is asked for once, are sent as they are', async () => {
  const gzip = { 'accept-encoding': 'gzip' };
  for (let i = 0; i < 3; i += 1) expect((await asked(`${ALL}&unit=u1`, gzip)).encoding).toBe(undefined);
  expect((await asked(`${ALL}&people=true`, gzip)).encoding).toBe(undefined);
  expect((await asked(`${ALL}&people=true`, gzip)).encoding).toBe('gzip');
});
