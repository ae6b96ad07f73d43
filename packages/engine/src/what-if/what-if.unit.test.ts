import { expect, test } from 'vitest';
import type { Command, Engine } from '../index.js';
import { assigned, judged, smallCity, submitted } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const PERIOD = { period: '2026-Q1', effective: '2026-03-31' };
const DECISION = { number: '9/QĐ-UBND', date: '2026-04-02' };

/** The employee delivered one product of two a day late; it is accepted, the other was never made. G is 30. */
async function lateEmployee(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'viec-1', '2026-02-27', 1, { person: 'employee' });
  await assigned(ledger, 'viec-2', '2026-03-31', 1, { person: 'employee' });
  ledger.on('2026-02-28');
  await submitted(ledger, 'viec-1');
  await ledger.record(
    'EvidenceAccepted',
    { task: 'viec-1', submission: 's1', exceedsRequirement: false },
    '2026-02-28',
  );
  ledger.on('2026-04-03');
  await judged(ledger, 'employee', '2026-Q1', '2026-03-31', false);
  return ledger;
}

const command = (type: Command['type'], data: object, validAt: string | null = null): Command => ({
  ...{ commandId: `assumed-${type}`, type, validAt, data, actor: 'so-noi-vu' },
});

const excused = command('ObjectiveCauseConfirmed', {
  task: 'viec-1',
  deadline: { milestone: 'm1', due: '2026-02-27' },
  reason: 'bão',
  decision: DECISION,
});

const assume = (engine: Engine, commands: readonly Command[], set: { readonly [id: string]: string } = {}) =>
  answered(engine.assume({ commands, set, actor: 'so-noi-vu' }));

const count = async (ledger: TestLedger): Promise<number> => {
  let events = 0;
  for await (const _ of ledger.store.readAll()) events++;
  return events;
};

test('What if this delay is excused? The assumed score stands beside that of the ledger, and the ledger is as before.', async () => {
  const ledger = await lateEmployee();
  const engine = await ledger.engine();
  const before = await count(ledger);
  const question = { ...PERIOD, subject: 'employee' };
  // Unexcused: a = b = 1/2, c = 3/8: K = 11/24, S = 30 + 70 × 11/24.
  const actual = await answered(engine.explain(question));
  expect(actual).toMatchObject({ S: '745/12' });
  expect(actual.whatIf).toBeUndefined();
  expect(actual.basis.assumed).toBeUndefined();
  const assumed = await assume(engine, [excused]);
  const found = await answered(engine.explain({ ...question, assumed }));
  // Excused: a = b = c = 1/2.
  expect(found).toMatchObject({
    S: '65',
    actual: { S: '745/12', display: '62.08', status: 'OK', band: 'HT' },
    basis: { ...actual.basis, assumed: assumed.hash },
    whatIf: { assumed: assumed.hash, facts: [{ type: 'ObjectiveCauseConfirmed', validAt: '2026-02-27' }] },
  });
  expect(JSON.stringify(found.derivation)).toContain(found.whatIf?.facts[0]?.event);
  expect(await count(ledger)).toBe(before);
  expect(await answered(engine.explain(question))).toEqual(actual);
});

test('Later assumptions are decided after earlier ones, and are known only after them.', async () => {
  const engine = await (await lateEmployee()).engine();
  const submission = { task: 'viec-2', submission: 's9', milestone: 'm1', units: 1, evidence: [] };
  const assumed = await assume(engine, [
    command('EvidenceSubmitted', submission, '2026-04-03'),
    command('EvidenceAccepted', { task: 'viec-2', submission: 's9', exceedsRequirement: false }),
  ]);
  expect(assumed.events.map(({ type }) => type)).toEqual(['EvidenceSubmitted', 'EvidenceAccepted']);
});

test('What the domain would refuse is refused here too, each with its place, and nothing is assumed.', async () => {
  const engine = await (await lateEmployee()).engine();
  const { decision: _, ...undecided } = excused.data as { decision: object };
  const refused = await engine.assume({
    commands: [excused, { ...excused, commandId: 'x', data: { ...undecided, task: 'nothing' } }],
    actor: 'so-noi-vu',
  })();
  expect(refused).toMatchObject({ left: { code: 'DECISION_REQUIRED', path: '[1].data.decision' } });
  expect(await engine.assume({ commands: [], set: { P99: 'X' }, actor: 'a' })()).toMatchObject({
    left: { code: 'INVALID_RULE' },
  });
});

test('A value of a parameter is assumed for every period, whatever was decided for whom.', async () => {
  const ledger = await lateEmployee();
  await ledger.record(
    'RuleSetAdopted',
    { rules: [{ id: 'P7', value: 'GRADED', from: '2026-02-01', source: '5/QĐ', unit: 'so-a' }], decision: DECISION },
    '2026-02-01',
  );
  const engine = await ledger.engine();
  const assumed = await assume(engine, [], { P7: 'STRICT' });
  // Strict: what was late earns nothing for progress. a = b = 1/2, c = 0.
  const found = await answered(engine.explain({ ...PERIOD, subject: 'employee', assumed }));
  expect(found).toMatchObject({ S: '160/3', actual: { S: '745/12' } });
  const { rows } = await answered(engine.rules({ on: '2026-03-31', unit: 'so-a', assumed }));
  expect(rows.find(({ id }) => id === 'P7')).toMatchObject({ value: 'STRICT', source: 'giả định' });
});

test('The table of posts has the figures of the ledger beside the assumed ones.', async () => {
  const ledger = await lateEmployee();
  const engine = await ledger.engine();
  const assumed = await assume(engine, [
    command('PeriodScoreConfirmed', {
      ...{ person: 'director', period: '2026-Q1', S: '88', calculatedAt: null, decision: DECISION },
    }),
  ]);
  const { rows } = await answered(engine.rate({ ...PERIOD, assumed }));
  expect(rows.find(({ post }) => post === 'giam-doc-a')).toMatchObject({
    S: '88',
    actual: { S: null, status: 'INSUFFICIENT_DATA' },
  });
});

test('A question about what was known before cannot assume facts of now.', async () => {
  const engine = await (await lateEmployee()).engine();
  const assumed = await assume(engine, [excused]);
  const known = { kind: 'ordinal', n: 3 } as const;
  expect(await engine.rate({ ...PERIOD, assumed, known })()).toMatchObject({ left: { code: 'ASSUMED_AND_KNOWN' } });
});
