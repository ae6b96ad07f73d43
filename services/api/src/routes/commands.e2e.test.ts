import * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OpenLedger, type Serving, serve } from '../index.js';
import { DECISION, NOW, openCity } from '../testing/city.js';
import { type Asked, ask } from '../testing/client.js';
import { makePair, type Pair, TestIssuer } from '../testing/issuer.js';

const now = () => NOW;
let pair: Pair;
beforeAll(async () => {
  pair = await makePair('one', 'ES256');
});

let ledger: OpenLedger;
let issuer: TestIssuer;
let serving: Serving;
beforeEach(async () => {
  ledger = await openCity();
  issuer = await new TestIssuer(now, pair).start();
  serving = await serve({ engine: ledger.engine, port: 0, now, identity: issuer.settings });
});
afterEach(async () => {
  await serving.stop();
  await issuer.stop();
  await ledger.close();
});

const as = (roles: string | readonly string[], unit?: string, official?: string) =>
  issuer.token({ roles, ...(unit === undefined ? {} : { unit }), ...(official === undefined ? {} : { official }) });
const send = async (token: string | undefined, body: unknown, more: Asked = {}) =>
  ask(serving, '/api/v1/commands', { method: 'POST', token, body, ...more });
const ordinal = async (): Promise<number> => {
  const refreshed = await ledger.engine.refresh()();
  return (E.isRight(refreshed) && refreshed.right?.ordinal) || 0;
};
/** Sends what must be refused, and sees that nothing was recorded. */
const refused = async (token: string | undefined, body: unknown, more: Asked = {}) => {
  const before = await ordinal();
  const answer = await send(token, body, more);
  expect(await ordinal()).toBe(before);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return answer;
};

const evidence = (commandId: string, task = 't-a', submission = 's1') => ({
  ...{ commandId, kind: 'EvidenceSubmitted', validAt: '2026-04-05' },
  data: { task, submission, milestone: 'm1', units: 1, evidence: [{ name: 'báo cáo.pdf', hash: null }] },
});
const verdict = (commandId: string, task = 't-a', submission = 's1') => ({
  ...{ commandId, kind: 'EvidenceAccepted', data: { task, submission, exceedsRequirement: false } },
});

describe('one command', () => {
  test('is recorded once: 201, then 200 with the same events', async () => {
    const token = await as('REPORTING_UNIT', 'so-a', 'director');
    const first = await send(token, evidence('e-1'));
    expect([first.status, first.body]).toMatchObject([
      201,
      { status: 'RECORDED', rows: [{ commandId: 'e-1', status: 'RECORDED', events: [expect.any(String)] }] },
    ]);
    const again = await send(token, evidence('e-1'));
    const { events } = (first.body['rows'] as { events: unknown }[])[0] ?? {};
    expect([again.status, again.body]).toEqual([
      200,
      { status: 'NOTHING_NEW', rows: [{ commandId: 'e-1', status: 'REPEATED', events }] },
    ]);
  });

  test('takes its id from Idempotency-Key, quoted or not', async () => {
    const token = await as('REPORTING_UNIT', 'so-a');
    const { commandId: _, ...command } = evidence('');
    expect((await send(token, command, { headers: { 'idempotency-key': 'k-1' } })).status).toBe(201);
    expect((await send(token, command, { headers: { 'idempotency-key': '"k-1"' } })).status).toBe(200);
    const both = { ...command, commandId: 'k-1' };
    expect((await send(token, both, { headers: { 'idempotency-key': 'k-1' } })).status).toBe(200);
    const { status, body } = await refused(token, both, { headers: { 'idempotency-key': 'k-2' } });
    expect([status, body.error?.path]).toEqual([422, 'idempotency-key']);
  });

  test('with an id that was used for something else is a conflict', async () => {
    const token = await as('REPORTING_UNIT', 'so-a');
    await send(token, evidence('e-1'));
    const { status, body } = await refused(token, evidence('e-1', 't-a', 's2'));
    expect([status, body.error?.code]).toEqual([409, 'COMMAND_REUSED']);
  });

  test('is in the next answer', async () => {
    const auditor = await as('AUDITOR');
    const basis = async () => (await ask(serving, '/api/v1/progress', { token: auditor })).body['basis'];
    const before = await basis();
    await send(await as('REPORTING_UNIT', 'so-a'), evidence('e-1'));
    expect(await basis()).toMatchObject({ ordinal: (before as { ordinal: number }).ordinal + 1 });
  });
});

