import { type Day, parsePeriod } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confirmed } from '../testing/city.js';
import type { TestLedger } from '../testing/ledger.js';
import { absent, monthlyCity, recruited, sheetOf } from '../testing/year.js';

/** What happened in a month: a score, the authority's note, sick leave of the whole month, or nothing. */
type Month = number | 'NOTE' | 'SICK' | 'SILENT';

interface Year {
  readonly months: readonly Month[];
  /** The first month here, 1..12; before it `sent` months with results of another body. */
  readonly first: number;
  readonly sent: number;
}

const month: fc.Arbitrary<Month> = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 100 }), weight: 8 },
  { arbitrary: fc.constantFrom<Month>('NOTE', 'SICK', 'SICK', 'SILENT'), weight: 2 },
);
const years: fc.Arbitrary<Year> = fc
  .record({
    months: fc.array(month, { minLength: 12, maxLength: 12 }),
    first: fc.integer({ min: 1, max: 12 }),
    sent: fc.nat(11),
  })
  .map(({ months, first, sent }) => ({ months, first, sent: Math.min(sent, first - 1) }))
  // Only months with a score were sent by the other body.
  .map((year) => ({
    ...year,
    months: year.months.map((of, i) => (i < year.first - 1 && typeof of !== 'number' ? 60 : of)),
  }));

const idOf = (i: number): string => `2026-${String(i + 1).padStart(2, '0')}`;
const lastOf = (i: number): Day => parsePeriod(idOf(i))?.last ?? '';

/** Điều 11, 17.3 and 19.1 told anew with whole numbers: status, sum of the scores and how many they are. */
function expectedYear({ months, first, sent }: Year) {
  const from = first - 1 - sent;
  const served = months.slice(from);
  const here = months.slice(first - 1);
  const scores = served.filter((of) => typeof of === 'number');
  const silent = here.filter((of) => of === 'SILENT').length;
  const sick = here.filter((of) => of === 'SICK').length;
  const result = (status: string, S: readonly [number, number] | null = null) => ({ status, S });
  if (served.length < 6 || sick === served.length) return result('NOT_CLASSIFIED');
  if (scores.length === 0) return result('INSUFFICIENT_DATA');
  const sum = scores.reduce((total, of) => total + of, 0);
  return result(silent > 0 ? 'PROVISIONAL' : 'OK', [sum, scores.length]);
}

async function ledgerOf({ months, first, sent }: Year): Promise<TestLedger> {
  const ledger = await monthlyCity();
  await recruited(ledger, 'nv', `${idOf(first - 1)}-01`);
  for (const [i, of] of months.entries()) {
    const period = idOf(i);
    if (i < first - 1) {
      if (i < first - 1 - sent) continue;
      const result = { person: 'nv', period, S: String(of), from: 'Sở cũ' };
      await ledger.record('ExternalPeriodResultReceived', result, lastOf(i));
    } else if (typeof of === 'number') await confirmed(ledger, 'nv', String(of), period, lastOf(i));
    else if (of === 'NOTE')
      await ledger.record('PeriodExcused', { person: 'nv', period, note: 'không giao việc' }, lastOf(i));
    else if (of === 'SICK') await absent(ledger, 'nv', 'SICK', `${period}-01`, lastOf(i));
  }
  return ledger;
}

test('The year of a person is that of Điều 11, 17.3 and 19.1, told anew with whole numbers.', async () => {
  await fc.assert(
    fc.asyncProperty(years, async (year) => {
      const sheet = await sheetOf(await ledgerOf(year), 'nv');
      const { status, S } = expectedYear(year);
      expect(sheet.status).toBe(status);
      expect(sheet.rows.map(({ month: of }) => of)).toEqual(Array.from({ length: 12 }, (_, i) => idOf(i)));
      if (S === null) expect(sheet.S).toBeNull();
      else {
        const [over = 0, under = 1] = (sheet.S ?? '').split('/').map(Number);
        expect(over * S[1]).toBe(S[0] * under);
      }
    }),
    { numRuns: 100 },
  );
});
