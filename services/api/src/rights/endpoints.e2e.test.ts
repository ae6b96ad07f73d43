import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../app.js';
import { ROLES, type Standing } from '../identity/caller.js';
import { type OpenLedger, type Serving, serve } from '../index.js';
import { NOW, openCity } from '../testing/city.js';
import { ask } from '../testing/client.js';
import { makePair, TestIssuer } from '../testing/issuer.js';
import { routesOf } from '../testing/routes.js';
import { ENDPOINTS, type Endpoint } from './endpoints.js';
import { ALL, LINE, NOBODY, type Reach, SCORED, SELF, SELF_AND_SCORED, UNIT } from './reach.js';

/** The caller is the chair of the UBND, in every role. How four others stand to the chair: */
const SUBJECTS = {
  ownPerson: { post: 'head-ubnd', person: 'chair', unit: null, task: 't-chair' },
  ownUnit: { post: null, person: 'secretary', unit: 'ubnd', task: 't-ubnd' },
  below: { post: 'head-so-a', person: 'director', unit: 'so-a', task: 't-a' },
  other: { post: 'head-elsewhere', person: 'outsider', unit: 'elsewhere', task: 't-elsewhere' },
} as const;
const CALLER = { unit: 'ubnd', official: 'chair' };

/** Who of them is within each reach that the table of addresses uses. */
const WITHIN = new Map<Reach, readonly (keyof typeof SUBJECTS)[]>([
  [NOBODY, []],
  [UNIT, ['ownPerson', 'ownUnit']],
  // The secretary works for the chair, who scores the staff of the UBND too.
  [SCORED, ['ownUnit', 'below']],
  [SELF, ['ownPerson']],
  [SELF_AND_SCORED, ['ownPerson', 'ownUnit', 'below']],
  [LINE, ['ownPerson', 'ownUnit', 'below']],
  [ALL, ['ownPerson', 'ownUnit', 'below', 'other']],
]);
const within = (endpoint: Endpoint, role: Standing) => WITHIN.get(endpoint.roles[role]) ?? [];

const now = () => NOW;
let ledger: OpenLedger;
let demo: OpenLedger;
let issuer: TestIssuer;
/** With an issuer; without one, so that whoever is here is LOCAL. */
let signed: Serving;
let open: Serving;
const tokens = new Map<Standing, string>();
beforeAll(async () => {
  [ledger, demo] = await Promise.all([openCity(), openCity('demo')]);
  issuer = await new TestIssuer(now, await makePair('one', 'ES256')).start();
  signed = await serve({ engine: ledger.engine, port: 0, now, identity: issuer.settings });
  open = await serve({ engine: ledger.engine, port: 0, now });
  for (const role of ROLES) tokens.set(role, await issuer.token({ roles: [role], ...CALLER }));
});
afterAll(async () => {
  await Promise.all([signed.stop(), open.stop()]);
  await issuer.stop();
  await Promise.all([ledger.close(), demo.close()]);
});

const STANDINGS: readonly Standing[] = [...ROLES, 'LOCAL'];
const askAs = (role: Standing, path: string, more: { readonly method?: string; readonly body?: unknown } = {}) =>
  ask(role === 'LOCAL' ? open : signed, path, { token: tokens.get(role), ...more });
const denied = (role: Standing) => (role === 'LOCAL' ? 401 : 403);

test('Every registered route has a row in the table, and every row a route.', () => {
  const listed = ENDPOINTS.map(({ method, path }) => `${method} ${path}`);
  // A demonstration ledger has all of them.
  expect(routesOf(createApp({ engine: demo.engine, now }))).toEqual(listed.toSorted());
  expect(new Set(listed).size).toBe(listed.length);
  expect(ENDPOINTS.every(({ roles }) => STANDINGS.every((role) => WITHIN.has(roles[role])))).toBe(true);
});

test('A route without a row is not served: the guard stands before all of them.', async () => {
  const app = createApp({ engine: ledger.engine, now });
  app.get('/api/v1/secret', (_, response) => void response.json({}));
  const listening = app.listen(0, '127.0.0.1');
  await new Promise((done) => listening.once('listening', done));
  const { port } = listening.address() as { readonly port: number };
  expect((await fetch(`http://127.0.0.1:${port}/api/v1/secret`)).status).toBe(404);
  await new Promise((done) => listening.close(done));
});

