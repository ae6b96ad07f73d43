import { describe, expect, test } from 'vitest';
import { accepted, assigned, confirmed, judged, smallCity, submitted } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

const months = (count: number, from = 1): readonly string[] =>
  Array.from({ length: count }, (_, i) => `2026-${String(from + i).padStart(2, '0')}`);
const LAST: Record<string, string> = {
  ...{ '01': '31', '02': '28', '03': '31', '04': '30', '05': '31', '06': '30' },
  ...{ '07': '31', '08': '31', '09': '30', '10': '31', '11': '30', '12': '31' },
};
const lastOf = (month: string): string => `${month}-${LAST[month.slice(5)]}`;

/** An employee of an agency that tracks by month. */
async function monthly(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await ledger.record('TrackingUnitDecided', { unit: 'so-a', tracking: 'MONTH' }, '2026-01-01');
  return ledger;
}

async function scores(ledger: TestLedger, of: readonly (readonly [string, string])[], person = 'employee') {
  ledger.on('2027-01-05');
  for (const [month, S] of of) await confirmed(ledger, person, S, month, lastOf(month));
}

const sheetOf = async (ledger: TestLedger, subject = 'employee', effective = '2026-12-31') =>
  answered((await ledger.engine()).yearSheet({ period: '2026', subject, effective }));

describe('twelve months', () => {
  const E9 = [
    '92.50',
    '88.00',
    '90.25',
    '91.00',
    '89.75',
    '90.00',
    '87.50',
    '93.00',
    '90.00',
    '88.50',
    '91.25',
    '88.20',
  ];

  test('E9: the mean of twelve months is not rounded: 89.9958… is hoàn thành tốt (Điều 17.3, 20.2)', async () => {
    const ledger = await monthly();
    await scores(
      ledger,
      months(12).map((month, i) => [month, E9[i] ?? '']),
    );
    const sheet = await sheetOf(ledger);
    expect(sheet).toMatchObject({ status: 'OK', S: '21599/240', display: '89.99', scoreClass: 'TOT', confirmed: true });
    expect(sheet.rows.map(({ month, S }) => [month, S])).toEqual(months(12).map((month, i) => [month, E9[i]]));
    const { rows } = await answered((await ledger.engine()).rate({ period: '2026', effective: '2026-12-31' }));
    expect(rows.every(({ holder }) => holder !== 'employee')).toBe(true);
    const explained = await answered(
      (await ledger.engine()).explain({ period: '2026', subject: 'employee', effective: '2026-12-31' }),
    );
    expect(explained.S).toBe(sheet.S);
  });

  test('a month without a score or a note leaves the mean provisional and is owed (P32)', async () => {
    const ledger = await monthly();
    await scores(
      ledger,
      months(11).map((month) => [month, '80']),
    );
    expect(await sheetOf(ledger)).toMatchObject({
      status: 'PROVISIONAL',
      S: '80',
      missing: [{ what: 'chưa có điểm kỳ 2026-12', owedBy: 'giam-doc-a', since: '2027-01-01' }],
    });
  });
});

