import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenLedger } from '../ledger.js';
import { type Serving, serve } from '../serve.js';
import { DECISION, NOW, openCity } from '../testing/city.js';
import { ask } from '../testing/client.js';
import { makePair, TestIssuer } from '../testing/issuer.js';

let city: OpenLedger;
let issuer: TestIssuer;
let service: Serving;
const tokens: { [who: string]: string } = {};
let recorded = 0;

beforeAll(async () => {
  city = await openCity();
  issuer = await new TestIssuer(() => NOW, await makePair('one', 'ES256')).start();
  service = await serve({ engine: city.engine, port: 0, now: () => NOW, identity: issuer.settings });
  tokens['officer'] = await issuer.token({ roles: ['RATING_OFFICER'], official: 'clerk-2' });
  for (const unit of ['so-a', 'so-b'])
    tokens[unit] = await issuer.token({ roles: ['REPORTING_UNIT'], unit, official: `of-${unit}` });
});
afterAll(async () => {
  await service.stop();
  await issuer.stop();
  await city.close();
});

async function record(type: string, validAt: string, data: object): Promise<void> {
  recorded += 1;
  const done = await city.engine.execute({
    ...{ commandId: `kept-${recorded}`, type: type as never, validAt, data, actor: 'test' },
  })();
  expect(done).toMatchObject({ right: { status: 'RECORDED' } });
}

interface Row {
  readonly post: string | null;
  readonly unit: string;
  readonly holder: string | null;
}

/** What each is shown, asked twice over; everybody is asked in turns, so that what one got is at hand when another asks. */
async function shown(): Promise<{ readonly [who: string]: readonly Row[] }> {
  const rows: { [who: string]: readonly Row[] } = {};
  for (const who of ['officer', 'so-a', 'so-b', 'officer', 'so-b', 'so-a']) {
    const { status, body } = await ask(service, '/api/v1/ratings?period=2026-Q1', { token: tokens[who] });
    expect(status).toBe(200);
    const got = body['rows'] as readonly Row[];
    if (rows[who] !== undefined) expect(got).toEqual(rows[who]);
    rows[who] = got;
  }
  return rows;
}

async function computed(): Promise<readonly Row[]> {
  const answer = await city.engine.rate({ period: '2026-Q1' })();
  if (answer._tag === 'Left') throw new Error(answer.left.detail);
  return JSON.parse(JSON.stringify(answer.right.rows));
}

const CELLS = ['I.1', 'I.2', 'II.1', 'II.2', 'II.3', 'II.4', 'III.1', 'III.2', 'III.3', 'III.4'];
const OF_A = ['head-so-a', 'head-phong-1'];

test('everybody is shown the rows within reach as they are now: after an event, an override, a change of who is where', async () => {
  const steps: readonly (() => Promise<void>)[] = [
    async () => undefined,
    () =>
      record('GeneralCriteriaConfirmed', '2026-03-31', {
        ...{ person: 'director-b', period: '2026-Q1', reasons: {} },
        cells: Object.fromEntries(CELLS.map((cell) => [cell, '2'])),
      }),
    () =>
      record('OverrideMade', '2026-03-31', {
        ...{ person: 'director', period: '2026-Q1', term: 'S', value: '71' },
        ...{ reason: 'theo kết luận kiểm tra', decision: DECISION },
      }),
    async () => {
      await record('HeadRelieved', '2026-03-01', { post: 'head-so-b', person: 'director-b' });
      await record('HeadAppointed', '2026-03-01', { post: 'head-so-b', person: 'outsider' });
    },
  ];
  let before = '';
  for (const step of steps) {
    await step();
    const all = await computed();
    expect(JSON.stringify(all)).not.toBe(before);
    before = JSON.stringify(all);
    const rows = await shown();
    expect(rows['officer']).toEqual(all);
    expect(rows['so-a']).toEqual(all.filter(({ post }) => OF_A.includes(post ?? '')));
    expect(rows['so-b']).toEqual(all.filter(({ post }) => post === 'head-so-b'));
  }
});

test('an unchanged answer is said to be unchanged to who has it, and to nobody else', async () => {
  const path = '/api/v1/ratings?period=2026-Q1';
  const first = await ask(service, path, { token: tokens['officer'] });
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
  expect((await ask(service, path, { token: tokens['officer'], headers })).status).toBe(304);
  expect((await ask(service, path, { token: tokens['so-a'], headers })).status).toBe(200);
  await record('HeadRelieved', '2026-03-05', { post: 'head-so-a', person: 'director' });
  expect((await ask(service, path, { token: tokens['officer'], headers })).status).toBe(200);
});