/** A question that each address answers when it may. */
const EXAMPLES: { readonly [path: string]: string } = {
  '/api/v1/published': '?period=2026-Q1',
  '/api/v1/ratings': '?period=2026-Q1&people=true',
  '/api/v1/explanations': '?period=2026-Q1&subject=head-ubnd',
  '/api/v1/readiness': '?period=2026-Q1&people=true',
  '/api/v1/diff': '?period=2026-Q1&from.known=2',
  '/api/v1/catalogue': '?what=units',
  '/api/v1/rated-people': '?period=2026-Q1',
  '/api/v1/period-sheets/:subject': '?period=2026-Q1',
  '/api/v1/classes': '?year=2026',
  '/api/v1/classes/:person': '?year=2026',
  '/api/v1/year-sheets/:subject': '?year=2026',
  '/api/v1/agencies': '?year=2026',
  '/api/v1/agencies/:unit': '?year=2026',
  '/api/v1/agency-sheets/:unit': '?year=2026',
  '/api/v1/cases': '?year=2026',
  '/api/v1/cases/:person': '?year=2026',
  '/api/v1/quota-gauges': '?period=2026-Q1',
  '/api/v1/alerts': '?days=30',
  '/api/v1/alerts/:unit': '?days=30',
  '/api/v1/assessments': '?period=2026-Q1',
  '/api/v1/tasks/:task': '?effective=2026-04-05',
  '/api/v1/rating-lists/:authority': '?period=2026-Q1',
  '/api/v1/publications': '?period=2026-Q1',
  '/api/v1/restatements': '?period=2026-Q1',
  '/api/v1/replay': '?known=3',
  '/api/v1/reports/:kind': '?period=2026-Q1&subject=head-ubnd',
  '/api/v1/publication-sheets': '?period=2026-Q1',
  '/api/v1/head-lists': '?period=2026-Q1',
  '/api/v1/assessments/:person': '?period=2026-Q1',
  '/api/v1/half-year-reports': '?cutoff=2026-06-10',
  '/api/v1/half-year-reports/:unit': '?cutoff=2026-06-10',
  '/api/v1/reporting-rates': '?period=2026-Q1',
  '/api/v1/reporting-rates/:unit': '?period=2026-Q1',
  '/api/v1/rules/diff': '?from=2026-01-01&to=2026-06-01',
  '/api/v1/templates/:unit': '?effective=2026-03-31',
  '/api/v1/submissions': '?effective=2026-03-31',
  '/api/v1/figures': '?unit=ubnd',
};
/** What stands for the steps of an address; the caller's own, where they name somebody. */
const STEPS: { readonly [step: string]: string } = {
  ...{ '*id': 'nd335/period-score', ':what': 'units', ':unit': 'ubnd', ':person': 'chair', ':subject': 'head-ubnd' },
  ...{
    ':authority': 'head-ubnd',
    ':period': '2026-Q1',
    ':ordinal': '1',
    ':task': 't-ubnd',
    ':kind': 'mau-01',
    ':file': 'start.js',
  },
};
const filled = (path: string, steps = STEPS): string =>
  path
    .split('/')
    .map((step) => steps[step] ?? step)
    .join('/');
const pathOf = ({ path }: Endpoint): string => `${filled(path)}${EXAMPLES[path] ?? ''}`;

/** Answers without end, and files: live/stream.e2e.test.ts and evidence/evidence.e2e.test.ts ask them for every role. */
const OTHERWISE = ['/api/v1/stream', '/api/v1/tasks/:task/evidence/:hash'];
const READ = ENDPOINTS.filter(
  ({ method, path }) => method === 'GET' && path.startsWith('/api/') && !OTHERWISE.includes(path),
);
const cases = READ.flatMap((endpoint) => STANDINGS.map((role) => [endpoint.path, role, endpoint] as const));

test.each(cases)('%s as %s', async (_, role, endpoint) => {
  const { status } = await askAs(role, pathOf(endpoint));
  if (within(endpoint, role).length === 0) expect(status).toBe(denied(role));
  // What this small city has nothing to say about is not found; it is not kept back either.
  else expect([200, 404, 422]).toContain(status);
});