describe('who acts is said by the token', () => {
  const actors = async () => {
    const events = [];
    for await (const { event } of ledger.store.readAll({ afterOrdinal: 0 })) events.push(event);
    return events.slice(-1).map(({ actor }) => actor);
  };

  test('the official, else the unit', async () => {
    await send(await as('REPORTING_UNIT', 'so-a', 'clerk'), evidence('e-1'));
    expect(await actors()).toEqual(['clerk']);
    await send(await as('REPORTING_UNIT', 'so-b'), evidence('e-2', 't-b'));
    expect(await actors()).toEqual(['so-b']);
  });

  test('never by the body', async () => {
    const { status, body } = await refused(await as('REPORTING_UNIT', 'so-a'), { ...evidence('e-1'), actor: 'chair' });
    expect([status, body.error]).toMatchObject([422, { code: 'INVALID_COMMAND', path: 'actor' }]);
  });

  test('a token that names nobody records nothing', async () => {
    const { status, body } = await refused(await as('RATING_OFFICER'), evidence('e-1'));
    expect([status, body.error?.code]).toEqual([403, 'NOBODY_ACTS']);
    await send(await as('REPORTING_UNIT', 'so-a'), evidence('e-1'));
    const program = await refused(await as('ASSESSOR', 'ubnd'), verdict('v-1'));
    expect([program.status, program.body.error?.code]).toEqual([403, 'NOBODY_ACTS']);
  });
});

