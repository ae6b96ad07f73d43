import { expect, test } from 'vitest';
import type { CaseFile, CaseStep, Engine, StepId } from '../index.js';
import { confirmed, smallCity } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const DECISION = { number: '99/QĐ-UBND', date: '2026-12-10' };
const QUARTERS = [
  ['2026-Q1', '2026-03-31'],
  ['2026-Q2', '2026-06-30'],
  ['2026-Q3', '2026-09-30'],
  ['2026-Q4', '2026-12-31'],
] as const;

const caseOf = async (ledger: TestLedger, person: string, effective: string): Promise<CaseFile> =>
  answered((await ledger.engine()).caseFile({ person, year: '2026', effective }));

const stepOf = ({ steps }: CaseFile, id: StepId): CaseStep => {
  const found = steps.find(({ step }) => step === id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found;
};

const states = ({ steps }: CaseFile): readonly string[] => steps.map(({ step, status }) => `${step} ${status}`);

/** The whole year scored and confirmed, the last quarter in its provisional form on 1 December (P22). */
async function scoredYear(person: string): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-12-01');
  for (const [period, last] of QUARTERS) await confirmed(ledger, person, '80', period, last);
  return ledger;
}

const submitted = (ledger: TestLedger, person: string) =>
  ledger.record('AnnualSelfAssessmentSubmitted', { person, year: '2026', selfClass: 'TOT' });

test('An ended quarter owes a self-score by the person and a confirmation by the authority, from the day after it.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-04-20');
  const found = await caseOf(ledger, 'director', '2026-04-20');
  expect(stepOf(found, 'SELF_SCORES')).toMatchObject({
    status: 'MISSING',
    missing: [{ what: 'chưa tự đánh giá kỳ 2026-Q1', owedBy: 'director', since: '2026-04-01' }],
  });
  expect(stepOf(found, 'CONFIRMATIONS').missing).toEqual([
    { what: 'chưa xác nhận điểm kỳ 2026-Q1', owedBy: 'chu-tich', since: '2026-04-01' },
  ]);
});

test('Before the first period has ended nobody owes anything of it.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  const found = await caseOf(ledger, 'director', '2026-02-01');
  expect(states(found).slice(0, 2)).toEqual(['SELF_SCORES WAITING', 'CONFIRMATIONS WAITING']);
});

test('A confirmed score owes no self-score (R19); the last quarter is owed from 1 December on (P22).', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-10-05');
  for (const [period, last] of QUARTERS.slice(0, 3)) await confirmed(ledger, 'employee', '80', period, last);
  expect(states(await caseOf(ledger, 'employee', '2026-11-30')).slice(0, 2)).toEqual([
    'SELF_SCORES DONE',
    'CONFIRMATIONS DONE',
  ]);
  const december = stepOf(await caseOf(ledger, 'employee', '2026-12-01'), 'CONFIRMATIONS');
  expect(december.missing).toMatchObject([{ what: 'chưa xác nhận điểm kỳ 2026-Q4', since: '2026-12-01' }]);
});

test('A head needs the Party opinion and the synthesis; staff need neither (Điều 21).', async () => {
  const head = await caseOf(await scoredYear('director'), 'director', '2026-12-02');
  expect(states(head)).toEqual([
    'SELF_SCORES DONE',
    'CONFIRMATIONS DONE',
    'SELF_ASSESSMENT MISSING',
    'MEETING WAITING',
    'PARTY_OPINION WAITING',
    'SYNTHESIS WAITING',
    'DECISION WAITING',
    'WRITTEN_NOTICE WAITING',
    'PUBLIC_NOTICE WAITING',
    'PETITION NOT_REQUIRED',
    'NATIONAL_DATABASE WAITING',
  ]);
  const staff = await caseOf(await scoredYear('employee'), 'employee', '2026-12-02');
  expect(stepOf(staff, 'PARTY_OPINION').status).toBe('NOT_REQUIRED');
  expect(stepOf(staff, 'SYNTHESIS').status).toBe('NOT_REQUIRED');
});

test('A deputy needs the Party opinion but no synthesis, and is classified by the head of the agency.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await ledger.record('OfficialRegistered', { person: 'deputy', name: 'Bà phó', personKind: 'CONG_CHUC' });
  await ledger.record('OfficialAssigned', { person: 'deputy', unit: 'so-a', role: 'DEPUTY' });
  ledger.on('2026-12-02');
  const found = await caseOf(ledger, 'deputy', '2026-12-02');
  expect(stepOf(found, 'PARTY_OPINION').status).toBe('WAITING');
  expect(stepOf(found, 'SYNTHESIS').status).toBe('NOT_REQUIRED');
});

