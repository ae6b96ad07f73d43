import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaOf } from '../../services/api/src/contract/json-schema.js';
import type { Components } from '../../services/api/src/contract/schema-node.js';
import { apiDocument } from '../../services/api/src/document.js';
import { ENDPOINTS } from '../../services/api/src/routes/index.js';
import { checkedFetch } from '../../services/api/src/testing/checked-fetch.js';
import { closedQuarter } from '../bundles/closed-quarter.js';
import { demoService, serveFile } from './demo-service.js';

let demo: Awaited<ReturnType<typeof demoService>>;
/** Asks as a rating officer, who may read everything. */
const asOfficer = (url: string, init: RequestInit = {}, { signedIn } = demo as Pick<typeof demo, 'signedIn'>) =>
  checkedFetch(url, { ...init, headers: { ...signedIn, ...(init.headers as Record<string, string> | undefined) } });
beforeAll(async () => {
  demo = await demoService();
});
afterAll(() => demo.stop());

interface Answer {
  readonly basis: { readonly effective: string };
  readonly rows: readonly unknown[];
  readonly page: { readonly total: number; readonly next: string | null };
}

const QUESTIONS = Object.entries(apiDocument().paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
/** What the demonstration has not: a closed period, and a signed checkpoint. */
const OF_A_CLOSED_QUARTER = [
  '/api/v1/bundles/{period}',
  '/api/v1/checkpoints/{ordinal}',
  '/api/v1/publication-sheets',
  '/open-data/{path}',
];
/** What is recorded, in the order in which one stands on the other. */
const RECORDING = ['/api/v1/commands', '/api/v1/imports', '/api/v1/tasks/{task}/evidence/{hash}'];
const ACTS = ['publish', 'close', 'restate', 'reopen'].map((act) => `/api/v1/periods/{period}/${act}`);
const WRITTEN = [...RECORDING, ...ACTS, '/api/v1/stream'];

type Question = (typeof QUESTIONS)[number];

/** The request that the document shows for an operation. */
function requestOf({ path, method, operation }: Question): { readonly path: string; readonly init: RequestInit } {
  let filled = path;
  const query = new URLSearchParams();
  for (const { name, in: place, example } of operation.parameters as readonly {
    name: string;
    in: string;
    example?: unknown;
  }[]) {
    if (example === undefined) continue;
    if (place === 'path') filled = filled.replace(`{${name}}`, encodeURIComponent(String(example)));
    else query.set(name, String(example));
  }
  const [mediaType = '', { example: body } = {}] =
    Object.entries(operation.requestBody?.content ?? {}).find(([, content]) => content.example !== undefined) ?? [];
  const sent = {
    body: mediaType === 'application/json' ? JSON.stringify(body) : String(body),
    headers: { 'content-type': mediaType },
  };
  return { path: `${filled}?${query}`, init: { method: method.toUpperCase(), ...(body === undefined ? {} : sent) } };
}

describe('every request that the document shows', () => {
  test.each(QUESTIONS.filter(({ path }) => ![...OF_A_CLOSED_QUARTER, ...WRITTEN].includes(path)))(
    '$method $path is answered as documented',
    async (question) => {
      const { path, init } = requestOf(question);
      expect(path).not.toContain('{');
      const response = await asOfficer(`${demo.url}${path}`, init);
      expect([response.status, path]).toEqual([200, path]);
    },
  );

  test('of a closed quarter too', async () => {
    const quarter = await closedQuarter();
    const service = await serveFile(join(quarter.folder, 'quarter.db'));
    for (const question of QUESTIONS.filter(
      ({ path }) => OF_A_CLOSED_QUARTER.includes(path) || path.endsWith('/checkpoints'),
    )) {
      const { path, init } = requestOf(question);
      const response = await asOfficer(`${service.url}${path}`, init, service);
      expect([response.status, path]).toEqual([200, path]);
      expect((await response.text()).length).toBeGreaterThan(100);
    }
    // Then the period is opened again; whatever else is done to it was done before.
    const statuses: number[] = [];
    for (const act of ACTS) {
      const question = QUESTIONS.find(({ path }) => path === act);
      if (question === undefined) throw new Error(act);
      const { path, init } = requestOf(question);
      statuses.push((await asOfficer(`${service.url}${path}`, init, service)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 201]);
    await service.stop();
    quarter.remove();
  });
});

describe('the JSON is that of the command line', () => {
  test.each([
    ['/ratings?period=2026-Q1&people=true&known=2026-04-12', 'rate --period 2026-Q1 --people --known 2026-04-12'],
    [
      '/explanations?period=2026-Q3&subject=head-so-van-hoa-va-the-thao',
      'explain head-so-van-hoa-va-the-thao --period 2026-Q3',
    ],
    ['/classes?year=2026', 'classify --year 2026'],
    ['/rules/diff?from=2026-06-30&to=2026-07-01', 'rules diff 2026-06-30 2026-07-01'],
    ['/cases/mau-giu-chuc-04?year=2026', 'case --person mau-giu-chuc-04 --year 2026'],
    ['/catalogue/units', 'catalogue units'],
    ['/indicators?plan=kh03&unit=so-y-te&year=2026', 'indicators --plan kh03 --unit so-y-te --year 2026'],
  ])('%s', async (path, command) => {
    const response = await asOfficer(`${demo.url}/api/v1${path}`);
    expect(await response.json()).toEqual(JSON.parse(await demo.kpi(...command.split(' '), '--format', 'json')));
  });
});

describe('every list', () => {
  const lists = QUESTIONS.filter(
    ({ path, operation }) => operation.parameters.some(({ name }) => name === 'cursor') && path !== '/api/v1/catalogue',
  );

  test.each(lists)('$path is the same page by page', async (question) => {
    const url = new URL(`${demo.url}${requestOf(question).path}`);
    url.searchParams.delete('limit');
    const whole = (await (await asOfficer(url.href)).json()) as Answer;
    const limit = Math.max(1, Math.ceil(whole.rows.length / 3));
    url.searchParams.set('limit', String(limit));
    const rows: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      if (next !== '') url.searchParams.set('cursor', next);
      const part = (await (await asOfficer(url.href)).json()) as Answer;
      expect([part.basis, part.page.total]).toEqual([whole.basis, whole.rows.length]);
      rows.push(...part.rows);
      next = part.page.next;
    }
    expect(rows).toEqual(whole.rows);
  });

  test('and its answer is a 304 to who has it', async () => {
    for (const question of lists) {
      const url = `${demo.url}${requestOf(question).path}`;
      const etag = (await asOfficer(url)).headers.get('etag') ?? '';
      const again = await asOfficer(url, { headers: { 'if-none-match': etag } });
      expect([again.status, url]).toEqual([304, url]);
    }
  });
});

test('forms are files that say where the ledger stood', async () => {
  const report = '/api/v1/reports/mau-01?period=2026-Q3&subject=head-so-van-hoa-va-the-thao';
  for (const as of ['docx', 'xlsx']) {
    const response = await asOfficer(`${demo.url}${report}&as=${as}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([response.status, bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename=mau-01-head-so-van-hoa-va-the-thao-2026-Q3.${as}`,
    );
    expect(response.headers.get('kpi-basis-effective')).toBe('2026-09-30');
    const etag = response.headers.get('etag') ?? '';
    expect((await asOfficer(`${demo.url}${report}&as=${as}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  }
});

test('codecs and schemas tell the same answers from the same others', async () => {
  const components: Components = {};
  const codecs = ENDPOINTS.flatMap(({ method, path, answer }) =>
    method === 'get' && 'codec' in answer && !OF_A_CLOSED_QUARTER.includes(`/api/v1${path}`)
      ? [{ path, codec: answer.codec }]
      : [],
  );
  const schemas = codecs.map(({ codec }) => schemaOf(codec, components));
  const ajv = new Ajv2020({ strict: false }).addSchema({ $id: 'all', components: { schemas: components } });
  for (const [index, { path, codec }] of codecs.entries()) {
    const question = QUESTIONS.find((one) => one.path === `/api/v1${path}`);
    if (question === undefined) throw new Error(path);
    const answer = (await (await asOfficer(`${demo.url}${requestOf(question).path}`)).json()) as object;
    const validate = ajv.compile(
      JSON.parse(JSON.stringify(schemas[index]).replaceAll('"#/components', '"all#/components')) as object,
    );
    expect([E.isRight(codec.decode(answer)), validate(answer)], path).toEqual([true, true]);
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.oneof(
          STRANGE,
          fc.json().map((text) => JSON.parse(text) as unknown),
        ),
        (way, strange) => {
          const altered = alteredAt(answer, way, strange);
          expect([path, E.isRight(codec.decode(altered)), altered]).toEqual([path, validate(altered), altered]);
        },
      ),
      { numRuns: 25 },
    );
  }
}, 300_000);

describe('every request that records', () => {
  const asked = (method: string, address: string) => {
    const question = QUESTIONS.find((one) => one.method === method && one.path === address);
    if (question === undefined) throw new Error(address);
    return requestOf(question);
  };

  test('is answered as documented: a command once, a file that is only checked', async () => {
    const command = asked('post', '/api/v1/commands');
    const statuses = [];
    for (let i = 0; i < 2; i += 1) statuses.push((await asOfficer(`${demo.url}${command.path}`, command.init)).status);
    expect(statuses).toEqual([201, 200]);
    const file = asked('post', '/api/v1/imports');
    const checked = await asOfficer(`${demo.url}${file.path}`, file.init);
    expect([checked.status, await checked.json()]).toMatchObject([200, { status: 'DRY_RUN', rows: 1, skipped: [] }]);
  });

  test('a file of evidence is kept for the unit of the task, and read', async () => {
    const sent = asked('put', '/api/v1/tasks/{task}/evidence/{hash}');
    const headers = { ...(sent.init.headers as object), ...demo.reporting };
    expect((await checkedFetch(`${demo.url}${sent.path}`, { ...sent.init, headers })).status).toBe(201);
    const back = await asOfficer(`${demo.url}${asked('get', '/api/v1/tasks/{task}/evidence/{hash}').path}`);
    expect([back.status, await back.text()]).toEqual([200, sent.init.body]);
  });

  test('is told on the stream', async () => {
    const leaving = new AbortController();
    const { path } = asked('get', '/api/v1/stream');
    const response = await asOfficer(`${demo.url}${path}`, { signal: leaving.signal });
    const { value } = (await response.body?.getReader().read()) ?? {};
    expect([response.status, new TextDecoder().decode(value)]).toEqual([
      200,
      expect.stringMatching(/^id: 1\nevent: recorded\n/),
    ]);
    leaving.abort();
  });
});

const GONE = Symbol('gone');
const STRANGE = fc.constantFrom<unknown>(
  GONE,
  null,
  '',
  'x',
  '1/3',
  '1.5.2',
  '2026-01-01',
  0,
  -1,
  1.5,
  true,
  [],
  {},
  { what: 'x' },
);

/** The value with one place in it, found step by step, replaced or taken away. */
function alteredAt(value: unknown, [step, ...way]: readonly number[], strange: unknown): unknown {
  if (step === undefined || typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return strange === GONE ? null : strange;
  const keys = Object.keys(value);
  const key = keys[step % keys.length] ?? '';
  const rest = { ...(value as { readonly [key: string]: unknown }) };
  if (way.length === 0 && strange === GONE) delete rest[key];
  else rest[key] = alteredAt(rest[key], way, strange);
  return Array.isArray(value) ? Object.values(rest) : rest;
}
