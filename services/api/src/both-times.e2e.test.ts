import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLedger, openLedger, type Serving, serve } from './index.js';
import { ENDPOINTS } from './routes/index.js';
import { checkedFetch } from './testing/checked-fetch.js';

const NOW = Date.UTC(2026, 3, 5, 2);
const ROUTES: { readonly [route: string]: string } = {
  '/ratings': '?period=2026-Q1',
  '/published': '?period=2026-Q1',
  '/explanations': '?subject=head-u&period=2026-Q1',
  '/readiness': '?period=2026-Q1',
  '/progress': '?',
  '/completion': '?period=2026-Q1',
  '/completion/people': '?',
  '/completion/curve': '?',
  '/completion/tasks': '?',
  '/completion/links': '?',
  '/completion/minima': '?',
  '/alerts': '?',
  '/judgements': '?',
  '/assessments': '?period=2026-Q1',
  '/indicators': '?',
  '/maturity': '?',
  '/products': '?',
  '/teams': '?',
  '/rules': '?',
  '/rules/diff': '?from=2026-01-31&to=2026-02-28',
  '/overrides': '?',
  '/petitions': '?',
  '/rated-people': '?period=2026-Q1',
  '/rating-lists/head-u': '?period=2026-Q1',
  '/quota-gauges': '?period=2026-Q1',
  '/publications': '?period=2026-Q1',
  '/classes': '?year=2026',
  '/agencies': '?year=2026',
  '/agencies/u': '?year=2026',
  '/agency-sheets/u': '?year=2026',
  '/cases': '?year=2026',
  '/basis': '?',
  '/half-year-reports': '?cutoff=2026-06-10',
  '/half-year-reports/u': '?cutoff=2026-06-10',
  '/reporting-rates': '?period=2026-Q1',
  '/reporting-rates/u': '?period=2026-Q1',
  '/events': '?',
  '/events/1': '?',
};

/** Both times are asked of somebody: of the routes that are about a person, whom this ledger has not. */
const OF_A_PERSON = [
  '/classes/p?year=2026',
  '/year-sheets/p?year=2026',
  '/period-sheets/p?period=2026-Q1',
  '/cases/p?year=2026',
];

let ledger: OpenLedger;
let serving: Serving;
beforeAll(async () => {
  const opened = await openLedger({ url: 'memory:', create: true, clock: () => NOW })();
  if (E.isLeft(opened)) throw new Error(opened.left.detail);
  ledger = opened.right;
  const unit = { unit: 'u', name: 'Đơn vị', aliases: [], kind: 'department', scope: 'in', article: null };
  const post = { post: 'head-u', unit: 'u', title: 'Trưởng', role: 'HEAD', personKind: 'CONG_CHUC', scope: 'in' };
  const facts = [
    ['LedgerOpened', null, { ledger: '00000000-0000-4000-8000-000000000001', kind: 'live', city: 'hue' }],
    ['UnitRegistered', '2026-01-01', unit],
    ['PostDefined', '2026-01-01', { ...post, article: null }],
    ['UnitRenamed', '2026-02-01', { unit: 'u', name: 'Đơn vị mới' }],
  ] as const;
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
  const response = await checkedFetch(`${serving.url}/api/v1${path}`);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

test.each(Object.entries(ROUTES))('%s stands on both times', async (route, query) => {
  expect(await get(`${route}${query}&known=3&effective=2026-03-31`)).toMatchObject({
    status: 200,
    body: { basis: { ordinal: 3, effective: '2026-03-31' } },
  });
  expect(await get(`${route}${query}&known=2999-01-01`)).toMatchObject({
    status: 400,
    body: { error: { code: 'KNOWN_IN_FUTURE' } },
  });
  expect(await get(`${route}${query}&known=99`)).toMatchObject({
    status: 400,
    body: { error: { code: 'KNOWN_BEYOND_HEAD' } },
  });
  expect(await get(`${route}${query}&effective=2026-02-30`)).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID_DATE' } },
  });
});

