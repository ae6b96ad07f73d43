import { expect, test } from 'vitest';
import { accepted, assigned, confirmed, judged, smallCity, submitted } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const AT = { period: '2026-Q1', effective: '2026-03-31' };
const OF = { person: 'director', period: '2026-Q1' };

/** Of the three tasks of so-a one is done in time, one late, one not at all. */
async function city(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  ledger.on('2026-01-05');
  await assigned(ledger, 'dung-han', '2026-03-31');
  await assigned(ledger, 'cham', '2026-02-27');
  await assigned(ledger, 'chua-xong', '2026-03-15');
  for (const [day, task] of [
    ['2026-02-28', 'cham'],
    ['2026-03-30', 'dung-han'],
  ] as const) {
    ledger.on(day);
    await submitted(ledger, task);
    await accepted(ledger, task, day);
  }
  ledger.on('2026-04-02');
  await confirmed(ledger, 'employee', '80');
  return ledger;
}

const director = async (ledger: TestLedger) =>
  answered((await ledger.engine()).explain({ ...AT, subject: 'giam-doc-a' }));

test('The completion and lateness of the unit are offered for đ.', async () => {
  const { grounds } = await director(await city());
  expect(grounds).toEqual({
    dd: [
      { kind: 'COMPLETION', unit: 'so-a', what: 'hoàn thành 2/3 nhiệm vụ đến hạn trong kỳ (66.66 %)', events: [] },
      { kind: 'LATENESS', unit: 'so-a', what: '1 nhiệm vụ xong chậm, 1 nhiệm vụ quá hạn chưa xong', events: [] },
    ],
    e: [],
  });
});

test('Initiatives and conflicts of the period are offered with their events, reported after its end too; those of others are not.', async () => {
  const ledger = await city();
  const initiative = await ledger.record('InitiativeRecognised', { ...OF, title: 'một cửa' }, '2026-03-10');
  await ledger.record('InitiativeRecognised', { ...OF, period: '2026-Q2', title: 'khác' }, '2026-04-02');
  const conflict = await ledger.record('ConflictReported', { ...OF, note: 'đơn' }, '2026-04-02');
  await ledger.record('ConflictReported', { ...OF, person: 'employee', note: 'đơn' }, '2026-04-02');
  const { grounds } = await director(ledger);
  expect(grounds?.dd[0]).toMatchObject({ kind: 'INITIATIVE', events: [initiative] });
  expect(grounds?.e).toMatchObject([{ kind: 'CONFLICT', unit: null, events: [conflict] }]);
});

test('Whatever is offered, đ and e stay unknown until they are attested, and are as attested then (R17).', async () => {
  const ledger = await city();
  await ledger.record('InitiativeRecognised', { ...OF, title: 'một cửa' }, '2026-03-10');
  await ledger.record('ConflictReported', { ...OF, note: 'đơn' }, '2026-04-02');
  expect(await director(ledger)).toMatchObject({ dd: null, e: null, status: 'INSUFFICIENT_DATA' });
  await judged(ledger, 'director');
  expect(await director(ledger)).toMatchObject({ dd: '1', e: '1', status: 'OK' });
});

test('The indicators that the unit leads stand beside the rating; what is not measured is said to be unknown.', async () => {
  const ledger = await city();
  const lead = [{ unit: 'so-a', text: 'Sở A', collective: false }];
  for (const [indicator, of] of [
    ['ct-1', lead],
    ['ct-2', lead],
    ['ct-khac', [{ unit: 'ubnd-tp', text: 'UBND', collective: false }]],
  ] as const)
    await ledger.record(
      'IndicatorDefined',
      {
        ...{ indicator, unit: null, plan: 'k1', row: indicator, title: 'Chỉ tiêu', measure: '%' },
        ...{ kind: 'indicator', direction: 'up', annual: true, lead: of, legalBasis: null },
      },
      '2026-01-06',
    );
  const { grounds } = await director(ledger);
  expect(grounds?.dd.at(-1)).toEqual({
    ...{ kind: 'INDICATORS', unit: 'so-a', events: [] },
    what: '2 chỉ tiêu chủ trì của năm 2026: 0 đạt, 0 chưa đạt, 2 chưa có số đo',
  });
});

test('Staff have no grounds: they are not rated by đ and e.', async () => {
  const { grounds } = await answered((await (await city()).engine()).explain({ ...AT, subject: 'employee' }));
  expect(grounds).toBeNull();
});

test('The scores are the rows of the rating without them, also of an assumption.', async () => {
  const engine = await (await city()).engine();
  const assumed = await answered(engine.assume({ commands: [], set: { P1: 'TOTAL_ONLY' }, actor: 'so-noi-vu' }));
  for (const question of [
    { ...AT, people: true },
    { ...AT, unit: 'so-a' },
    { ...AT, assumed },
  ]) {
    const { rows } = await answered(engine.rate(question));
    expect(rows.some(({ grounds }) => grounds !== null && grounds.dd.length > 0)).toBe(true);
    expect((await answered(engine.scores(question))).rows).toEqual(rows.map(({ grounds: _, ...row }) => row));
  }
});