describe('time served (Điều 11, R21)', () => {
  test('E10: on maternity leave for seven months, five months worked: classified on these (11.2)', async () => {
    const ledger = await monthly();
    ledger.on('2026-06-01');
    await ledger.record(
      'AbsenceRecorded',
      { person: 'employee', until: '2026-12-31', kind: 'MATERNITY' },
      '2026-06-01',
    );
    const worked = ['84.5', '86', '83.25', '88', '90.75'];
    await scores(
      ledger,
      months(5).map((month, i) => [month, worked[i] ?? '']),
    );
    const sheet = await sheetOf(ledger);
    expect(sheet).toMatchObject({ status: 'OK', S: '173/2', case: 'LEAVE_11_2', monthsWorked: 5, scoreClass: 'TOT' });
    expect(sheet.rows.map(({ state }) => state)).toEqual([...Array(5).fill('CONFIRMED'), ...Array(7).fill('ABSENT')]);
  });

  test.each([
    ['2026-07-01', 6, 'OK'],
    ['2026-07-02', 5, 'NOT_CLASSIFIED'],
  ] as const)('recruited on %s: %i months by calendar, %s (11.1)', async (day, monthsWorked, status) => {
    const ledger = await monthly();
    ledger.on(day);
    await ledger.record('OfficialRegistered', { person: 'recruit', name: 'Bà Mới', personKind: 'CONG_CHUC' });
    await ledger.record('OfficialAssigned', { person: 'recruit', unit: 'so-a', role: 'STAFF' }, day);
    await scores(
      ledger,
      months(6, 7).map((month) => [month, '84']),
      'recruit',
    );
    const sheet = await sheetOf(ledger, 'recruit');
    expect(sheet).toMatchObject({ status, monthsWorked, case: 'JOINED' });
    expect(sheet.S).toBe(status === 'OK' ? '84' : null);
    expect(sheet.rows.slice(0, 6).every(({ state }) => state === 'NOT_WORKED')).toBe(true);
  });

  test('maternity does not lift the bar where the service would not have reached six months anyway', async () => {
    const ledger = await monthly();
    ledger.on('2026-09-01');
    await ledger.record('OfficialRegistered', { person: 'recruit', name: 'Bà Mới', personKind: 'CONG_CHUC' });
    await ledger.record('OfficialAssigned', { person: 'recruit', unit: 'so-a', role: 'STAFF' }, '2026-09-01');
    await ledger.record('AbsenceRecorded', { person: 'recruit', until: '2026-12-31', kind: 'MATERNITY' }, '2026-10-01');
    await scores(ledger, [['2026-09', '84']], 'recruit');
    expect(await sheetOf(ledger, 'recruit')).toMatchObject({
      status: 'NOT_CLASSIFIED',
      case: 'JOINED',
      monthsWorked: 4,
    });
  });

  test('days of unpaid leave are taken off the end: in service since 2 January, six months are left with leave from 2 July on, not from 1 July on', async () => {
    const ledger = await monthly();
    await ledger.record('AbsenceRecorded', { person: 'employee', until: '2026-12-31', kind: 'UNPAID' }, '2026-07-02');
    await scores(
      ledger,
      months(7).map((month) => [month, '84']),
    );
    expect(await sheetOf(ledger)).toMatchObject({ status: 'OK', case: 'LEAVE_11_2', monthsWorked: 7 });
    const longer = await monthly();
    await longer.record('AbsenceRecorded', { person: 'employee', until: '2026-12-31', kind: 'UNPAID' }, '2026-07-01');
    await scores(
      longer,
      months(6).map((month) => [month, '84']),
    );
    expect(await sheetOf(longer)).toMatchObject({ status: 'NOT_CLASSIFIED', S: null, monthsWorked: 5 });
  });

  test('E11: seven months at the old body, five at this one, are one mean over twelve (19.1)', async () => {
    const ledger = await monthly();
    ledger.on('2026-08-01');
    await ledger.record('OfficialRegistered', { person: 'comer', name: 'Ông Chuyển', personKind: 'CONG_CHUC' });
    await ledger.record('OfficialAssigned', { person: 'comer', unit: 'so-a', role: 'STAFF' }, '2026-08-01');
    const old = ['78', '81', '80', '76.5', '79', '82', '80.5'];
    for (const [i, period] of months(7).entries())
      await ledger.record(
        'ExternalPeriodResultReceived',
        { person: 'comer', period, S: old[i] ?? '', from: 'Sở B' },
        lastOf(period),
      );
    await scores(
      ledger,
      months(5, 8).map((month, i) => [month, ['85', '88', '90', '86', '91'][i] ?? '']),
      'comer',
    );
    expect(await sheetOf(ledger, 'comer')).toMatchObject({
      status: 'OK',
      S: '997/12',
      case: 'TRANSFER',
      monthsWorked: 12,
    });
  });

  test('who has left before the classification is not classified; the scores stay on file (R22)', async () => {
    const ledger = await monthly();
    ledger.on('2026-11-02');
    await ledger.record('OfficialLeft', { person: 'employee', unit: 'so-a', reason: 'RETIRED' }, '2026-11-01');
    await scores(
      ledger,
      months(10).map((month) => [month, '84']),
    );
    const sheet = await sheetOf(ledger);
    expect(sheet).toMatchObject({ status: 'NOT_CLASSIFIED', scoreClass: null });
    expect(sheet.rows.filter(({ S }) => S === '84')).toHaveLength(10);
  });
});