test('"Trước 15/12" is at the latest 14/12 (R39): the decision is overdue from the 15th on.', async () => {
  const ledger = await scoredYear('employee');
  const decision = async (day: string) => stepOf(await caseOf(ledger.on(day), 'employee', day), 'DECISION');
  expect(await decision('2026-12-14')).toMatchObject({ deadline: '2026-12-14', overdue: false });
  expect(await decision('2026-12-15')).toMatchObject({ deadline: '2026-12-14', overdue: true });
  expect((await decision('2026-12-15')).note).toContain('2027-01-14');
});

test('After the decision the notices and, within five days, the national database are owed (Điều 21, 26.1d, R40).', async () => {
  const ledger = await scoredYear('employee');
  ledger.on('2026-12-05');
  await submitted(ledger, 'employee');
  await ledger.record('ReviewMeetingHeld', { person: 'employee', year: '2026', minutesHash: null });
  ledger.on('2026-12-10');
  expect(stepOf(await caseOf(ledger, 'employee', '2026-12-10'), 'DECISION')).toMatchObject({
    status: 'MISSING',
    missing: [{ owedBy: 'chu-tich', since: '2026-12-05' }],
  });
  await decided(ledger, 'TOT');
  ledger.on('2026-12-16');
  const open = await caseOf(ledger, 'employee', '2026-12-16');
  expect(open.decided).toMatchObject({ class: 'TOT', on: '2026-12-10', decision: DECISION, signer: 'director' });
  expect(stepOf(open, 'WRITTEN_NOTICE')).toMatchObject({ status: 'MISSING', missing: [{ since: '2026-12-10' }] });
  expect(stepOf(open, 'NATIONAL_DATABASE')).toMatchObject({
    status: 'MISSING',
    deadline: '2026-12-15',
    overdue: true,
  });
  await ledger.record('ClassificationNotified', { person: 'employee', year: '2026', how: 'WRITTEN', electronic: true });
  await ledger.record('NationalDatabaseSubmitted', { person: 'employee', year: '2026' });
  const told = await caseOf(ledger, 'employee', '2026-12-16');
  expect(stepOf(told, 'WRITTEN_NOTICE')).toMatchObject({ status: 'DONE', doneOn: '2026-12-16' });
  expect(stepOf(told, 'PUBLIC_NOTICE').status).toBe('MISSING');
  expect(stepOf(told, 'NATIONAL_DATABASE').status).toBe('DONE');
});

test('A decision that replaces an earlier one is made known and sent on anew (Điều 4.4, 21.3).', async () => {
  const ledger = await scoredYear('employee');
  ledger.on('2026-12-10');
  await decided(ledger, 'TOT');
  await ledger.record('NationalDatabaseSubmitted', { person: 'employee', year: '2026' });
  ledger.on('2027-01-20');
  await decided(ledger, 'HT');
  const found = await caseOf(ledger, 'employee', '2027-01-21');
  expect(found.decided).toMatchObject({ class: 'HT', on: '2027-01-20' });
  expect(stepOf(found, 'NATIONAL_DATABASE')).toMatchObject({ status: 'MISSING', deadline: '2027-01-25' });
});

test('A petition is due seven working days after its receipt, the day of receipt not counted (Điều 22, R39).', async () => {
  const ledger = await scoredYear('employee');
  ledger.on('2026-12-10');
  await decided(ledger, 'HT');
  ledger.on('2026-12-11');
  await ledger.record('PetitionFiled', { person: 'employee', year: '2026', petition: 'kn-1', text: 'xin xem lại' });
  // Friday 11 December: 14, 15, 16, 17, 18, 21, 22.
  const open = stepOf(await caseOf(ledger, 'employee', '2026-12-22'), 'PETITION');
  expect(open).toMatchObject({
    ...{ status: 'MISSING', deadline: '2026-12-22', overdue: false },
    missing: [{ what: 'chưa trả lời kiến nghị kn-1', since: '2026-12-11' }],
  });
  expect(stepOf(await caseOf(ledger, 'employee', '2026-12-23'), 'PETITION')).toMatchObject({ overdue: true });
  const engine = await ledger.engine();
  const statusOn = async (effective: string) => {
    const { rows } = await answered(engine.petitions({ year: '2026', effective }));
    return rows.map(({ status, due, answeredOn }) => [status, due, answeredOn]);
  };
  expect(await statusOn('2026-12-10')).toEqual([]);
  expect(await statusOn('2026-12-22')).toEqual([['OPEN', '2026-12-22', null]]);
  expect(await statusOn('2026-12-23')).toEqual([['OVERDUE', '2026-12-22', null]]);
  ledger.on('2026-12-24');
  const answer = { person: 'employee', year: '2026', petition: 'kn-1', upheld: false, answer: 'giữ nguyên' };
  await ledger.record('PetitionAnswered', answer);
  const { rows } = await answered((await ledger.engine()).petitions({ unit: 'so-a', effective: '2026-12-24' }));
  expect(rows).toMatchObject([{ status: 'ANSWERED_LATE', answeredOn: '2026-12-24', upheld: false, missing: [] }]);
});

