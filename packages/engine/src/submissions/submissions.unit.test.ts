import { canonicalText } from '@kpi-ledger/events';
import { createMemoryKeyVault } from '@kpi-ledger/ledger';
import { beforeAll, expect, test } from 'vitest';
import { type Engine, openEngine } from '../index.js';
import { accepted, assigned, smallCity, submitted } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

let ledger: TestLedger;
let engine: Engine;
const figure = (indicator: string, unit: string | null, period: string, value: string) =>
  ledger.record('IndicatorMeasured', { indicator, unit, period, value, source: `báo cáo ${period}` }, '2026-03-31');

/** Sở A delivered three tasks: one rejected and delivered again, one accepted, one that waits; it leads an indicator of the city. */
beforeAll(async () => {
  ledger = new TestLedger();
  await smallCity(ledger);
  for (const task of ['mot', 'hai', 'ba', 'rieng'])
    await assigned(ledger, task, '2026-03-31', 2, task === 'rieng' ? { person: 'employee' } : { unit: 'so-a' });
  ledger.on('2026-03-10');
  await submitted(ledger, 'mot', 2);
  await submitted(ledger, 'hai', 2);
  await submitted(ledger, 'rieng', 2);
  ledger.on('2026-03-12');
  await ledger.record(
    'EvidenceRejected',
    {
      ...{ task: 'mot', submission: 's1', major: true, unitsAtFault: 1 },
      ...{ reason: 'thiếu số liệu của ông An', newDeadline: '2026-04-10' },
    },
    '2026-03-10',
  );
  await accepted(ledger, 'hai', '2026-03-10');
  ledger.on('2026-03-15');
  await ledger.record('EvidenceSubmitted', {
    ...{ task: 'mot', submission: 's2', milestone: 'm1', units: 2, note: 'đã bổ sung' },
    evidence: [{ name: 'Báo cáo 15 của bà Bình', hash: null }],
  });
  for (const [indicator, lead] of [
    ['ct.1', 'so-a'],
    ['ct.2', 'ubnd-tp'],
  ] as const)
    await ledger.record('IndicatorDefined', {
      ...{ indicator, unit: null, plan: 'ct', row: '1', title: 'Tỷ lệ', measure: '%', kind: 'indicator' },
      ...{ direction: 'up', annual: false, legalBasis: null },
      lead: [{ unit: lead, text: lead, collective: false }],
    });
  ledger.on('2026-04-02');
  const first = await figure('ct.1', null, '2025', '10');
  await figure('ct.1', null, '2026-Q1', '12.5');
  await figure('ct.2', null, '2026-Q1', '99');
  await figure('ct.2', 'so-a', '2026-Q1', '7');
  await ledger.record('FactCorrected', {
    ...{ stream: 'indicator-ct.1-CITY', target: first, targetType: 'IndicatorMeasured', correctedValidAt: null },
    data: { indicator: 'ct.1', unit: null, period: '2025', value: '11', source: 'niên giám' },
    reason: 'nhầm số',
  });
  engine = await ledger.engine();
});

test('A submission stands with the last word about it, the newest first; texts are opened.', async () => {
  const { rows } = await answered(engine.submissions({ unit: 'so-a' }));
  expect(rows.map(({ task, submission, verdict }) => [task, submission, verdict?.kind ?? null])).toEqual([
    ['mot', 's2', null],
    ['hai', 's1', 'ACCEPTED'],
    ['mot', 's1', 'REJECTED'],
  ]);
  expect(rows[0]).toMatchObject({ note: 'đã bổ sung', evidence: [{ name: 'Báo cáo 15 của bà Bình', hash: null }] });
  expect(rows[2]?.verdict).toMatchObject({
    ...{ reason: 'thiếu số liệu của ông An', major: true, unitsAtFault: 1, newDeadline: '2026-04-10' },
    // The tester has no post: who judged is said by post, never by name.
    ...{ post: null, unit: null },
  });
});

test('Work of a person is of the person; one task alone is asked for by its id; an unknown unit is refused.', async () => {
  const { rows } = await answered(engine.submissions());
  expect(rows.find(({ task }) => task === 'rieng')).toMatchObject({ unit: null, person: 'employee' });
  expect((await answered(engine.submissions({ task: 'mot' }))).rows.map(({ submission }) => submission)).toEqual([
    's2',
    's1',
  ]);
  expect(await engine.submissions({ unit: 'so-khac' })()).toMatchObject({ _tag: 'Left' });
});

test('What is known earlier says nothing of a later verdict.', async () => {
  const { rows } = await answered(engine.submissions({ unit: 'so-a', known: { kind: 'date', day: '2026-03-11' } }));
  expect(rows.map(({ task, verdict }) => [task, verdict])).toEqual([
    ['hai', null],
    ['mot', null],
  ]);
});

test('Without the keys nothing of the texts is there.', async () => {
  const keyless = await answered(openEngine({ store: ledger.store, vault: createMemoryKeyVault(), clock: Date.now }));
  const text = canonicalText(await answered(keyless.submissions()));
  expect(text).not.toMatch(/ông An|bà Bình|bổ sung/);
});

test('A unit has its own figures, and those of the city where it leads, as corrected.', async () => {
  const { rows } = await answered(engine.figures({ unit: 'so-a' }));
  expect(rows.map((row) => [row.indicator, row.of, row.period, row.value, row.source, row.corrected])).toEqual([
    ['ct.2', 'UNIT', '2026-Q1', '7', 'báo cáo 2026-Q1', false],
    ['ct.1', 'CITY', '2026-Q1', '12.5', 'báo cáo 2026-Q1', false],
    ['ct.1', 'CITY', '2025', '11', 'niên giám', true],
  ]);
});

test('The figure of the city is the matter of who leads the indicator.', async () => {
  const ofIndicator = async (id: string) =>
    (await answered(engine.responsibilities([{ kind: 'indicator', id }]))).map(({ units }) => units);
  expect(await ofIndicator('ct.1')).toEqual([['so-a', 'ubnd-tp']]);
  expect(await ofIndicator('ct.2')).toEqual([['ubnd-tp']]);
  expect(await ofIndicator('ct.3')).toEqual([]);
});
