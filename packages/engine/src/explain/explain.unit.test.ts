import type { Derivation } from '@kpi-ledger/formulas';
import { expect, test } from 'vitest';
import { accepted, assigned, confirmed, judged, post, smallCity, submitted, unit } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

/** The nodes at the end of a path of terms. */
const at = (node: Derivation | null, ...path: string[]): readonly Derivation[] =>
  path.reduce<readonly Derivation[]>(
    (nodes, term) => nodes.flatMap(({ children }) => children.filter((child) => child.term === term)),
    node === null ? [] : [node],
  );

async function explainedDirector() {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'bao-cao', '2026-02-28');
  await assigned(ledger, 'de-an', '2026-03-20');
  ledger.on('2026-02-21');
  const onTime = await submitted(ledger, 'bao-cao', 1, '2026-02-20');
  const acceptance = await accepted(ledger, 'bao-cao', '2026-02-20');
  ledger.on('2026-03-23');
  await submitted(ledger, 'de-an');
  await accepted(ledger, 'de-an', '2026-03-23');
  ledger.on('2026-04-02');
  const cause = await ledger.record(
    'ObjectiveCauseConfirmed',
    { task: 'de-an', deadline: { milestone: 'm1', due: '2026-03-20' }, reason: 'bão' },
    '2026-03-20',
  );
  await judged(ledger, 'director');
  const score = await confirmed(ledger, 'employee', '80');
  const engine = await ledger.engine();
  const explanation = await answered(engine.explain({ period: '2026-Q1', subject: 'giam-doc-a' }));
  return { explanation, engine, onTime, acceptance, cause, score };
}

test('The derivation goes down to submissions, deadlines, cells and the subordinates.', async () => {
  const { explanation, onTime, acceptance, cause, score } = await explainedDirector();
  const { derivation } = explanation;
  expect(derivation).toMatchObject({ term: 'S', value: '100', formula: 'nd335/period-score@1' });
  expect(at(derivation, 'G', 'II.3')).toMatchObject([{ value: '5/2' }]);
  expect(at(derivation, 'T', 'K', 'd', 'S')).toMatchObject([
    { label: 'Điểm đã xác nhận của employee', value: '80', events: [score] },
  ]);
  expect(at(derivation, 'T', 'K', 'a', 'C', 'lines[0]', 'units', 'submission')).toMatchObject([
    { value: '2026-02-21', expression: 'ghi nhận 2026-02-21, khai ngày 2026-02-20', events: [onTime, acceptance] },
  ]);
  expect(at(derivation, 'T', 'K', 'c', 'Ct', 'lines[1]', 'units', 'deadline')).toMatchObject([
    { value: '2026-03-20', expression: 'chậm, có lý do khách quan: không tính' },
  ]);
  expect(at(derivation, 'T', 'K', 'c', 'Ct', 'lines[1]')[0]?.excluded).toEqual([
    { event: cause, reason: 'lần chậm có lý do khách quan đã được xác nhận (Điều 14 khoản 2)' },
  ]);
});

test('Every parameter of the derivation has a value and a source.', async () => {
  const { explanation } = await explainedDirector();
  const parameters: Derivation['parameters'][number][] = [];
  const collect = (node: Derivation): void => {
    parameters.push(...node.parameters);
    node.children.forEach(collect);
  };
  if (explanation.derivation !== null) collect(explanation.derivation);
  expect(parameters.map(({ id }) => id)).toEqual(expect.arrayContaining(['P1', 'P2', 'P9', 'P19', 'P29', 'P38']));
  expect(parameters.filter(({ value, source }) => value === '' || source === '')).toEqual([]);
});

test('A person is explained by the row of the post held; without a post the row has none.', async () => {
  const { engine, explanation } = await explainedDirector();
  expect(await answered(engine.explain({ period: '2026-Q1', subject: 'director' }))).toEqual(explanation);
  const employee = await answered(engine.explain({ period: '2026-Q1', subject: 'employee' }));
  expect(employee).toMatchObject({
    post: null,
    holder: 'employee',
    unit: 'so-a',
    S: '80',
    confirmed: true,
    status: 'OK',
  });
});