test('Most addresses have something to say about this city, so that the rights above are tried on answers.', async () => {
  const silent: string[] = [];
  for (const endpoint of READ)
    if ((await askAs('RATING_OFFICER', pathOf(endpoint))).status !== 200) silent.push(endpoint.path);
  expect(silent.length).toBeLessThan(READ.length / 3);
});

describe('lists hold whom the role reaches', () => {
  const lists = cases.filter(([path]) =>
    ['/api/v1/ratings', '/api/v1/readiness', '/api/v1/diff', '/api/v1/assessments'].includes(path),
  );
  test.each(lists)('%s as %s', async (_, role, endpoint) => {
    const reached = within(endpoint, role);
    if (reached.length === 0) return;
    const rows = (await askAs(role, pathOf(endpoint))).body['rows'] as { post: string | null; person?: string }[];
    const people = endpoint.path !== '/api/v1/diff';
    const found = Object.entries(SUBJECTS)
      .filter(([, { post, person }]) =>
        rows.some((row) => (post === null ? namesPerson(row, person) : row.post === post)),
      )
      .map(([name]) => name);
    expect(found).toEqual(reached.filter((name) => people || SUBJECTS[name].post !== null));
  });
  const namesPerson = (row: object, person: string): boolean =>
    (row as { post: string | null }).post === null && Object.values(row).includes(person);
});

describe('a question about somebody in particular', () => {
  const asked = cases.flatMap(([path, role, endpoint]) =>
    (endpoint.about ?? []).flatMap((parameter) =>
      Object.entries(SUBJECTS).flatMap(([name, { post, person, unit, task }]) =>
        (parameter === 'unit' ? [unit] : parameter === 'task' ? [task] : [post, person]).flatMap((id) =>
          id === null ? [] : [[path, parameter, id, role, endpoint, name as keyof typeof SUBJECTS] as const],
        ),
      ),
    ),
  );
  test.each(asked)('%s?%s=%s as %s', async (path, parameter, id, role, endpoint, name) => {
    const inPath = path.includes(`:${parameter}`);
    const address = filled(path, { ...STEPS, ...(inPath && { [`:${parameter}`]: id }) });
    const question = new URLSearchParams(EXAMPLES[path] ?? '?period=2026-Q1');
    if (!inPath) question.set(parameter, id);
    const { status, body } = await askAs(role, `${address}?${question}`);
    const isReached = within(endpoint, role).includes(name);
    if (isReached) expect([200, 404, 422]).toContain(status);
    else expect([status, body.error?.path !== undefined]).toEqual([denied(role), true]);
  });

  test('who does not exist is nobody to whom a role reaches only so far: no guessing of ids', async () => {
    for (const [role, status] of [
      ['REPORTING_UNIT', 403],
      ['ASSESSOR', 403],
      ['AUDITOR', 404],
    ] as const)
      expect((await askAs(role, '/api/v1/explanations?period=2026-Q1&subject=ghost')).status).toBe(status);
  });

  test('a second value does not slip in behind a first one that is allowed', async () => {
    const path = '/api/v1/ratings?period=2026-Q1&unit=elsewhere&unit=ubnd';
    expect((await askAs('REPORTING_UNIT', path)).status).not.toBe(200);
  });

  /** Asks for a target as it is, which `fetch` would rewrite. */
  const statusOf = (target: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(signed.url);
      const headers = { authorization: `Bearer ${tokens.get('REPORTING_UNIT')}` };
      get({ hostname, port, path: target, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).once('error', reject);
    });

  test.each([
    ['http://anywhere/api/v1/classes/chair?year=2026', 200],
    ['http://anywhere/api/v1/classes/outsider?year=2026', 403],
    ['http:///api/v1/classes/outsider?year=2026', 404],
    ['/api/v1/classes/outsider?year=2026#/../..', 403],
    ['/api/v1/classes/%2e%2e?year=2026', 403],
    ['http://@/api/v1/classes/outsider?year=2026', 400],
    ['http://anywhere:99999/api/v1/classes/outsider?year=2026', 400],
    ['http://[/api/v1/classes/outsider?year=2026', 400],
    ['other://anywhere/api/v1/classes/outsider?year=2026', 400],
  ])('%s is read in one way', async (target, status) => {
    expect(await statusOf(target)).toBe(status);
  });
});

