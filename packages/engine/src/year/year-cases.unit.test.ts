import { describe, expect, test } from 'vitest';
import { accepted, assigned, confirmed, FULL_CELLS, judged, submitted } from '../testing/city.js';
import { answered } from '../testing/ledger.js';
import { absent, monthlyCity, recruited, sentBy, sheetOf, yearOf } from '../testing/year.js';

const states = (rows: readonly { state: string }[]) => rows.map(({ state }) => state);

describe('the sheet', () => {
  test('always has twelve rows: before the year has ended those so far, and no score', async () => {
    const ledger = await monthlyCity();
    await yearOf(ledger, 'employee', ['90', '91', '92']);
    const sheet = await sheetOf(ledger, 'employee', { effective: '2026-04-10' });
    expect(sheet).toMatchObject({ status: 'NOT_ENDED', S: null, display: null, scoreClass: null, missing: [] });
    expect(states(sheet.rows)).toEqual([...Array(3).fill('CONFIRMED'), ...Array(9).fill('NOT_ENDED')]);
  });

  test('a month noted as without a score leaves the mean, and nothing is owed (P9, P32)', async () => {
    const ledger = await monthlyCity();
    await yearOf(ledger, 'employee', [...Array(5).fill('80'), null, ...Array(6).fill('90')]);
    await ledger.record(
      'PeriodExcused',
      { person: 'employee', period: '2026-06', note: 'không có việc' },
      '2026-06-30',
    );
    const sheet = await sheetOf(ledger, 'employee');
    expect(sheet).toMatchObject({ status: 'OK', S: '940/11', missing: [] });
    expect(sheet.rows[5]).toMatchObject({ state: 'NOTED', S: null });
  });

  test('of somebody who left it names the last unit and keeps the scores in their rows, without a year score (R22)', async () => {
    const ledger = await monthlyCity();
    await yearOf(ledger, 'employee', Array(10).fill('80'));
    await ledger.record('OfficialLeft', { person: 'employee', unit: 'so-a', reason: 'RETIRED' }, '2026-11-01');
    const sheet = await sheetOf(ledger, 'employee');
    expect(sheet).toMatchObject({ status: 'NOT_CLASSIFIED', S: null, display: null, unit: 'so-a' });
    expect(states(sheet.rows)).toEqual([...Array(10).fill('CONFIRMED'), 'NOT_WORKED', 'NOT_WORKED']);
    expect(sheet.rows[9]?.S).toBe('80');
  });

  test('in a quarter with leave the value stands in the rows of the months worked only, the others are leave (R23)', async () => {
    const ledger = await monthlyCity();
    await ledger.record('TrackingUnitDecided', { unit: 'so-a', tracking: 'QUARTER' }, '2026-07-01');
    await yearOf(ledger, 'employee', Array(6).fill('90'));
    await yearOf(ledger, 'employee', ['80', '70'], 'QUARTER', 3);
    const leave = await absent(ledger, 'employee', 'SICK', '2026-07-01', '2026-08-31');
    const sheet = await sheetOf(ledger, 'employee');
    expect(states(sheet.rows).slice(6, 9)).toEqual(['ABSENT', 'ABSENT', 'CONFIRMED']);
    expect(sheet.rows[6]).toMatchObject({ S: null, events: [leave] });
    // (6 × 90 + 80 + 3 × 70) / 10
    expect(sheet.S).toBe('83');
  });
});