describe('rights', () => {
  test('a unit reports only for itself', async () => {
    const { status, body } = await refused(await as('REPORTING_UNIT', 'so-b', 'director-b'), evidence('e-1', 't-a'));
    expect([status, body.error]).toMatchObject([403, { code: 'FORBIDDEN', path: 'data', article: 'Điều 10' }]);
  });

  test('evidence is accepted by the authority, not by another one, and not by who submitted it', async () => {
    await send(await as('REPORTING_UNIT', 'so-a', 'secretary'), evidence('e-1'));
    // The secretary of the UBND assesses for the UBND, but has submitted this very evidence.
    const submitter = await refused(await as('ASSESSOR', 'ubnd', 'secretary'), verdict('v-1'));
    expect([submitter.status, submitter.body.error?.code]).toEqual([422, 'OWN_JUDGEMENT']);
    for (const token of [
      await as('ASSESSOR', 'so-b', 'director-b'),
      await as(['REPORTING_UNIT', 'ASSESSOR'], 'so-a', 'director'),
      await as('AUTHORITY_HEAD', 'elsewhere', 'outsider'),
      await as('RATING_OFFICER', 'so-noi-vu', 'officer'),
      await as('ADMINISTRATOR', 'ubnd', 'chair'),
    ])
      expect((await refused(token, verdict('v-2'))).status).toBe(403);
    expect((await send(await as('ASSESSOR', 'ubnd', 'chair'), verdict('v-3'))).status).toBe(201);
  });

  test('evidence is not judged by an official whom the ledger does not know: it could be who submitted it', async () => {
    const stranger = await as(['REPORTING_UNIT', 'ASSESSOR'], 'phong-1', 'stranger');
    expect((await send(stranger, evidence('e-1', 't-clerk'))).status).toBe(201);
    const { status, body } = await refused(stranger, verdict('v-1', 't-clerk'));
    expect([status, body.error]).toMatchObject([403, { code: 'FORBIDDEN', path: 'authorization', article: 'Điều 10' }]);
    expect((await send(await as('ASSESSOR', 'phong-1', 'manager'), verdict('v-1', 't-clerk'))).status).toBe(201);
  });

  test('nobody confirms his or her own score', async () => {
    const confirmed = (commandId: string, person: string) => ({
      ...{ commandId, kind: 'PeriodScoreConfirmed' },
      data: { person, period: '2026-Q1', S: '88', calculatedAt: null, decision: DECISION },
    });
    expect((await refused(await as('AUTHORITY_HEAD', 'ubnd', 'director'), confirmed('c-1', 'director'))).status).toBe(
      403,
    );
    expect((await refused(await as('AUTHORITY_HEAD', 'ubnd', 'chair'), confirmed('c-2', 'chair'))).status).toBe(403);
    expect((await send(await as('AUTHORITY_HEAD', 'ubnd', 'chair'), confirmed('c-3', 'director'))).status).toBe(201);
  });

  test('without a token nothing is recorded, and by an auditor neither', async () => {
    expect((await refused(undefined, evidence('e-1'))).status).toBe(401);
    expect((await refused(await as('AUDITOR', 'so-a', 'auditor'), evidence('e-1'))).status).toBe(403);
    expect((await refused(await as('PUBLIC', 'so-a', 'director'), evidence('e-1'))).status).toBe(403);
  });

  test('of a list with one command out of reach nothing is recorded', async () => {
    const { status, body } = await refused(await as('REPORTING_UNIT', 'so-a'), [
      evidence('e-1'),
      evidence('e-2', 't-b'),
    ]);
    expect([status, body.error?.path]).toEqual([403, '[1].data']);
  });

  test('the administrator closes the ledger to the command line', async () => {
    const policy = {
      ...{ commandId: 'p-1', kind: 'AccessPolicyDecided', validAt: '2026-04-05' },
      data: { cliWrites: 'FORBIDDEN', decision: DECISION },
    };
    expect((await refused(await as('RATING_OFFICER', 'so-noi-vu', 'officer'), policy)).status).toBe(403);
    expect((await send(await as('ADMINISTRATOR', undefined, 'admin'), policy)).status).toBe(201);
    await ordinal();
    expect(ledger.engine.accessPolicy()).toEqual({ cliWrites: 'FORBIDDEN' });
  });
});

describe('rules and overrides', () => {
  const adopted = (id: string, value: string) => ({
    ...{ commandId: `rule-${id}-${value}`, kind: 'RuleSetAdopted', validAt: '2026-04-01' },
    data: { rules: [{ id, value, from: '2026-04-01', source: '45/QĐ-UBND' }], decision: DECISION },
  });
  const set = (commandId: string, person: string, value = '71') => ({
    ...{ commandId, kind: 'OverrideMade' },
    data: { person, period: '2026-Q1', term: 'S', value, reason: 'Kết luận kiểm tra', decision: DECISION },
  });
  const read = async (path: string) =>
    (await ask(serving, path, { token: await as('AUDITOR') })).body['rows'] as readonly Record<string, unknown>[];

  test('a parameter is decided by the personnel unit, from its day on', async () => {
    const rule = adopted('P1', 'TOTAL_ONLY');
    expect((await refused(await as('AUTHORITY_HEAD', 'ubnd', 'chair'), rule)).status).toBe(403);
    const officer = await as('RATING_OFFICER', 'ubnd', 'secretary');
    const wrong = await refused(officer, adopted('P1', 'SOMEHOW'));
    expect([wrong.status, wrong.body.error?.path]).toEqual([422, 'data.rules[0].value']);
    const unknown = await refused(officer, adopted('P999', 'TOTAL_ONLY'));
    expect([unknown.status, unknown.body.error?.path]).toEqual([422, 'data.rules[0].id']);
    expect((await send(officer, rule)).status).toBe(201);
    expect((await send(officer, rule)).status).toBe(200);
    const value = async (on: string) => (await read(`/api/v1/rules?on=${on}`)).find(({ id }) => id === 'P1')?.['value'];
    expect([await value('2026-04-01'), await value('2026-03-31')]).toEqual([
      'TOTAL_ONLY',
      expect.not.stringMatching('TOTAL_ONLY'),
    ]);
  });

  test('another score is set by the head of the authority alone, of others only, and withdrawn', async () => {
    const chair = await as('AUTHORITY_HEAD', 'ubnd', 'chair');
    for (const [token, command] of [
      [await as('RATING_OFFICER', 'ubnd', 'secretary'), set('o-1', 'director')],
      [await as('ASSESSOR', 'ubnd', 'chair'), set('o-2', 'director')],
      [await as('AUTHORITY_HEAD', 'elsewhere', 'outsider'), set('o-3', 'director')],
      [chair, set('o-4', 'chair')],
    ] as const)
      expect((await refused(token, command)).status).toBe(403);
    expect((await refused(chair, set('o-5', 'director', '100.5'))).status).toBe(422);
    const made = await send(chair, set('o-6', 'director'));
    expect(made.status).toBe(201);
    expect(await read('/api/v1/overrides?period=2026-Q1')).toMatchObject([
      { person: 'director', term: 'S', override: '71', inForce: true },
    ]);
    const [override] = (made.body['rows'] as { events: readonly string[] }[])[0]?.events ?? [];
    const revoked = {
      ...{ commandId: 'o-7', kind: 'OverrideRevoked' },
      data: { person: 'director', period: '2026-Q1', override, reason: 'Ghi nhầm', decision: DECISION },
    };
    expect((await refused(await as('RATING_OFFICER', 'ubnd', 'secretary'), revoked)).status).toBe(403);
    expect((await send(chair, revoked)).status).toBe(201);
    expect(await read('/api/v1/overrides?period=2026-Q1')).toMatchObject([{ term: 'S', inForce: false }]);
  });
});

