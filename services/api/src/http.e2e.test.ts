import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkedFetch } from './testing/checked-fetch.js';
import { smallService } from './testing/small-service.js';

const NOW = Date.UTC(2026, 3, 5, 2);
/** What `smallService` records. */
const HEAD = 11;

let service: Awaited<ReturnType<typeof smallService>>;
beforeAll(async () => {
  service = await smallService(NOW);
});
afterAll(() => service.stop());

const ask = (path: string, headers: { readonly [name: string]: string } = {}, method = 'GET') =>
  checkedFetch(`${service.url}/api/v1${path}`, { method, headers: { ...service.signedIn, ...headers } });
const body = async (response: Response) => (await response.json()) as Record<string, never>;

/** A fact that changes no rating: it only makes the ledger longer. */
const renameUnit = (n: number) => service.record([['UnitRenamed', '2026-02-01', { unit: 'u1', name: `Đơn vị ${n}` }]]);

describe('conditional requests (RFC 9110)', () => {
  const RATINGS = '/ratings?period=2026-Q1';

  test('an answer with another basis and the same content is a 304 that brings the newer basis', async () => {
    const first = await ask(RATINGS);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[0-9a-f]{64}"$/);
    const before = first.headers.get('kpi-basis-ordinal');
    expect(before).toBe(String((await body(first))['basis']?.['ordinal']));
    await renameUnit(1);
    const second = await ask(RATINGS, { 'if-none-match': etag });
    expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([304, '', etag]);
    expect(second.headers.get('kpi-basis-ordinal')).toBe(String(Number(before) + 1));
    expect(second.headers.get('cache-control')).toBe('private, no-cache');
  });

  test('another content has another ETag', async () => {
    const etag = (await ask(RATINGS)).headers.get('etag') ?? '';
    await service.record([
      [
        'PostDefined',
        '2026-03-01',
        {
          ...{
            post: 'deputy-u1',
            unit: 'u1',
            title: 'Phó',
            role: 'DEPUTY',
            personKind: 'CONG_CHUC',
            scope: 'in',
            article: null,
          },
        },
      ],
    ]);
    const after = await ask(RATINGS, { 'if-none-match': etag });
    expect(after.status).toBe(200);
    expect(after.headers.get('etag')).not.toBe(etag);
  });

  test('lists, strong forms and * match; another one does not', async () => {
    const etag = (await ask(RATINGS)).headers.get('etag') ?? '';
    const status = async (value: string) => (await ask(RATINGS, { 'if-none-match': value })).status;
    expect(await status(`"other", ${etag}`)).toBe(304);
    expect(await status(etag.replace('W/', ''))).toBe(304);
    expect(await status('*')).toBe(304);
    expect(await status('"other"')).toBe(200);
    expect(await status('W/"other", "another"')).toBe(200);
  });

  test('HEAD has the headers of GET and no body', async () => {
    const [get, head] = [await ask(RATINGS), await ask(RATINGS, {}, 'HEAD')];
    for (const name of ['etag', 'kpi-basis-root', 'kpi-basis-rule-set', 'content-type', 'content-length'])
      expect(head.headers.get(name), name).toBe(get.headers.get(name));
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

describe('the basis in headers', () => {
  test('is the basis of the body, key by key', async () => {
    const response = await ask('/rules');
    const { basis } = await body(response);
    for (const [key, name] of [
      ['ordinal', 'kpi-basis-ordinal'],
      ['root', 'kpi-basis-root'],
      ['effective', 'kpi-basis-effective'],
      ['ruleSet', 'kpi-basis-rule-set'],
      ['formulaSet', 'kpi-basis-formula-set'],
    ] as const)
      expect(response.headers.get(name)).toBe(String(basis?.[key]));
  });

  test('a difference has two', async () => {
    const response = await ask('/diff?period=2026-Q1&from.known=3');
    expect([response.headers.get('kpi-basis-from-ordinal'), response.headers.get('kpi-basis-ordinal')]).toEqual([
      '3',
      null,
    ]);
    expect(response.headers.get('kpi-basis-to-ordinal')).toBe(String((await body(response))['to']?.['ordinal']));
  });
});

describe('pages', () => {
  const posts = async (path: string) => {
    const answer = (await body(await ask(path))) as unknown as {
      readonly basis: { readonly ordinal: number };
      readonly rows: readonly { readonly post: string }[];
      readonly page: { readonly total: number; readonly next: string | null };
    };
    return { ...answer, posts: answer.rows.map(({ post }) => post) };
  };

  test('go on where the first one stood, whatever is recorded meanwhile', async () => {
    const question = '/ratings?period=2026-Q1&limit=2';
    const whole = (await posts('/ratings?period=2026-Q1')).posts;
    const first = await posts(question);
    expect([first.posts, first.page.total]).toEqual([whole.slice(0, 2), whole.length]);
    await service.record([
      [
        'PostDefined',
        '2026-01-01',
        {
          ...{
            post: 'deputy-u2',
            unit: 'u2',
            title: 'Phó',
            role: 'DEPUTY',
            personKind: 'CONG_CHUC',
            scope: 'in',
            article: null,
          },
        },
      ],
    ]);
    const read = [...first.posts];
    let { next } = first.page;
    while (next !== null) {
      const page = await posts(`${question}&cursor=${next}`);
      expect(page.basis).toEqual(first.basis);
      read.push(...page.posts);
      next = page.page.next;
    }
    expect(read).toEqual(whole);
    expect((await posts('/ratings?period=2026-Q1')).posts).toHaveLength(whole.length + 1);
  });

  test('the next one stands in the Link header', async () => {
    const response = await ask('/ratings?period=2026-Q1&limit=2');
    const [, link = ''] = /^<\/api\/v1(.+)>; rel="next"$/.exec(response.headers.get('link') ?? '') ?? [];
    const following = await posts(link);
    expect(following.posts).toEqual((await posts('/ratings?period=2026-Q1')).posts.slice(2, 4));
    expect((await ask('/ratings?period=2026-Q1&limit=100')).headers.get('link')).toBeNull();
  });

  test('a filter is applied before the page is cut', async () => {
    expect((await posts('/ratings?period=2026-Q1&status=NO_HOLDER&limit=1')).page.total).toBeGreaterThan(4);
    expect(await posts('/ratings?period=2026-Q1&status=OK&limit=1')).toMatchObject({
      rows: [],
      page: { total: 0, next: null },
    });
  });

  test('the plans as printed have pages too', async () => {
    const first = await posts('/catalogue/tasks?plan=kh18&limit=48');
    expect([first.rows.length, first.page.total]).toEqual([48, 49]);
    expect(await posts(`/catalogue/tasks?plan=kh18&limit=48&cursor=${first.page.next}`)).toMatchObject({
      rows: [{ plan: 'kh18' }],
      page: { next: null },
    });
  });

  test('a cursor of another question, of no question and of another ledger is refused', async () => {
    const { next } = (await posts('/ratings?period=2026-Q1&limit=2')).page;
    const forged = JSON.parse(Buffer.from(next ?? '', 'base64url').toString()) as [string, number, { root: string }];
    forged[2].root = '0'.repeat(64);
    for (const path of [
      `/ratings?period=2026-Q2&limit=2&cursor=${next}`,
      '/ratings?period=2026-Q1&limit=2&cursor=nothing',
      `/ratings?period=2026-Q1&limit=2&cursor=${Buffer.from('[1,-2,null]').toString('base64url')}`,
      `/ratings?period=2026-Q1&limit=2&cursor=${Buffer.from(JSON.stringify(forged)).toString('base64url')}`,
    ]) {
      const response = await ask(path);
      expect([response.status, (await body(response))['error']]).toMatchObject([
        400,
        { code: 'INVALID_CURSOR', path: 'cursor' },
      ]);
    }
    for (const limit of ['0', '-1', '1001', '1.5', 'x'])
      expect((await ask(`/ratings?period=2026-Q1&limit=${limit}`)).status, limit).toBe(400);
  });
});

describe('what cannot be answered', () => {
  test('in another form than asked for', async () => {
    for (const [path, accept, status] of [
      ['/ratings?period=2026-Q1', 'text/csv', 406],
      ['/ratings?period=2026-Q1', 'text/html, */*;q=0.1', 200],
      ['/ratings?period=2026-Q1', 'application/json;q=0', 406],
      ['/reports/agency?period=2026&subject=u1', 'application/json', 406],
    ] as const) {
      const response = await ask(path, { accept });
      expect([response.status, path, accept]).toEqual([status, path, accept]);
      expect(response.headers.get('vary')?.toLowerCase()).toContain('accept');
    }
  });

  test('by another method, with those that there are', async () => {
    for (const [method, path, allow] of [
      ['DELETE', '/ratings', 'GET, HEAD'],
      ['POST', '/classes/x', 'GET, HEAD'],
      ['GET', '/what-if/ratings', 'POST'],
      ['PUT', '/catalogue/tasks', 'GET, HEAD'],
    ] as const) {
      const response = await ask(path, {}, method);
      expect([response.status, response.headers.get('allow')], path).toEqual([405, allow]);
    }
  });

  test.each([
    ['/checkpoints/first', 400, 'INVALID_PARAMETER'],
    ['/reports/mau-99?period=2026-Q1&subject=u1', 400, 'INVALID_PARAMETER'],
    ['/reports/mau-01?period=2026&subject=u1', 400, 'INVALID_PERIOD'],
    ['/reports/agency?period=2026&subject=nobody', 404, 'UNKNOWN_UNIT'],
    ['/classes?year=2026-Q1', 400, 'NOT_A_YEAR'],
    ['/rules?on=2026-02-30', 400, 'INVALID_DATE'],
    ['/rules/diff?from=2026-01-01', 400, 'MISSING_PARAMETER'],
    ['/cases/nobody?year=2026', 404, 'UNKNOWN_PERSON'],
    ['/bundles/2026-Q1', 422, 'NOT_CLOSED'],
  ])('%s', async (path, status, code) => {
    const response = await ask(path);
    expect([response.status, (await body(response))['error']]).toMatchObject([status, { code }]);
  });
});

describe('waitFor', () => {
  const waited = (ordinal: number, seconds: number) => ask(`/ledger?waitFor=${ordinal}&waitSeconds=${seconds}`);
  const head = async () => Number((await body(await ask('/ledger')))['ordinal']);

  test('what is there is answered at once', async () => {
    expect((await waited(HEAD, 0)).status).toBe(200);
  });

  test('what comes while waiting is in the answer', async () => {
    const next = (await head()) + 1;
    const answer = ask(`/ratings?period=2026-Q1&waitFor=${next}&waitSeconds=30`);
    await renameUnit(next);
    expect((await body(await answer))['basis']?.['ordinal']).toBeGreaterThanOrEqual(next);
  });

  test('what does not come ends in time, with what there is', async () => {
    const length = await head();
    const response = await waited(length + 1, 1);
    expect([response.status, response.headers.get('retry-after'), response.headers.get('kpi-basis-ordinal')]).toEqual([
      ...[503, '1', String(length)],
    ]);
    expect((await body(response))['error']).toMatchObject({ code: 'NOT_YET_RECORDED', path: 'waitFor' });
  });

  test.each(['-1', '1.5', 'x', '99999999999999999999'])('%s is no ordinal', async (ordinal) => {
    expect((await ask(`/ledger?waitFor=${ordinal}`)).status).toBe(400);
  });
});

describe('what if', () => {
  const assume = (path: string, assumed: unknown, type = 'application/json') =>
    checkedFetch(`${service.url}/api/v1/what-if${path}`, {
      ...{ method: 'POST', headers: { 'content-type': type, ...service.signedIn } },
      body: typeof assumed === 'string' ? assumed : JSON.stringify(assumed),
    });

  test('answers over the assumption beside the ledger, and records nothing', async () => {
    const before = await body(await ask('/ledger'));
    const official = { person: 'p', name: 'Ông P', personKind: 'CONG_CHUC' };
    const response = await assume('/ratings?period=2026-Q1&unit=u1', {
      set: { P1: 'TOTAL_ONLY' },
      facts: [
        { type: 'OfficialRegistered', validAt: '2026-01-01', data: official },
        { type: 'HeadAppointed', validAt: '2026-01-01', data: { post: 'head-u1', person: 'p' } },
      ],
    });
    const answer = await body(response);
    expect([response.status, response.headers.get('kpi-basis-assumed')]).toEqual([200, answer['whatIf']?.['assumed']]);
    expect(answer['rows']).toContainEqual(expect.objectContaining({ post: 'head-u1', holder: 'p', actual: null }));
    expect(await body(await ask('/ledger'))).toEqual(before);
  });

  test.each([
    ['nothing', {}, 400, 'NOTHING_ASSUMED', ''],
    ['no JSON', '{', 400, 'INVALID_JSON', ''],
    ['a list', [], 400, 'INVALID_BODY', ''],
    ['an unknown field', { sets: {} }, 400, 'INVALID_BODY', 'sets'],
    ['a value that is no text', { set: { P1: 1 } }, 400, 'INVALID_BODY', 'set.P1'],
    ['an unknown type', { facts: [{ type: 'Nothing', data: {} }] }, 400, 'UNKNOWN_KIND', 'facts.0.type'],
    ['a parameter that does not exist', { set: { P99: 'X' } }, 422, 'INVALID_RULE', expect.any(String)],
  ])('%s is refused', async (_, assumed, status, code, path) => {
    const response = await assume('/ratings?period=2026-Q1', assumed);
    expect([response.status, (await body(response))['error']]).toMatchObject([status, { code, path }]);
  });

  test('goes without known', async () => {
    expect((await assume('/ratings?period=2026-Q1&known=3', { set: { P1: 'TOTAL_ONLY' } })).status).toBe(400);
  });
});