describe('time worked (Điều 11, R21)', () => {
  test.each([
    // From 1/1, 184 days of unpaid leave leave 1/1 to 30/6: six months. One more day, and they are five.
    ['UNPAID', '2026-07-01', 'OK'],
    ['UNPAID', '2026-06-30', 'NOT_CLASSIFIED'],
    ['SICK', '2026-02-01', 'OK'],
    ['MATERNITY', '2026-01-01', 'NOT_CLASSIFIED'],
  ] as const)('%s leave from %s to the end of the year: %s', async (kind, from, status) => {
    const ledger = await monthlyCity();
    const worked = Number(from.slice(5, 7)) - 1;
    await yearOf(ledger, 'employee', Array(worked).fill('80'));
    if (from === '2026-06-30') await yearOf(ledger, 'employee', ['80'], 'MONTH', 6);
    await absent(ledger, 'employee', kind, from, '2026-12-31');
    expect(await sheetOf(ledger, 'employee')).toMatchObject({ status });
  });

  test('recruited in May is marked, and waits for the authority where a city decides so (P33)', async () => {
    const ledger = await monthlyCity();
    await recruited(ledger, 'moi', '2026-05-04');
    await yearOf(ledger, 'moi', Array(8).fill('80'), 'MONTH', 5);
    expect(await sheetOf(ledger, 'moi')).toMatchObject({
      ...{ status: 'OK', S: '80', case: 'JOINED', monthsWorked: 7 },
      notes: ['làm việc 7 tháng trong năm (Điều 11, P33)'],
    });
    const rules = [{ id: 'P33', value: 'WITHHOLD', from: '2026-01-01', source: '5/QĐ-UBND' }];
    await ledger.record('RuleSetAdopted', { rules }, '2026-01-01');
    expect(await sheetOf(ledger, 'moi')).toMatchObject({
      ...{ status: 'INSUFFICIENT_DATA', S: null, scoreClass: null },
      missing: [{ what: expect.stringContaining('P33'), owedBy: 'giam-doc-a' }],
    });
  });
});

describe('transfer (Điều 19.1, R22)', () => {
  test('in the middle of a month: the body of its last day scores it, the days up to the move are no break', async () => {
    const ledger = await monthlyCity();
    await recruited(ledger, 'den', '2026-07-20');
    await sentBy(ledger, 'den', [...Array(6).fill('78'), '10']);
    await yearOf(ledger, 'den', Array(6).fill('90'), 'MONTH', 7);
    const sheet = await sheetOf(ledger, 'den');
    expect(sheet).toMatchObject({ S: '84', monthsWorked: 12, case: 'TRANSFER', notes: [] });
    expect(sheet.rows[6]).toMatchObject({
      ...{ state: 'CONFIRMED', S: '90' },
      information: { S: '10', from: 'Sở cũ' },
    });
    expect(sheet.rows[5]).not.toHaveProperty('information');
  });

  test('the old body has sent nothing: the months before are no service here', async () => {
    const ledger = await monthlyCity();
    await recruited(ledger, 'den', '2026-08-01');
    await yearOf(ledger, 'den', ['85', '88', '90', '86', '91'], 'MONTH', 8);
    expect(await sheetOf(ledger, 'den')).toMatchObject({ status: 'NOT_CLASSIFIED', monthsWorked: 5 });
  });

  test('between two agencies of the same ledger no result need be sent', async () => {
    const ledger = await monthlyCity();
    await ledger.record(
      'UnitRegistered',
      { unit: 'so-b', name: 'Sở B', aliases: [], kind: 'so', scope: 'in', article: null },
      '2026-01-01',
    );
    await ledger.record('OfficialLeft', { person: 'employee', unit: 'so-a', reason: 'TRANSFERRED' }, '2026-05-01');
    await ledger.record('OfficialAssigned', { person: 'employee', unit: 'so-b', role: 'STAFF' }, '2026-05-01');
    await ledger.record('TrackingUnitDecided', { unit: 'so-b', tracking: 'MONTH' }, '2026-01-01');
    await yearOf(ledger, 'employee', Array(12).fill('80'));
    expect(await sheetOf(ledger, 'employee')).toMatchObject({
      ...{ status: 'OK', S: '80', case: 'TRANSFER', monthsWorked: 12, unit: 'so-b' },
    });
  });
});