describe('the places for the highest class', () => {
  const places = async (path: string, token: string | undefined) => {
    const { quotas } = (await ask(signed, `${path}?year=2026`, { token })).body as {
      readonly quotas: readonly { readonly unit?: string; readonly authority?: string }[];
    };
    return quotas.map(({ unit, authority }) => unit ?? authority);
  };

  test.each([
    ['/api/v1/classes', ['so-a']],
    ['/api/v1/agencies', ['so-a']],
  ])('%s tells a unit of its own only: those of an authority name who has it elsewhere', async (path, own) => {
    expect(await places(path, tokens.get('AUDITOR'))).toContain('ubnd');
    expect(await places(path, await issuer.token({ roles: ['REPORTING_UNIT'], unit: 'so-a' }))).toEqual(own);
    expect(await places(path, tokens.get('ASSESSOR'))).toContain('ubnd');
  });
});

describe('names of people are shown by need', () => {
  const people = async (role: Standing) => {
    const { status, body } = await askAs(role, '/api/v1/names');
    return status === 200 ? Object.keys(body['people'] as object) : status;
  };

  test('to the unit its own, to an authority those further down, to the rating officer and the auditor all', async () => {
    expect(await people('REPORTING_UNIT')).toEqual(['chair', 'secretary']);
    const line = ['chair', 'secretary', 'director', 'director-b', 'manager', 'clerk', 'clerk-2'];
    expect(await people('ASSESSOR')).toEqual(line);
    expect(await people('AUTHORITY_HEAD')).toEqual(line);
    expect(await people('RATING_OFFICER')).toEqual([...line, 'outsider']);
    expect(await people('AUDITOR')).toEqual([...line, 'outsider']);
  });

  test('to nobody else', async () => {
    expect([await people('PUBLIC'), await people('ADMINISTRATOR'), await people('LOCAL')]).toEqual([403, 403, 401]);
  });

  test('and no other address holds one, whoever asks', async () => {
    for (const endpoint of READ.filter(({ path }) => !['/api/v1/names', '/api/v1/reports/:kind'].includes(path)))
      for (const role of STANDINGS)
        expect(JSON.stringify((await askAs(role, pathOf(endpoint))).body)).not.toContain('Ông ');
  });

  test('titles of work are those of the same people', async () => {
    const { body } = await askAs('REPORTING_UNIT', '/api/v1/names');
    expect(Object.keys(body['tasks'] as object).toSorted()).toEqual(['t-chair', 't-ubnd']);
  });
});

describe('writing', () => {
  const command = { commandId: 'x', kind: 'TaskReported', validAt: '2026-04-01', data: { task: 'none', note: 'x' } };
  test.each(['PUBLIC', 'AUDITOR', 'LOCAL'] as const)('%s writes nothing', async (role) => {
    const { status } = await askAs(role, '/api/v1/commands', { method: 'POST', body: command });
    expect(status).toBe(denied(role));
  });
});

test('A caller without unit and official reaches nobody by a role that reaches only so far.', async () => {
  const token = await issuer.token({ roles: ['ASSESSOR', 'REPORTING_UNIT'] });
  expect((await ask(signed, '/api/v1/ratings?period=2026-Q1&people=true', { token })).body['rows']).toEqual([]);
});

test('Several roles reach what each of them reaches.', async () => {
  const token = await issuer.token({ roles: ['REPORTING_UNIT', 'RATING_OFFICER'], ...CALLER });
  const { body } = await ask(signed, '/api/v1/ratings?period=2026-Q1', { token });
  expect((body['rows'] as unknown[]).length).toBe(5);
});

test('Answers say that they depend on who asks, and are for nobody else.', async () => {
  const { headers } = await askAs('REPORTING_UNIT', '/api/v1/ratings?period=2026-Q1');
  expect(headers.get('vary')).toContain('authorization');
  expect(headers.get('cache-control')).toBe('private, no-cache');
});

test('Another spelling of an address is no way around the guard.', async () => {
  for (const path of [
    '/API/V1/RATINGS',
    '/api/v1/ratings/',
    '/api/v1//ratings',
    '/api/v1/%72atings',
    '/api/v1/./ratings',
  ])
    expect([401, 404]).toContain((await ask(signed, `${path}?period=2026-Q1`)).status);
});
