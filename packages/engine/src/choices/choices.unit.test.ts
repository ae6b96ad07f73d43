import { beforeAll, expect, test } from 'vitest';
import type { At, Engine } from '../engine.js';
import { assigned, smallCity, submitted } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

let ledger: TestLedger;
let engine: Engine;
const asked = (question: At & { readonly unit?: string } = {}) => answered(engine.choices(question));
const ids = (choices: readonly { readonly id: string }[]) => choices.map(({ id }) => id);

beforeAll(async () => {
  ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'bao-cao', '2026-03-31', 2);
  await assigned(ledger, 'cua-nguoi', '2026-04-30', 1, { person: 'employee' });
  await assigned(ledger, 'cua-tp', '2026-04-30', 1, { unit: 'ubnd-tp' });
  await ledger.record('TaskAssigned', {
    ...{ task: 'kin', unit: 'so-a', basis: 'PLAN', title: 'Việc của ông Nguyễn Văn An' },
    milestones: [{ key: 'm1', due: '2026-05-31', units: 1 }],
    snapshot: { factor: '1', decidedBy: null },
  } as never);
  ledger.on('2026-03-20');
  await submitted(ledger, 'bao-cao');
  engine = await ledger.engine();
});

test('A unit chooses among its own work, people and posts, and its components count as it does.', async () => {
  const own = await asked({ unit: 'so-a' });
  expect(ids(own.units)).toEqual(['so-a']);
  expect(own.people).toEqual([
    { id: 'director', label: 'Chức vụ giam-doc-a' },
    { id: 'employee', label: 'Đơn vị so-a' },
  ]);
  expect(ids(own.posts)).toEqual(['giam-doc-a']);
  expect(ids(own.tasks)).toEqual(['bao-cao', 'cua-nguoi', 'kin']);
  expect(own.milestones).toContainEqual({ id: 'm1', label: '2026-03-31', within: 'bao-cao' });
  expect(own.submissions).toEqual([{ id: 's1', label: '2026-03-20', within: 'bao-cao' }]);
  const above = await asked({ unit: 'ubnd-tp' });
  expect([ids(above.units), ids(above.tasks)]).toEqual([
    ['ubnd-tp', 'so-a'],
    ['bao-cao', 'cua-nguoi', 'cua-tp', 'kin'],
  ]);
  expect(await asked()).toMatchObject({ ...above, unit: null, basis: expect.anything() });
});

test('No personal text is among them: names of people, and titles that only a user wrote.', async () => {
  const all = await asked();
  expect(all.tasks.find(({ id }) => id === 'kin')).toEqual({ id: 'kin', label: null });
  expect(JSON.stringify(all)).not.toMatch(/Ông |Nguyễn Văn An/);
});

test('They are those of the day and of what was known.', async () => {
  expect(ids((await asked({ unit: 'so-a', effective: '2026-01-04' })).tasks)).toEqual([]);
  const before = await asked({ unit: 'so-a', known: { kind: 'date', day: '2026-01-04' } });
  expect([ids(before.tasks), ids(before.people)]).toEqual([[], ['director', 'employee']]);
});