describe('a list', () => {
  test('is recorded whole, in order', async () => {
    const token = await as('REPORTING_UNIT', 'so-a', 'director');
    const before = await ordinal();
    const { status, body } = await send(token, [evidence('e-1'), evidence('e-2', 't-clerk')]);
    expect([status, body['status'], await ordinal()]).toEqual([201, 'RECORDED', before + 2]);
    const report = {
      ...{ commandId: 'e-3', kind: 'TaskReported', validAt: '2026-04-05' },
      data: { task: 't-a', note: 'xong' },
    };
    const mixed = await send(token, [evidence('e-1'), report]);
    expect(mixed.body['rows']).toMatchObject([{ status: 'REPEATED' }, { commandId: 'e-3', status: 'RECORDED' }]);
  });

  test('or not at all: every problem is named with its place', async () => {
    const bad = { ...evidence('e-2'), data: { ...evidence('e-2').data, units: -1, milestone: 7 } };
    const late = { ...evidence('e-3', 't-clerk'), validAt: '2026-04-06' };
    const { status, body } = await refused(await as('REPORTING_UNIT', 'so-a'), [evidence('e-1'), bad, late]);
    expect(status).toBe(422);
    const errors = body['errors'] as { code: string; path: string; message: string; detail: string }[];
    expect(errors.map(({ code, path }) => `${code} ${path}`).toSorted()).toEqual([
      'DAY_IN_FUTURE [2].validAt',
      'INVALID_FIELD [1].data.milestone',
      'INVALID_FIELD [1].data.units',
    ]);
    for (const { message, detail } of errors) expect([message, detail]).not.toContain('');
  });

  test('takes no Idempotency-Key, and holds something', async () => {
    const token = await as('REPORTING_UNIT', 'so-a');
    const keyed = await refused(token, [evidence('e-1')], { headers: { 'idempotency-key': 'k' } });
    expect([keyed.status, keyed.body.error?.path]).toEqual([422, 'idempotency-key']);
    expect((await refused(token, [])).status).toBe(422);
  });

  test('of more than a thousand is too long', async () => {
    const many = Array.from({ length: 1001 }, (_, i) => evidence(`e-${i}`));
    const { status, body } = await refused(await as('REPORTING_UNIT', 'so-a'), many);
    expect([status, body.error?.code]).toEqual([413, 'TOO_MANY_COMMANDS']);
  });
});