test('Where the calendar of a year is not known, no day is guessed; adopted later, it counts from the day it is known.', async () => {
  const ledger = await scoredYear('employee');
  ledger.on('2026-12-10');
  await decided(ledger, 'HT');
  ledger.on('2026-12-28');
  await ledger.record('PetitionFiled', { person: 'employee', year: '2026', petition: 'kn-1', text: 'xin xem lại' });
  const petition = stepOf(await caseOf(ledger, 'employee', '2026-12-28'), 'PETITION');
  expect(petition.deadline).toBeNull();
  expect(petition.note).toContain('chưa có lịch làm việc năm 2027');
  ledger.on('2026-12-29');
  await ledger.record('WorkingCalendarAdopted', {
    ...{ year: '2027', workedRestDays: [], source: 'Quyết định 5/QĐ-UBND' },
    daysOff: [{ day: '2027-01-01', name: 'Tết Dương lịch' }],
  });
  const engine = await ledger.engine();
  const dueKnown = async (day: string) =>
    (await answered(engine.petitions({ effective: '2026-12-28', known: { kind: 'date', day } }))).rows.map(
      ({ due, status }) => [due, status],
    );
  expect(await dueKnown('2026-12-28')).toEqual([[null, 'UNDATED']]);
  // 29, 30, 31 December, then Friday 1 January is off: 4, 5, 6, 7.
  const { rows } = await answered(engine.petitions({ effective: '2026-12-29' }));
  expect(rows).toMatchObject([{ due: '2027-01-07', status: 'OPEN' }]);
});

test('The overview holds everybody who is rated, and who was classified and left since.', async () => {
  const ledger = await scoredYear('employee');
  ledger.on('2026-12-10');
  await decided(ledger, 'TOT');
  ledger.on('2026-12-20');
  await ledger.record('OfficialLeft', { person: 'employee', unit: 'so-a', reason: 'RETIRED' });
  const engine = await ledger.engine();
  const people = async (question: Parameters<Engine['caseFiles']>[0]) =>
    (await answered(engine.caseFiles(question))).rows.map(({ person, decided: of }) => [person, of?.class ?? null]);
  expect(await people({ year: '2026', effective: '2026-12-31' })).toEqual([
    ['director', null],
    ['employee', 'TOT'],
  ]);
  expect(await people({ year: '2026', effective: '2026-12-31', unit: 'ubnd-tp' })).toEqual([]);
});

test('Somebody who left before the classification has no steps, with the reason (R22).', async () => {
  const ledger = await scoredYear('employee');
  ledger.on('2026-12-02');
  await ledger.record('OfficialLeft', { person: 'employee', unit: 'so-a', reason: 'RETIRED' });
  const found = await caseOf(ledger, 'employee', '2026-12-20');
  expect(found).toMatchObject({ steps: [], decided: null });
  expect(found.notClassified).toContain('R22');
});

test('An unknown person, unit or year is an error that names it.', async () => {
  const engine = await (await scoredYear('employee')).engine();
  expect(await engine.caseFile({ person: 'nobody', year: '2026' })()).toMatchObject({
    left: { code: 'UNKNOWN_PERSON', path: 'person' },
  });
  expect(await engine.caseFile({ person: 'employee', year: '2026-Q1' })()).toMatchObject({
    left: { code: 'NOT_A_YEAR', path: 'year' },
  });
  expect(await engine.caseFiles({ year: '2026', unit: 'nowhere' })()).toMatchObject({ left: { code: 'UNKNOWN_UNIT' } });
});

const decided = (ledger: TestLedger, klass: 'TOT' | 'HT') =>
  ledger.record('ClassificationDecided', {
    person: 'employee',
    year: '2026',
    class: klass,
    signer: 'director',
    decision: DECISION,
  });
