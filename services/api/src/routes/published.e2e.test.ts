import * as E from 'fp-ts/lib/Either.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenLedger, type Serving, serve } from '../index.js';
import { DECISION, NOW, openCity } from '../testing/city.js';
import { ask } from '../testing/client.js';
import { makePair, TestIssuer } from '../testing/issuer.js';

const now = () => NOW;
const received = (person: string, S: string): readonly ['PeriodScoreConfirmed', null, object] => [
  'PeriodScoreConfirmed',
  null,
  { person, period: '2026-Q1', S, calculatedAt: null, decision: DECISION },
];

let ledger: OpenLedger;
let issuer: TestIssuer;
let serving: Serving;
let before: number;
beforeAll(async () => {
  // Confirmed is the score of two; published that of one.
  ledger = await openCity('live', [received('director', '2047/24'), received('director-b', '88')]);
  before = ledger.engine.ledger()?.ordinal ?? 0;
  const done = await ledger.engine.publishPeriod({
    ...{ period: '2026-Q1', unit: 'so-a', onlyReady: true, actor: 'officer', decision: DECISION },
  })();
  expect(E.isRight(done) && done.right.status).toBe('RECORDED');
  issuer = await new TestIssuer(now, await makePair('one', 'ES256')).start();
  serving = await serve({ engine: ledger.engine, port: 0, now, identity: issuer.settings });
});
afterAll(async () => {
  await serving.stop();
  await issuer.stop();
  await ledger.close();
});

const published = (query = '') => ask(serving, `/api/v1/published?period=2026-Q1${query}`);

test('The public reads what is published, exact and as shown, by pseudonymous ids, and nothing else of a score.', async () => {
  const { status, body } = await published();
  expect([status, body['rows']]).toEqual([
    200,
    [
      {
        ...{ post: 'head-so-a', unit: 'so-a', holder: 'director', synthetic: false, restated: null },
        published: {
          ...{ S: '2047/24', display: '85.29', provisional: false },
          ...{ event: expect.any(String), basis: expect.objectContaining({ ordinal: before }) },
        },
      },
    ],
  ]);
  expect(body['basis']).toMatchObject({ ordinal: before + 1, effective: '2026-03-31' });
});

test('It stands on both times: before the publication nothing was published.', async () => {
  const { body } = await published(`&known=${before}&effective=2026-03-31`);
  expect(body).toMatchObject({ basis: { ordinal: before, effective: '2026-03-31' }, rows: [] });
  for (const [query, code] of [
    ['&known=2999-01-01', 'KNOWN_IN_FUTURE'],
    ['&known=999', 'KNOWN_BEYOND_HEAD'],
    ['&effective=2026-02-30', 'INVALID_DATE'],
    ['&unit=nobody', 'UNKNOWN_UNIT'],
    ['&people=true', 'UNKNOWN_PARAMETER'],
  ] as const)
    expect((await published(query)).body.error?.code).toBe(code);
});

test('Of one unit only its own.', async () => {
  expect((await published('&unit=so-b')).body['rows']).toEqual([]);
  expect((await published('&unit=so-a')).body['rows']).toHaveLength(1);
});

test('Names are those known and in effect then.', async () => {
  const token = await issuer.token({ roles: ['AUDITOR'] });
  const names = (query: string) => ask(serving, `/api/v1/names${query}`, { token });
  expect((await names('?known=2')).body).toMatchObject({ units: { ubnd: 'Đơn vị ubnd' }, people: {} });
  expect((await names('')).body).toMatchObject({ people: { director: 'Ông director' } });
  expect((await names('?known=2999-01-01')).body.error?.code).toBe('KNOWN_IN_FUTURE');
  expect((await names('?effective=2026-02-30')).body.error?.code).toBe('INVALID_DATE');
});
