import { expect, test } from 'vitest';
import { accepted, assigned, confirmed, judged, smallCity, submitted } from '../testing/city.js';
import { answered, TestLedger } from '../testing/ledger.js';

/** An agency that tracks by month; the director's scores of January and February are confirmed. */
async function monthly(): Promise<TestLedger> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  await ledger.record('TrackingUnitDecided', { unit: 'so-a', tracking: 'MONTH' }, '2026-01-01');
  ledger.on('2026-03-02');
  await assigned(ledger, 'bao-cao', '2026-03-31');
  ledger.on('2026-03-20');
  await submitted(ledger, 'bao-cao');
  await accepted(ledger, 'bao-cao', '2026-03-20');
  ledger.on('2026-04-02');
  await confirmed(ledger, 'director', '92.5', '2026-01', '2026-01-31');
  await confirmed(ledger, 'director', '88', '2026-02', '2026-02-28');
  return ledger;
}

const director = async (ledger: TestLedger, period: string) => {
  const { rows } = await answered((await ledger.engine()).rate({ period, effective: '2026-12-31' }));
  return rows.find(({ post }) => post === 'giam-doc-a');
};

test('A quarter is the mean of its three months, unrounded (Điều 17.3).', async () => {
  const ledger = await monthly();
  await confirmed(ledger, 'director', '90.25', '2026-03', '2026-03-31');
  expect(await director(ledger, '2026-Q1')).toMatchObject({
    status: 'OK',
    S: '361/4',
    band: 'XS',
    display: { S: '90.25' },
    confirmed: true,
    missing: [],
  });
  // Nobody confirms a mean: nothing is owed once its months are confirmed.
  const { rows } = await answered((await ledger.engine()).readiness({ period: '2026-Q1', effective: '2026-03-31' }));
  expect(rows.filter(({ post }) => post === 'giam-doc-a')).toEqual([]);
});

test('A month without a score or a note leaves the mean of the others provisional, and is named (P32).', async () => {
  expect(await director(await monthly(), '2026-Q1')).toMatchObject({
    status: 'PROVISIONAL',
    S: '361/4',
    confirmed: false,
    notes: ['1 kỳ chưa có điểm và chưa có ghi chú, tạm tính theo các kỳ còn lại (P32)'],
    missing: [{ what: 'chưa có điểm kỳ 2026-03', owedBy: 'chu-tich', since: '2026-04-01' }],
  });
});

test('Where the city decided to withhold it, a mean with such a month has no score (P32).', async () => {
  const ledger = await monthly();
  const rules = [{ id: 'P32', value: 'WITHHOLD', from: '2026-01-01', source: '5/QĐ-UBND' }];
  await ledger.record('RuleSetAdopted', { rules }, '2026-01-01');
  expect(await director(ledger, '2026-Q1')).toMatchObject({
    status: 'INSUFFICIENT_DATA',
    S: null,
    missing: [{ what: 'chưa có điểm kỳ 2026-03', owedBy: 'chu-tich', since: '2026-04-01' }],
  });
});

test('A calculated month that nobody has confirmed makes the quarter provisional.', async () => {
  const ledger = await monthly();
  await judged(ledger, 'director', '2026-03', '2026-03-31');
  await confirmed(ledger, 'employee', '80', '2026-03', '2026-03-31');
  expect(await director(ledger, '2026-Q1')).toMatchObject({
    status: 'PROVISIONAL',
    S: '187/2',
    confirmed: false,
    missing: [
      { what: 'điểm kỳ 2026-03 chưa được cấp có thẩm quyền xác nhận', owedBy: 'chu-tich', since: '2026-04-01' },
    ],
  });
});

test('A month leaves the mean by the note of the authority (P32).', async () => {
  const ledger = await monthly();
  await ledger.record(
    'PeriodExcused',
    { person: 'director', period: '2026-03', note: 'không được giao việc' },
    '2026-03-31',
  );
  expect(await director(ledger, '2026-Q1')).toMatchObject({ status: 'OK', S: '361/4' });
});

test('The months themselves are rated; an agency that tracks by quarter has none.', async () => {
  expect(await director(await monthly(), '2026-03')).toMatchObject({
    status: 'INSUFFICIENT_DATA',
    a: '1',
    b: '1',
    c: '1',
  });
  const quarterly = new TestLedger();
  await smallCity(quarterly);
  expect(await director(quarterly, '2026-03')).toMatchObject({
    status: 'INSUFFICIENT_DATA',
    missing: [{ what: 'cơ quan theo dõi theo quý: không có điểm tháng (P34)' }],
  });
});

test('Before its end a longer period has no score.', async () => {
  const ledger = await monthly();
  const { rows } = await answered((await ledger.engine()).rate({ period: '2026-Q1', effective: '2026-03-30' }));
  expect(rows.find(({ post }) => post === 'giam-doc-a')).toMatchObject({ status: 'NOT_ENDED', S: null });
});
