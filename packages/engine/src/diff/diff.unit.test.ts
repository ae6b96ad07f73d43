import { beforeEach, describe, expect, test } from 'vitest';
import type { At } from '../engine.js';
import { accepted, assigned, confirmed, judged, smallCity, submitted } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';
import type { DiffRow } from './difference.js';

/**
 * A director whose office had four tasks in the first quarter, all submitted in time, three of them accepted by the end of it;
 * general criteria 30 of 30, đ and e 1, and one employee with 80 points, so d = 1.
 */
let ledger: TestLedger;

beforeEach(async () => {
  ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  for (const task of ['t1', 't2', 't3', 't4']) await assigned(ledger, task, '2026-03-31');
  for (const task of ['t1', 't2', 't3']) {
    ledger.on('2026-03-20');
    await submitted(ledger, task);
    await accepted(ledger, task, '2026-03-20');
  }
  await submitted(ledger, 't4');
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
});

const diffOf = async (from: Omit<At, 'assumed'>, to: Omit<At, 'assumed'> = {}): Promise<DiffRow> => {
  const engine = await ledger.engine();
  const { rows } = await answered(engine.diff({ period: '2026-Q1', subject: 'giam-doc-a', from, to }));
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  return row;
};
const day = (on: string): Omit<At, 'assumed'> => ({ known: { kind: 'date', day: on } });
/** What an auditor reads: what happened, the score before and after, and what it added. */
const told = ({ steps }: DiffRow) =>
  steps.map(({ cause, before, after, contribution, without }) => [
    cause.kind === 'event' || cause.kind === 'override' ? cause.type : `${cause.kind} ${'id' in cause ? cause.id : ''}`,
    before.S,
    after.S,
    contribution ?? without,
  ]);