test('Somebody with a post out of the scope and one in it is explained by the one that is rated.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await unit(ledger, 'benh-vien', null);
  await post(ledger, 'giam-doc-bv', 'benh-vien', 'out');
  await ledger.record('HeadAppointed', { post: 'giam-doc-bv', person: 'director' }, '2026-01-01');
  ledger.on('2026-04-02');
  const explained = (await ledger.engine()).explain({ period: '2026-Q1', subject: 'director' });
  expect(await answered(explained)).toMatchObject({ post: 'giam-doc-a', status: 'INSUFFICIENT_DATA' });
});

test('The row of the explanation is the row of the table.', async () => {
  const { engine, explanation } = await explainedDirector();
  const { rows } = await answered(engine.rate({ period: '2026-Q1' }));
  const { basis: _, derivation: __, ...row } = explanation;
  expect(rows.find(({ post }) => post === 'giam-doc-a')).toEqual(row);
});

test('Extra work says why it is extra, also where nothing stands in A.', async () => {
  const explained = async (...inPlan: string[]) => {
    const ledger = new TestLedger();
    await smallCity(ledger);
    ledger.on('2026-01-10');
    for (const task of inPlan) await assigned(ledger, task, '2026-03-31');
    ledger.on('2026-01-11');
    await assigned(ledger, 'giao-muon', '2026-03-31');
    return (await answered((await ledger.engine()).explain({ period: '2026-Q1', subject: 'giam-doc-a' }))).derivation;
  };
  const state = 'chưa hoàn thành trong kỳ';
  const expression = `${state}; ngoài tổng số vì giao ngày 2026-01-11, sau ngày 2026-01-10 chốt kế hoạch của kỳ (P42)`;
  expect(at(await explained(), 'T', 'K', 'A', 'line', 'units')).toMatchObject([{ expression }]);
  const both = await explained('dung-han');
  expect(at(both, 'T', 'K', 'a', 'C', 'lines[0]', 'units')).toMatchObject([{ expression: state }]);
  expect(at(both, 'T', 'K', 'a', 'C', 'lines[1]', 'units')).toMatchObject([{ expression }]);
});

test('What was retracted, and work that is not scored for want of a factor, is listed with the reason.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'bao-cao', '2026-02-28');
  ledger.on('2026-02-20');
  await submitted(ledger, 'bao-cao');
  const acceptance = await accepted(ledger, 'bao-cao', '2026-02-20');
  const milestones = [{ key: 'm1', due: '2026-03-31', units: 1 }];
  const give = (task: string) => ledger.record('TaskAssigned', { task, unit: 'so-a', basis: 'PLAN', milestones });
  const withoutFactor = await give('khong-he-so');
  const wrong = await give('nham');
  const retract = (stream: string, target: string, targetType: string, day: string) =>
    ledger.record('FactRetracted', { stream, target, targetType, reason: 'nhầm' }, day);
  ledger.on('2026-04-02');
  const first = await retract('task-bao-cao', acceptance, 'EvidenceAccepted', '2026-02-20');
  const second = await retract('task-nham', wrong, 'TaskAssigned', '2026-02-20');
  await ledger.record('RuleSetAdopted', {
    rules: [{ id: 'P36', value: 'NOT_SCORED', from: '2026-01-01', source: '12/QĐ-UBND' }],
  });
  const engine = await ledger.engine();
  const { derivation } = await answered(engine.explain({ period: '2026-Q1', subject: 'giam-doc-a' }));
  expect(at(derivation, 'T', 'K')[0]?.excluded).toEqual([
    { event: withoutFactor, reason: 'chưa có hệ số quy đổi nên không được tính (P36)' },
    { event: acceptance, reason: `đã được rút lại bởi sự kiện ${first}` },
    { event: wrong, reason: `đã được rút lại bởi sự kiện ${second}` },
  ]);
  const { rows } = await answered(engine.readiness({ period: '2026-Q1' }));
  expect(rows.map(({ missing }) => missing)).toContain(
    '1 nhiệm vụ chưa có hệ số quy đổi, chưa được tính điểm (P36): khong-he-so',
  );
});