describe('December before its end (P22, R24)', () => {
  const decided = async (value: string) => {
    const ledger = await monthlyCity();
    await ledger.record(
      'RuleSetAdopted',
      { rules: [{ id: 'P22', value, from: '2026-01-01', source: '5/QĐ-UBND' }] },
      '2026-01-01',
    );
    await yearOf(ledger, 'employee', Array(11).fill('80'));
    return ledger;
  };

  test('a city may take the mean of eleven months: asked for in December it is there, and December never enters it', async () => {
    const ledger = await decided('ELEVEN_MONTH_MEAN');
    const sheet = await sheetOf(ledger, 'employee', { effective: '2026-12-10' });
    expect(sheet).toMatchObject({ status: 'OK', S: '80', missing: [] });
    expect(sheet.rows[11]).toMatchObject({ state: 'LEFT_OUT', S: null });
    expect(sheet.notes.join()).toContain('11 tháng');
    await confirmed(ledger, 'employee', '20', '2026-12', '2026-12-31');
    expect(await sheetOf(ledger, 'employee')).toMatchObject({ status: 'OK', S: '80' });
    // The month itself and the quarter are rated like any other.
    const of = { subject: 'employee', effective: '2026-12-31' };
    const engine = await ledger.engine();
    expect(await answered(engine.explain({ ...of, period: '2026-12' }))).toMatchObject({ S: '20' });
    expect(await answered(engine.explain({ ...of, period: '2026-Q4' }))).toMatchObject({ S: '60' });
  });

  test('a leader whose d is not known yet: the row names it, once general criteria are confirmed early', async () => {
    const ledger = await monthlyCity();
    ledger.on('2026-12-02');
    await assigned(ledger, 'bao-cao', '2026-12-07');
    await submitted(ledger, 'bao-cao');
    await accepted(ledger, 'bao-cao', '2026-12-02');
    const asked = { period: '2026-12', subject: 'director', effective: '2026-12-10' };
    expect(await answered((await ledger.engine()).explain(asked))).toMatchObject({ status: 'NOT_ENDED', missing: [] });
    await judged(ledger, 'director', '2026-12', '2026-12-31');
    expect(await answered((await ledger.engine()).explain(asked))).toMatchObject({
      ...{ status: 'INSUFFICIENT_DATA', S: null, d: null },
      missing: [{ what: expect.stringContaining('2026-12 của employee'), owedBy: 'giam-doc-a' }],
    });
    await confirmed(ledger, 'employee', '80', '2026-12', '2026-12-31');
    expect(await answered((await ledger.engine()).explain(asked))).toMatchObject({
      ...{ status: 'PROVISIONAL_DECEMBER', S: '100', d: '1' },
    });
  });

  test('what is confirmed after the year is no early confirmation: the cut-off shows what stood in December', async () => {
    const ledger = await monthlyCity();
    ledger.on('2026-12-02');
    await yearOf(ledger, 'employee', Array(11).fill('80'));
    await assigned(ledger, 'bao-cao', '2026-12-07', 1, { person: 'employee' });
    await submitted(ledger, 'bao-cao');
    await accepted(ledger, 'bao-cao', '2026-12-02');
    const asked = { period: '2026-12', subject: 'employee', effective: '2026-12-10' };
    ledger.on('2026-12-09');
    await judged(ledger, 'employee', '2026-12', '2026-12-31', false);
    const before = await answered((await ledger.engine()).explain(asked));
    expect(before).toMatchObject({ status: 'PROVISIONAL_DECEMBER', G: '30', S: before.S });
    ledger.on('2027-01-05');
    const cells = { ...FULL_CELLS, 'I.1': '0' };
    await ledger.record(
      'GeneralCriteriaConfirmed',
      { person: 'employee', period: '2026-12', cells, reasons: {} },
      '2026-12-31',
    );
    await confirmed(ledger, 'employee', '40', '2026-12', '2026-12-31');
    expect(await answered((await ledger.engine()).explain(asked))).toMatchObject({
      ...{ status: 'PROVISIONAL_DECEMBER', G: '30', S: before.S, confirmed: false },
    });
    expect(await sheetOf(ledger, 'employee')).toMatchObject({ status: 'OK', S: '230/3' });
  });
});