describe('what is no command', () => {
  test.each([
    ['text that is no JSON', '{', 400, 'INVALID_JSON', ''],
    ['a number', '7', 400, 'INVALID_JSON', ''],
    ['a list of numbers', [7], 422, 'INVALID_COMMAND', '[0]'],
    ['nothing in it', {}, 422, 'INVALID_COMMAND', 'commandId'],
    ['no kind', { commandId: 'x' }, 422, 'INVALID_COMMAND', 'kind'],
    ['a kind that does not exist', { commandId: 'x', kind: 'Nothing' }, 422, 'INVALID_COMMAND', 'kind'],
    ['a kind that every object has', { commandId: 'x', kind: 'constructor' }, 422, 'INVALID_COMMAND', 'kind'],
    ['no data', { commandId: 'x', kind: 'TaskReported' }, 422, 'INVALID_COMMAND', 'data'],
    ['a day that is a number', { ...evidence('x'), validAt: 7 }, 422, 'INVALID_COMMAND', 'validAt'],
    ['a day that does not exist', { ...evidence('x'), validAt: '2026-02-30' }, 422, 'INVALID_FIELD', 'validAt'],
    ['an id with spaces', { ...evidence('a b') }, 422, 'INVALID_FIELD', 'commandId'],
    ['a field too many', { ...evidence('x'), correlationId: 'y' }, 422, 'INVALID_COMMAND', 'correlationId'],
  ])('%s', async (_, body, status, code, path) => {
    const answer = await refused(await as('REPORTING_UNIT', 'so-a', 'director'), body);
    expect([answer.status, answer.body.error]).toMatchObject([status, { code, path }]);
  });

  test('a parameter that imports take and this address does not', async () => {
    const before = await ordinal();
    const path = '/api/v1/commands?dry-run=true';
    const token = await as('REPORTING_UNIT', 'so-a');
    const { status, body } = await ask(serving, path, { method: 'POST', token, body: evidence('e-1') });
    expect([status, body.error?.code, await ordinal()]).toEqual([400, 'UNKNOWN_PARAMETER', before]);
  });

  test('another content type, or none', async () => {
    const token = await as('REPORTING_UNIT', 'so-a');
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonl']) {
      const { status, body } = await refused(token, evidence('e-1'), { headers: { 'content-type': type } });
      expect([type, status, body.error?.code]).toEqual([type, 415, 'UNSUPPORTED_MEDIA_TYPE']);
    }
  });

  test('a body that is too large', async () => {
    const huge = { ...evidence('e-1'), data: { note: 'x'.repeat(5_000_000) } };
    const { status, body } = await refused(await as('REPORTING_UNIT', 'so-a'), huge);
    expect([status, body.error?.code]).toEqual([413, 'BODY_TOO_LARGE']);
  });
});

describe('when it cannot be recorded now', () => {
  const failing = async (code: string) => {
    const error = {
      kind: 'UNAVAILABLE',
      code,
      path: 'store',
      article: null,
      message: 'không ghi được',
      detail: 'no',
    } as const;
    const engine = { ...ledger.engine, executeAll: () => async () => E.left(error) };
    const other = await serve({ engine, port: 0, now, identity: issuer.settings });
    const token = await as('REPORTING_UNIT', 'so-a');
    const answer = await ask(other, '/api/v1/commands', { method: 'POST', token, body: evidence('e-1') });
    await other.stop();
    return [answer.status, answer.body.error?.code, answer.headers.get('retry-after')];
  };

  test('because others were faster all the time: a conflict', async () => {
    expect(await failing('STREAM_CONTENDED')).toEqual([409, 'STREAM_CONTENDED', null]);
  });

  test.each(['STORE_UNAVAILABLE', 'CLOCK_SKEW', 'KEYS_MISSING'])('because of %s: when to come again', async (code) => {
    expect(await failing(code)).toEqual([503, code, '5']);
  });
});