test('A parameter of the city stands where it decided: P34 for the period, P36 and P42 for the line, with source.', async () => {
  const ledger = new TestLedger();
  ledger.on('2026-01-02');
  await ledger.record('OfficialRegistered', { person: 'an', name: 'Ông', personKind: 'CONG_CHUC' });
  await ledger.record('UnitRegistered', {
    ...{ unit: 'so-a', name: 'Sở A', aliases: [], kind: 'so', scope: 'in', article: null },
  });
  await ledger.record('OfficialAssigned', { person: 'an', unit: 'so-a', role: 'STAFF' });
  const give = (task: string) =>
    ledger.record('TaskAssigned', {
      ...{ task, person: 'an', basis: 'PLAN', milestones: [{ key: 'm1', due: '2026-03-31', units: 1 }] },
    });
  await give('khong-he-so');
  ledger.on('2026-02-02');
  await give('giao-sau');
  ledger.on('2026-04-02');
  await judged(ledger, 'an', '2026-Q1', '2026-03-31', false);
  const engine = await ledger.engine();
  const { derivation } = await answered(engine.explain({ period: '2026-Q1', subject: 'an' }));
  const ids = (node: Derivation | null | undefined) => (node?.parameters ?? []).map(({ id }) => id);
  expect(ids(derivation)).toContain('P34');
  const lines = at(derivation, 'T', 'K', 'a', 'C').flatMap(({ children }) => children);
  expect(lines.map(ids)).toEqual([['P36'], ['P36', 'P42.quarter']]);
});

test('An unknown subject is an error that names it.', async () => {
  const { engine } = await explainedDirector();
  expect(await engine.explain({ period: '2026-Q1', subject: 'nobody' })()).toMatchObject({
    _tag: 'Left',
    left: { code: 'UNKNOWN_SUBJECT', path: 'subject', message: expect.stringContaining('"nobody"') },
  });
});

test('A city that counts from acceptance (P35) moves the score, and the line of the derivation says which value decided.', async () => {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'bao-cao', '2026-02-28');
  ledger.on('2026-02-27');
  await submitted(ledger, 'bao-cao');
  ledger.on('2026-03-02');
  await accepted(ledger, 'bao-cao', '2026-02-27');
  ledger.on('2026-04-02');
  await judged(ledger, 'director');
  await confirmed(ledger, 'employee', '80');
  const question = { period: '2026-Q1', subject: 'giam-doc-a' } as const;
  const lineOf = async () => {
    const { derivation } = await answered((await ledger.engine()).explain(question));
    return find(derivation, 'Ct')?.children[0];
  };
  const p35 = (value: string, source: unknown) => expect.objectContaining({ id: 'P35', value, source });
  expect(await lineOf()).toMatchObject({
    value: '1',
    parameters: expect.arrayContaining([p35('SUBMISSION', expect.any(String))]),
  });
  const rules = [{ id: 'P35', value: 'ACCEPTANCE', from: '2026-01-01', source: '5/QĐ-UBND' }];
  await ledger.record('RuleSetAdopted', { rules }, '2026-01-01');
  const byAcceptance = await lineOf();
  expect(byAcceptance).toMatchObject({
    value: '3/4',
    parameters: expect.arrayContaining([p35('ACCEPTANCE', '5/QĐ-UBND')]),
  });
  const undecided = byAcceptance?.parameters.map(({ id }) => id) ?? [];
  for (const id of ['P37', 'P40', 'P41', 'P43', 'P44']) expect(undecided).not.toContain(id);
});

/** The first node of a term, wherever it stands. */
const find = (node: Derivation | null, term: string): Derivation | null =>
  node === null || node.term === term
    ? node
    : node.children.reduce<Derivation | null>((found, child) => found ?? find(child, term), null);