describe('tracking units and first period', () => {
  test('by quarter only: the mean of four quarters, each in its three rows (P21)', async () => {
    const ledger = new TestLedger();
    await smallCity(ledger);
    ledger.on('2027-01-05');
    for (const [period, last, S] of [
      ['2026-Q1', '2026-03-31', '361/4'],
      ['2026-Q2', '2026-06-30', '361/4'],
      ['2026-Q3', '2026-09-30', '541/6'],
      ['2026-Q4', '2026-12-31', '5359/60'],
    ] as const)
      await confirmed(ledger, 'employee', S, period, last);
    const sheet = await sheetOf(ledger);
    expect(sheet.S).toBe('21599/240');
    expect(sheet.rows.slice(6, 9).map(({ month, period, S }) => [month, period, S])).toEqual([
      ['2026-07', '2026-Q3', '541/6'],
      ['2026-08', '2026-Q3', '541/6'],
      ['2026-09', '2026-Q3', '541/6'],
    ]);
  });

  test('quarters, then months from July on: a quarter stands in the rows of its months, the year is the mean of the rows (R23)', async () => {
    const ledger = new TestLedger();
    await smallCity(ledger);
    await ledger.record('TrackingUnitDecided', { unit: 'so-a', tracking: 'MONTH' }, '2026-07-01');
    ledger.on('2027-01-05');
    await confirmed(ledger, 'employee', '90', '2026-Q1', '2026-03-31');
    await confirmed(ledger, 'employee', '80', '2026-Q2', '2026-06-30');
    await scores(
      ledger,
      months(6, 7).map((month, i) => [month, i === 0 ? '100' : '70']),
    );
    // (3×90 + 3×80 + 100 + 5×70) ÷ 12
    expect(await sheetOf(ledger)).toMatchObject({ status: 'OK', S: '80' });
  });

  test('the agency decided to track from July: earlier months are not tracked, the mean is marked TRANSITION (P23)', async () => {
    const ledger = await monthly();
    await scores(
      ledger,
      months(6, 7).map((month) => [month, '84']),
    );
    expect(await sheetOf(ledger)).toMatchObject({
      status: 'PROVISIONAL',
      withholds: [{ what: 'chưa có quyết định về kỳ theo dõi đầu tiên của năm đầu áp dụng (P23)' }],
    });
    await ledger.record('FirstTrackedPeriodDecided', { unit: 'so-a', period: '2026-07' }, '2026-07-01');
    const sheet = await sheetOf(ledger);
    expect(sheet).toMatchObject({ status: 'OK', S: '84', withholds: [], missing: [] });
    expect(sheet.notes).toContain('TRANSITION: 6 kỳ chưa theo dõi, chỉ lấy các kỳ có theo dõi (P23)');
  });
});

describe('December before its end (P22, R24)', () => {
  /** By 10 December: eleven months confirmed, work due on the 5th done, more due on the 20th, criteria confirmed early. */
  async function inDecember(): Promise<TestLedger> {
    const ledger = await monthly();
    ledger.on('2026-12-02');
    for (const month of months(11)) await confirmed(ledger, 'employee', '80', month, lastOf(month));
    await assigned(ledger, 'dau-thang', '2026-12-05', 1, { person: 'employee' });
    await assigned(ledger, 'cuoi-thang', '2026-12-20', 3, { person: 'employee' });
    await submitted(ledger, 'dau-thang');
    await accepted(ledger, 'dau-thang', '2026-12-02');
    return ledger;
  }

  test('without early confirmations the month has not ended', async () => {
    const ledger = await inDecember();
    const explained = await answered(
      (await ledger.engine()).explain({ period: '2026-12', subject: 'employee', effective: '2026-12-10' }),
    );
    expect(explained).toMatchObject({ status: 'NOT_ENDED', S: null, a: '1/4' });
  });

  test('work due after the cut-off stays out of A; month and year are marked', async () => {
    const ledger = await inDecember();
    await judged(ledger, 'employee', '2026-12', '2026-12-31', false);
    const engine = await ledger.engine();
    const explained = await answered(
      engine.explain({ period: '2026-12', subject: 'employee', effective: '2026-12-10' }),
    );
    expect(explained).toMatchObject({ status: 'PROVISIONAL_DECEMBER', S: '100', a: '1', confirmed: false });
    // 11 × 80 and 100
    expect(await sheetOf(ledger, 'employee', '2026-12-10')).toMatchObject({
      status: 'PROVISIONAL_DECEMBER',
      S: '245/3',
      scoreClass: 'TOT',
    });
  });

  test('once December has ended the work of the whole month counts', async () => {
    const ledger = await inDecember();
    await judged(ledger, 'employee', '2026-12', '2026-12-31', false);
    ledger.on('2027-01-05');
    const engine = await ledger.engine();
    const explained = await answered(
      engine.explain({ period: '2026-12', subject: 'employee', effective: '2026-12-31' }),
    );
    // K = 1/4, T = 17.5
    expect(explained).toMatchObject({ status: 'OK', S: '95/2' });
  });

  test('a day in November is no cut-off', async () => {
    const ledger = await inDecember();
    const sheet = await sheetOf(ledger, 'employee', '2026-11-30');
    expect(sheet).toMatchObject({ status: 'NOT_ENDED', S: null });
    expect(sheet.rows.map(({ state }) => state)).toEqual([...Array(11).fill('CONFIRMED'), 'NOT_ENDED']);
  });
});

test('a period that is no year is refused', async () => {
  const ledger = await monthly();
  const asked = await (await ledger.engine()).yearSheet({ period: '2026-Q1', subject: 'employee' })();
  expect(asked).toMatchObject({ left: { code: 'NOT_A_YEAR', path: 'period' } });
});
