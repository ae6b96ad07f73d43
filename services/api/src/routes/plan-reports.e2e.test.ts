import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLedger, type Serving, serve } from '../index.js';
import { checkedFetch } from '../testing/checked-fetch.js';
import { NOW, openCity } from '../testing/city.js';
import { makePair, TestIssuer } from '../testing/issuer.js';

const now = () => NOW;
let ledger: OpenLedger;
let issuer: TestIssuer;
let serving: Serving;
beforeAll(async () => {
  ledger = await openCity('live', []);
  issuer = await new TestIssuer(now, await makePair('one', 'ES256')).start();
  serving = await serve({ engine: ledger.engine, port: 0, now, identity: issuer.settings });
});
afterAll(async () => {
  await serving.stop();
  await issuer.stop();
  await ledger.close();
});

const get = async (
  path: string,
  role: string | null = 'RATING_OFFICER',
  headers: { readonly [name: string]: string } = {},
) => {
  const token = role === null ? null : await issuer.token({ roles: [role], official: 'officer' });
  return checkedFetch(`${serving.url}/api/v1${path}`, {
    headers: token === null ? headers : { ...headers, authorization: `Bearer ${token}` },
  });
};
const codeOf = async (response: Response): Promise<readonly unknown[]> => {
  const { error } = (await response.json()) as { readonly error: { readonly code: string; readonly path: string } };
  return [response.status, error.code, error.path];
};

test('A report is a file in each format, with the basis in the headers.', async () => {
  const begins: { readonly [as: string]: string } = { docx: 'PK', xlsx: 'PK', json: '{', csv: 'unit,owed,' };
  for (const [as, start] of Object.entries(begins)) {
    const response = await get(`/reporting-rates?period=2026-Q1&as=${as}${as === 'csv' ? '&table=reporting' : ''}`);
    expect([response.status, response.headers.get('content-disposition')]).toMatchObject([
      200,
      expect.stringContaining(`reporting-rate-2026-Q1${as === 'csv' ? '-reporting' : ''}.${as}`),
    ]);
    expect(
      Buffer.from(await response.arrayBuffer())
        .toString()
        .startsWith(start),
      as,
    ).toBe(true);
  }
});

test('The same question gives the same file; it need not be sent twice.', async () => {
  const first = await get('/head-lists?period=2026-Q1&as=xlsx');
  const etag = first.headers.get('etag') ?? '';
  const again = await get('/head-lists?period=2026-Q1&as=xlsx', 'RATING_OFFICER', { 'if-none-match': etag });
  expect([first.status, again.status, again.headers.get('etag')]).toEqual([200, 304, etag]);
});

test('The list of heads stands on both times.', async () => {
  const { basis } = (await (await get('/head-lists?period=2026-Q1&known=3&effective=2026-03-30')).json()) as {
    readonly basis: object;
  };
  expect(basis).toMatchObject({ ordinal: 3, effective: '2026-03-30' });
  for (const path of ['/head-lists', '/publication-sheets'])
    for (const [query, code] of [
      ['known=2999-01-01', 'KNOWN_IN_FUTURE'],
      ['known=99999', 'KNOWN_BEYOND_HEAD'],
      ['effective=2026-02-30', 'INVALID_DATE'],
    ] as const)
      expect((await codeOf(await get(`${path}?period=2026-Q1&${query}`))).slice(0, 2)).toEqual([400, code]);
});

test.each([
  ['/half-year-reports?cutoff=2026-06-11', 400, 'INVALID_CUTOFF', 'cutoff'],
  ['/half-year-reports/nobody?cutoff=2026-06-10', 404, 'UNKNOWN_UNIT', 'unit'],
  ['/reporting-rates?period=2026-Q1&as=csv', 400, 'INVALID_TABLE', 'table'],
  ['/reporting-rates?period=2026-Q1&as=csv&table=heads', 400, 'INVALID_TABLE', 'table'],
  ['/reporting-rates?period=2026-Q1&table=reporting', 400, 'INVALID_TABLE', 'table'],
  ['/head-lists?period=2026-H1', 400, 'INVALID_PERIOD', 'period'],
  ['/publication-sheets?period=2026-Q1', 404, 'PERIOD_NOT_CLOSED', 'period'],
])('%s is refused: %i %s', async (path, ...refused) => {
  expect(await codeOf(await get(path))).toEqual(refused);
});

test('The public is told of closed periods alone, not of heads, rates or half years.', async () => {
  expect((await codeOf(await get('/publication-sheets?period=2026-Q1', null)))[1]).toBe('PERIOD_NOT_CLOSED');
  for (const path of [
    '/head-lists?period=2026-Q1',
    '/reporting-rates?period=2026-Q1',
    '/half-year-reports?cutoff=2026-06-10',
  ])
    expect((await get(path, null)).status).toBe(401);
});
