import { createMemoryKeyVault, createMemoryStore } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import { type Engine, openEngine } from './index.js';
import { FULL_CELLS } from './testing/city.js';
import { answered } from './testing/ledger.js';

const DECISION = { decision: { number: '12/QĐ-UBND', date: '2026-01-02' } };

/** A ledger written through the command handlers only, with a clock that the test sets. */
async function opened() {
  let now = Date.parse('2026-01-02T03:00:00.000Z');
  const clock = () => now;
  const engine = await answered(
    openEngine({ store: createMemoryStore({ clock }), vault: createMemoryKeyVault(), clock }),
  );
  let commands = 0;
  const send = async (type: string, data: object, validAt: string | null = null, actor = 'so-noi-vu') => {
    const done = await engine.execute({ commandId: `c${++commands}`, type: type as never, validAt, data, actor })();
    if (E.isLeft(done)) throw new Error(`${type}: ${JSON.stringify(done.left)}`);
    return done.right;
  };
  const on = (day: string): void => {
    now = Date.parse(`${day}T03:00:00.000Z`);
  };
  return { engine, send, on };
}

type Send = Awaited<ReturnType<typeof opened>>['send'];

async function organisation(send: Send): Promise<void> {
  await send(
    'LedgerOpened',
    { ledger: '22222222-2222-4222-8222-222222222222', kind: 'live', city: 'hue' },
    '2026-01-02',
  );
  const unit = { aliases: [], kind: 'so', scope: 'in', article: null };
  await send('UnitRegistered', { unit: 'ubnd-tp', name: 'UBND thành phố', ...unit }, '2026-01-01');
  await send('UnitRegistered', { unit: 'so-a', name: 'Sở A', managedBy: 'ubnd-tp', ...unit }, '2026-01-01');
  const head = { role: 'HEAD', personKind: 'CONG_CHUC', scope: 'in', article: null };
  await send('PostDefined', { post: 'chu-tich', unit: 'ubnd-tp', title: 'Chủ tịch', ...head }, '2026-01-01');
  await send('PostDefined', { post: 'giam-doc-a', unit: 'so-a', title: 'Giám đốc', ...head }, '2026-01-01');
  for (const [person, post] of [
    ['chair', 'chu-tich'],
    ['director', 'giam-doc-a'],
  ]) {
    await send('OfficialRegistered', { person, name: `Ông ${person}`, personKind: 'CONG_CHUC' }, '2026-01-01');
    await send('HeadAppointed', { post, person }, '2026-01-01');
  }
  await send('NoSubordinatesDeclared', { person: 'director' }, '2026-01-02');
  await send('TrackingUnitDecided', { unit: 'ubnd-tp', tracking: 'QUARTER', ...DECISION }, '2026-01-01');
}

const director = async (engine: Engine) => {
  const { basis, rows } = await answered(engine.rate({ period: '2026-Q1' }));
  return { basis, row: rows.find(({ post }) => post === 'giam-doc-a') };
};

test('From the first event to a confirmed score, through the command handlers.', async () => {
  const { engine, send, on } = await opened();
  await organisation(send);
  on('2026-01-05');
  const task = {
    task: 'bao-cao',
    unit: 'so-a',
    basis: 'PLAN',
    milestones: [{ key: 'm1', due: '2026-03-31', units: 1 }],
  };
  await send('TaskAssigned', { ...task, publicTitle: 'Báo cáo quý', ...DECISION }, '2026-01-05');
  on('2026-03-30');
  const of = { task: 'bao-cao', submission: 's1' };
  await send('EvidenceSubmitted', { ...of, milestone: 'm1', units: 1, evidence: [] }, '2026-03-30', 'director');
  on('2026-04-05');
  await send('EvidenceAccepted', { ...of, exceedsRequirement: false }, null, 'chair');
  const period = { person: 'director', period: '2026-Q1' };
  await send('GeneralCriteriaConfirmed', { ...period, cells: FULL_CELLS, reasons: {} }, null, 'chair');
  const attested = { value: '1', reason: 'hoàn thành đúng hạn' };
  await send('LeadershipAttested', { ...period, dd: attested, e: attested }, null, 'chair');

  const before = await director(engine);
  expect(before.row).toMatchObject({ status: 'PROVISIONAL', S: '100', d: '1', confirmed: false });
  const { ordinal, root } = before.basis;
  const confirmation = { ...period, S: '100', calculatedAt: { ordinal, root }, confirmedBy: 'chu-tich', ...DECISION };
  await send('PeriodScoreConfirmed', confirmation, null, 'chair');
  expect((await director(engine)).row).toMatchObject({ S: '100', confirmed: true });
});

test.each([
  [{ period: '2026-13' }, 'INVALID_PERIOD', 'period'],
  [{ period: '' }, 'INVALID_PERIOD', 'period'],
  [{ period: '2026-Q1', effective: '2026-02-30' }, 'INVALID_DATE', 'effective'],
  [{ period: '2026-Q1', unit: 'so-x' }, 'UNKNOWN_UNIT', 'unit'],
])('%j is refused with %s', async (question, code, path) => {
  const { engine, send } = await opened();
  await organisation(send);
  for (const ask of [engine.rate, engine.readiness])
    expect(await ask(question)()).toMatchObject({
      left: { code, path, kind: 'INVALID', message: expect.stringMatching(/[à-ỹ]/) },
    });
});

test('What cannot count in a period is refused: đ, e of who does not lead in it, a month of who is tracked by quarter.', async () => {
  const { engine, send, on } = await opened();
  await organisation(send);
  await send('OfficialRegistered', { person: 'clerk', name: 'Bà clerk', personKind: 'CONG_CHUC' }, '2026-01-01');
  await send('OfficialAssigned', { person: 'clerk', unit: 'so-a', role: 'STAFF' }, '2026-01-01');
  on('2026-04-05');
  const refusals = async (type: string, data: object) => {
    const command = { commandId: 'x', type: type as never, validAt: null, data, actor: 'chair' };
    const done = await engine.execute(command)();
    return JSON.stringify(E.isLeft(done) ? done.left : null);
  };
  const e = { value: '1', reason: 'đoàn kết' };
  const clerk = await refusals('LeadershipAttested', { person: 'clerk', period: '2026-Q1', e });
  expect(clerk).toMatch(/NOT_A_LEADER/);
  expect(clerk).toMatch(/không giữ chức vụ lãnh đạo.*2026-Q1/);
  const form = { cells: FULL_CELLS, reasons: {} };
  const month = await refusals('GeneralCriteriaConfirmed', { person: 'clerk', period: '2026-03', ...form });
  expect(month).toMatch(/TRACKED_BY_QUARTER/);
  expect(month).toMatch(/theo dõi theo quý.*2026-Q1/);
  // The quarter may be judged; a monthly score that another body confirmed is taken with its decision (Điều 19.1).
  await send('GeneralCriteriaConfirmed', { person: 'clerk', period: '2026-Q1', ...form }, null, 'chair');
  await send('LeadershipAttested', { person: 'director', period: '2026-Q1', e }, null, 'chair');
  const elsewhere = { person: 'clerk', period: '2026-01', S: '80', calculatedAt: null, confirmedBy: 'chu-tich' };
  await send('PeriodScoreConfirmed', { ...elsewhere, ...DECISION }, null, 'chair');
});