test('/diff has both times at both ends', async () => {
  const { status, body } = await get('/diff?period=2026-Q1&subject=head-u&from.known=3&from.effective=2026-02-01');
  expect([status, body]).toMatchObject([
    200,
    { from: { ordinal: 3, effective: '2026-02-01' }, to: { ordinal: 4 }, rows: [{ post: 'head-u' }] },
  ]);
  expect(await get('/diff?period=2026-Q1&to.known=2999-01-01')).toMatchObject({
    status: 400,
    body: { error: { code: 'KNOWN_IN_FUTURE', path: 'to.known' } },
  });
  expect(await get('/diff?period=2026-Q1&from.effective=2026-02-30')).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID_DATE', path: 'from.effective' } },
  });
  expect(await get('/diff?subject=head-u')).toMatchObject({ status: 400, body: { error: { path: 'period' } } });
});

test.each(OF_A_PERSON)('%s looks for the person on both times', async (route) => {
  const unknown = { status: 404, body: { error: { code: expect.stringMatching(/^UNKNOWN_/) } } };
  expect(await get(`${route}&known=3&effective=2026-03-31`)).toMatchObject(unknown);
  expect(await get(`${route}&known=99`)).toMatchObject({ status: 400, body: { error: { code: 'KNOWN_BEYOND_HEAD' } } });
  expect(await get(`${route}&effective=2026-02-30`)).toMatchObject({
    status: 400,
    body: { error: { code: 'INVALID_DATE' } },
  });
});

test('/replay knows what was known', async () => {
  expect(await get('/replay?known=3')).toMatchObject({ status: 200, body: { ordinal: 3 } });
  expect(await get('/replay?known=99')).toMatchObject({ status: 400, body: { error: { code: 'KNOWN_BEYOND_HEAD' } } });
});

/** A file: its basis stands in the headers. */
const CALENDAR = '/alerts/u';

test(`${CALENDAR} stands on both times`, async () => {
  const asked = (query: string) => fetch(`${serving.url}/api/v1${CALENDAR}${query}`);
  const calendar = await asked('?known=3&effective=2026-03-31&days=0');
  expect([calendar.status, calendar.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(calendar.headers.get('kpi-basis-ordinal')).toBe('3');
  // The unit was renamed by the fourth event.
  expect(await calendar.text()).toMatch(
    /^BEGIN:VCALENDAR\r\n[\s\S]*X-WR-CALNAME:Đơn vị\r\n[\s\S]*DTSTART;VALUE=DATE:20260331/,
  );
  expect(await (await asked('?effective=2026-03-31')).text()).toContain('X-WR-CALNAME:Đơn vị mới');
  for (const [query, code] of [
    ['?known=99', 'KNOWN_BEYOND_HEAD'],
    ['?effective=2026-02-30', 'INVALID_DATE'],
    ['?known=1', 'UNKNOWN_UNIT'],
  ] as const)
    expect(await (await asked(query)).json()).toMatchObject({ error: { code } });
});

/** Asked by who has signed in: test/api, routes/published.e2e.test.ts; of a closed period: routes/plan-reports.e2e.test.ts. */
const OF_THE_SIGNED_IN = [
  ...['/reports/agency', '/names', '/head-lists', '/publication-sheets', '/submissions', '/figures', '/tasks/u'],
  '/assessments/p',
];

/** A file: where it stands is in its headers. */
const TEMPLATE = '/templates/u';

test('the form of a unit stands on both times', async () => {
  const asked = (query: string) => checkedFetch(`${serving.url}/api/v1${TEMPLATE}?${query}`);
  const { status, headers } = await asked('known=3&effective=2026-03-31');
  expect([status, headers.get('kpi-basis-ordinal'), headers.get('kpi-basis-effective')]).toEqual([
    200,
    '3',
    '2026-03-31',
  ]);
  expect((await asked('known=99')).status).toBe(400);
  expect((await asked('effective=2026-02-30')).status).toBe(400);
});

test('every route that answers from the ledger on both times is listed here', () => {
  const shape = (path: string) =>
    path
      .replace(/\?.*/, '')
      .replace(/\{\w+\}$/, '')
      .replace(/\/(u|p|1|head-u|agency)$/, '/');
  const timed = ENDPOINTS.filter(({ method, parameters }) => method === 'get' && 'effective' in parameters);
  expect(timed.map(({ path }) => shape(path)).toSorted()).toEqual(
    [...Object.keys(ROUTES), ...OF_A_PERSON, ...OF_THE_SIGNED_IN, CALENDAR, TEMPLATE].map(shape).toSorted(),
  );
});
