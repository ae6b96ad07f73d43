import { createMemoryKeyVault } from '@kpi-ledger/ledger';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../engine.js';
import { openEngine } from '../open-engine.js';
import { accepted, assigned, FULL_CELLS, judged, smallCity } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

describe('what is before whoever judges', () => {
  let ledger: TestLedger;
  let engine: Engine;
  const told = async (question: object = {}) =>
    (await answered(engine.judgements(question))).rows.map(
      ({ kind, task, submission, day, age, units, due, owedBy }) => [
        ...[kind, task, submission, day, age],
        ...[units, due, owedBy],
      ],
    );

  beforeAll(async () => {
    ledger = new TestLedger();
    await smallCity(ledger);
    ledger.on('2026-01-05');
    await assigned(ledger, 'bao-cao', '2026-03-20', 3);
    await assigned(ledger, 'rieng', '2026-03-10', 1, { person: 'employee' });
    ledger.on('2026-03-01');
    await ledger.record('TaskReported', { task: 'bao-cao', milestone: 'm1', percent: '40', note: 'Đang làm' });
    const submission = (task: string, id: string, units: number) =>
      ledger.record('EvidenceSubmitted', {
        ...{ task, submission: id, milestone: 'm1', units, note: `Nộp ${id}` },
        evidence: [{ name: `Văn bản ${id}`, hash: 'a'.repeat(64) }],
      });
    await submission('bao-cao', 's1', 3);
    ledger.on('2026-03-03');
    await ledger.record(
      'EvidenceRejected',
      { task: 'bao-cao', submission: 's1', major: true, unitsAtFault: 2, reason: 'Thiếu phụ lục', newDeadline: null },
      '2026-03-01',
    );
    ledger.on('2026-03-12');
    await submission('rieng', 's1', 1);
    ledger.on('2026-03-15');
    await submission('bao-cao', 's2', 2);
    ledger.on('2026-03-25');
    await ledger.record(
      'ObjectiveCauseConfirmed',
      { task: 'rieng', deadline: { milestone: 'm1', due: '2026-03-10' }, reason: 'Bão' },
      '2026-03-10',
    );
    await accepted(ledger, 'rieng', '2026-03-12');
    ledger.on('2026-04-02');
    const about = { person: 'director', period: '2026-Q1' };
    await ledger.record('GeneralCriteriaSelfScored', { ...about, cells: FULL_CELLS }, '2026-03-31');
    await ledger.record(
      'GeneralCriteriaSelfScored',
      { person: 'employee', period: '2026-Q1', cells: { 'I.1': '5' } },
      '2026-03-31',
    );
    await ledger.record(
      'GeneralCriteriaConfirmed',
      { ...about, cells: { ...FULL_CELLS, 'II.1': '2' }, reasons: { 'II.1': 'Muộn' } },
      '2026-03-31',
    );
    engine = await ledger.engine();
  });

  test('The oldest submission stands first; what was missed or had a major error stands behind, until it is excused.', async () => {
    expect(await told({ effective: '2026-03-24', known: { kind: 'date', day: '2026-03-24' } })).toEqual([
      ['EVIDENCE_WAITING', 'rieng', 's1', '2026-03-12', 12, 1, '2026-03-10', 'giam-doc-a'],
      ['EVIDENCE_WAITING', 'bao-cao', 's2', '2026-03-15', 9, 2, '2026-03-20', 'chu-tich'],
      ['DEADLINE_MISSED', 'rieng', null, '2026-03-10', 14, 1, '2026-03-10', 'giam-doc-a'],
      ['DEADLINE_MISSED', 'bao-cao', null, '2026-03-20', 4, 1, '2026-03-20', 'chu-tich'],
      ['EVIDENCE_REJECTED', 'bao-cao', 's1', '2026-03-01', 23, 2, '2026-03-20', 'chu-tich'],
    ]);
    expect((await told({ effective: '2026-03-31' })).map(([kind, task]) => [kind, task])).toEqual([
      ['EVIDENCE_WAITING', 'bao-cao'],
      ['DEADLINE_MISSED', 'bao-cao'],
      ['EVIDENCE_REJECTED', 'bao-cao'],
    ]);
  });

  test('A deadline that has not come, and a submission of a later day, are nobody’s matter yet.', async () => {
    expect(await told({ effective: '2026-02-28' })).toEqual([]);
  });

  test('The file of a task holds what was reported, submitted and decided, newest first, with its words.', async () => {
    const { file } = await answered(engine.taskFile({ task: 'bao-cao' }));
    expect(file).toMatchObject({
      ...{ title: 'Nhiệm vụ bao-cao', basis: 'PLAN', product: null, factor: '1' },
      milestones: [{ milestone: 'm1', unit: 'so-a', due: '2026-03-20', units: 3, accepted: 0, waiting: 2 }],
      reports: [{ day: '2026-03-01', percent: '40', note: 'Đang làm' }],
      submissions: [
        { submission: 's2', units: 2, day: '2026-03-15', verdicts: [] },
        {
          ...{ submission: 's1', note: 'Nộp s1', evidence: [{ name: 'Văn bản s1', hash: 'a'.repeat(64) }] },
          verdicts: [{ accepted: false, day: '2026-03-03', major: true, unitsAtFault: 2, reason: 'Thiếu phụ lục' }],
        },
      ],
      causes: [],
    });
    const { file: excused } = await answered(engine.taskFile({ task: 'rieng' }));
    expect(excused.submissions[0]?.verdicts).toMatchObject([{ accepted: true, reason: null }]);
    expect(excused.causes).toMatchObject([{ milestone: 'm1', due: '2026-03-10', reason: 'Bão' }]);
  });

  test('Without the keys its words are said to be lost; the figures stay.', async () => {
    const keyless = await answered(openEngine({ store: ledger.store, vault: createMemoryKeyVault(), clock: Date.now }));
    const { file } = await answered(keyless.taskFile({ task: 'bao-cao' }));
    expect(file.reports[0]?.note).toBe('(không đọc được: mất khoá)');
    expect(file.submissions[1]).toMatchObject({ units: 3, verdicts: [{ reason: '(không đọc được: mất khoá)' }] });
  });

  test('There is no file of a task that nobody was given.', async () => {
    expect(await engine.taskFile({ task: 'none' })()).toMatchObject({ left: { code: 'UNKNOWN_TASK', path: 'task' } });
    expect(await engine.taskFile({ task: 'rieng', effective: '2026-01-02' })()).toMatchObject({
      left: { code: 'UNKNOWN_TASK' },
    });
  });

  test('What a person says stands beside what the authority confirmed; half a self score is none.', async () => {
    const rows = (await answered(engine.assessments({ period: '2026-Q1' }))).rows;
    expect(
      rows.map(({ person, leader, assessor, tracking, self, G }) => [person, leader, assessor, tracking, self, G]),
    ).toEqual([
      ['director', true, 'chu-tich', 'QUARTER', '30', '59/2'],
      ['employee', false, 'giam-doc-a', 'QUARTER', null, null],
    ]);
  });

  test('A lowered cell stands with its reason, also as it was known before; nothing stated is an empty list.', async () => {
    const about = { period: '2026-Q1', person: 'director' };
    expect((await answered(engine.assessmentReasons(about))).reasons).toEqual({
      ...about,
      cells: [{ cell: 'II.1', reason: 'Muộn' }],
      attested: [],
    });
    const before = await answered(engine.assessmentReasons({ ...about, known: { kind: 'date', day: '2026-04-01' } }));
    expect(before.reasons.cells).toEqual([]);
    expect((await answered(engine.assessmentReasons({ ...about, person: 'employee' }))).reasons.cells).toEqual([]);
    const keyless = await answered(openEngine({ store: ledger.store, vault: createMemoryKeyVault(), clock: Date.now }));
    expect((await answered(keyless.assessmentReasons(about))).reasons.cells).toEqual([
      { cell: 'II.1', reason: '(không đọc được: mất khoá)' },
    ]);
  });

  test('đ and e are there once the assessor attests them; nothing is confirmed by that.', async () => {
    await judged(ledger, 'director');
    const [row] = (await answered(engine.assessments({ period: '2026-Q1' }))).rows;
    expect(row).toMatchObject({ dd: '1', e: '1', confirmed: false, confirmedS: null });
    const { reasons } = await answered(engine.assessmentReasons({ period: '2026-Q1', person: 'director' }));
    expect(reasons.attested.map(({ term, value, reason }) => [term, value, reason])).toEqual([
      ['dd', '1', 'đúng tiến độ'],
      ['e', '1', 'đoàn kết'],
    ]);
  });
});