describe('Vì sao điểm quý I của giám đốc thay đổi', () => {
  test('Evidence accepted after the quarter, for what was submitted in it.', async () => {
    ledger.on('2026-04-06');
    const acceptance = await accepted(ledger, 't4', '2026-03-20');
    const row = await diffOf(day('2026-04-05'));
    // A = 3/4 before: a = 3/4, b and c of what is done are 1; d, đ, e are 1. Mean of (3/4, 1, 1) and K = the mean of six.
    expect([row.from.a, row.to.a, row.to.S]).toEqual(['3/4', '1', '100']);
    expect(told(row)).toEqual([['EvidenceAccepted', row.from.S, '100', row.total]]);
    expect(row.steps[0]?.cause).toMatchObject({
      event: acceptance,
      validAt: '2026-03-20',
      recordedAt: '2026-04-06T03:00:00.000Z',
      actor: 'tester',
    });
    expect(row.steps[0]?.undone).toBe(false);
  });

  test('Read from later to earlier, the same event is taken away and the sign is turned.', async () => {
    ledger.on('2026-04-06');
    await accepted(ledger, 't4', '2026-03-20');
    const back = await diffOf({}, day('2026-04-05'));
    expect(back.steps).toMatchObject([{ undone: true, before: { S: '100' } }]);
    expect(back.total).toMatch(/^-/);
  });

  test('A corrected submission, a retracted acceptance, and the retraction undone.', async () => {
    ledger.on('2026-04-07');
    const target = (await answered((await ledger.engine()).explain({ period: '2026-Q1', subject: 'giam-doc-a' })))
      .holder;
    expect(target).toBe('director');
    let id = '';
    for await (const { event } of ledger.store.readAll())
      if (event.type === 'EvidenceAccepted' && event.data.task === 't3') id = event.id;
    const about = {
      stream: 'task-t3',
      target: id,
      targetType: 'EvidenceAccepted',
      reason: 'ghi nhầm nhiệm vụ',
    } as const;
    const first = await ledger.record('FactRetracted', about, '2026-03-20');
    const second = await ledger.record(
      'FactRetracted',
      { ...about, target: first, targetType: 'FactRetracted' },
      '2026-03-20',
    );
    const row = await diffOf(day('2026-04-06'));
    expect(row.steps.map(({ cause }) => 'event' in cause && cause.event)).toEqual([first, second]);
    expect(row.total).toBe('0');
    const [down, up] = row.steps.map(({ contribution }) => contribution);
    expect(`-${up}`).toBe(down);
  });

  test('An attestation that is taken back and given anew: the way leads through a state without a score.', async () => {
    ledger.on('2026-04-07');
    let id = '';
    for await (const { event } of ledger.store.readAll()) if (event.type === 'LeadershipAttested') id = event.id;
    await ledger.record(
      'FactRetracted',
      { stream: 'rating-director-2026-Q1', target: id, targetType: 'LeadershipAttested', reason: 'nhầm người' },
      '2026-03-31',
    );
    await ledger.record(
      'LeadershipAttested',
      { person: 'director', period: '2026-Q1', dd: { value: '1/2', reason: 'chậm' }, e: { value: '1', reason: 'tốt' } },
      '2026-03-31',
    );
    const row = await diffOf(day('2026-04-06'));
    expect(told(row)).toEqual([
      ['FactRetracted', row.from.S, null, 'SCORE_LOST'],
      ['LeadershipAttested', null, row.to.S, 'SCORE_GAINED'],
    ]);
    expect(row.steps[0]?.after.status).toBe('INSUFFICIENT_DATA');
    expect(row.gaps).toEqual([{ lostAt: 0, regainedAt: 1, difference: row.total }]);
    // đ falls by 1/2 of six criteria: 70 × 1/12.
    expect(row.total).toBe('-35/6');
  });

  test('Rules come after all facts, and overrides after the rules, whatever the order of the log.', async () => {
    ledger.on('2026-04-07');
    const made = await ledger.record(
      'OverrideMade',
      { person: 'director', period: '2026-Q1', term: 'S', value: '70', reason: 'theo kết luận kiểm tra' },
      '2026-03-31',
    );
    ledger.on('2026-04-08');
    const rules = await ledger.record('RuleSetAdopted', {
      rules: [{ id: 'P11', value: 'NONE_IS_1', from: '2026-01-01', source: 'Quyết định 9/QĐ-UBND' }],
    });
    ledger.on('2026-04-09');
    await ledger.record(
      'GeneralCriteriaConfirmed',
      {
        ...{ person: 'director', period: '2026-Q1', reasons: {} },
        cells: {
          ...{ 'I.1': '4', 'I.2': '5', 'II.1': '2.5', 'II.2': '2.5', 'II.3': '2.5' },
          ...{ 'II.4': '2.5', 'III.1': '2.5', 'III.2': '2.5', 'III.3': '2.5', 'III.4': '2.5' },
        },
      },
      '2026-03-31',
    );
    const row = await diffOf(day('2026-04-06'));
    expect(told(row).map(([what]) => what)).toEqual(['GeneralCriteriaConfirmed', 'OverrideMade']);
    expect(row.steps.map(({ contribution }) => contribution)).toEqual(['-1', expect.stringMatching(/^-/)]);
    expect(row.to).toMatchObject({ S: '70', G: '29' });
    expect(row.steps.at(-1)?.cause).toMatchObject({ kind: 'override', event: made });
    expect(rules).not.toBe(made);
  });

  test('A parameter with effect back into the period is named with its value, its day and its source.', async () => {
    ledger.on('2026-04-08');
    await ledger.record('RuleSetAdopted', {
      rules: [
        { id: 'P11', value: 'NONE_IS_1', from: '2026-01-01', source: 'Quyết định 9/QĐ-UBND' },
        { id: 'P38', value: 'DERIVED_ONLY', from: '2026-01-01', source: 'Quyết định 9/QĐ-UBND' },
      ],
    });
    ledger.on('2026-04-08');
    let id = '';
    for await (const { event } of ledger.store.readAll()) if (event.type === 'PeriodScoreConfirmed') id = event.id;
    await ledger.record(
      'FactRetracted',
      { stream: 'rating-employee-2026-Q1', target: id, targetType: 'PeriodScoreConfirmed', reason: 'chưa ký' },
      '2026-03-31',
    );
    await ledger.record(
      'LeadershipAttested',
      { person: 'director', period: '2026-Q1', d: { value: '1', people: ['employee'], reason: 'đã xem xét' } },
      '2026-03-31',
    );
    const row = await diffOf(day('2026-04-06'));
    expect(row.to.status).toBe('INSUFFICIENT_DATA');
    expect(row.steps.at(-1)).toMatchObject({
      cause: { kind: 'rule', id: 'P38', value: 'DERIVED_ONLY', from: '2026-01-01', source: 'Quyết định 9/QĐ-UBND' },
      without: 'SCORE_LOST',
    });
  });

  test('A back-dated appointment changes the holder: another person is told, not subtracted.', async () => {
    ledger.on('2026-04-08');
    await ledger.record(
      'OfficialRegistered',
      { person: 'newcomer', name: 'Bà B', personKind: 'CONG_CHUC' },
      '2026-01-02',
    );
    await ledger.record('HeadRelieved', { post: 'giam-doc-a', person: 'director' }, '2026-03-01');
    const appointed = await ledger.record('HeadAppointed', { post: 'giam-doc-a', person: 'newcomer' }, '2026-03-01');
    const row = await diffOf(day('2026-04-06'));
    expect(row.from.holder).toBe('director');
    expect(row.to.holder).toBe('newcomer');
    expect(row.total).toBeNull();
    expect(row.steps.at(-1)).toMatchObject({
      cause: { event: appointed },
      without: 'OTHER_HOLDER',
      contribution: null,
    });
  });

  test('When the period ends, the score comes with the day and not with an event.', async () => {
    const row = await diffOf({ effective: '2026-03-30' }, { effective: '2026-03-31' });
    expect(row.from.status).toBe('NOT_ENDED');
    expect(row.steps).toMatchObject([
      { cause: { kind: 'effective', from: '2026-03-30', to: '2026-03-31' }, without: 'SCORE_GAINED' },
    ]);
  });
});

test.each([
  [{ period: '2026-13' }, 'INVALID_PERIOD', 'period'],
  [{ subject: 'nobody' }, 'UNKNOWN_SUBJECT', 'subject'],
  [{ unit: 'so-x' }, 'UNKNOWN_UNIT', 'unit'],
  [{ from: { effective: '2026-02-30' } }, 'INVALID_DATE', 'from.effective'],
  [{ to: { known: { kind: 'ordinal', n: 9999 } as const } }, 'KNOWN_BEYOND_HEAD', 'to.known'],
])('%j is refused with %s at %s', async (wrong, code, path) => {
  const engine = await ledger.engine();
  const question = { period: '2026-Q1', from: {}, to: {}, ...wrong };
  expect(await engine.diff(question)()).toMatchObject({ left: { code, path, kind: 'INVALID' } });
});
