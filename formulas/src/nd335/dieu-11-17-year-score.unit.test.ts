import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../index.js';
import { compare, divide, type Fraction, fraction, isWrittenAs, total, whole } from '../testing/fraction.js';

const run = (input: unknown) => evaluate('nd335/year-score', input);
const five = ['84.5', '86', '83.25', '88', '90.75'];
const seven = ['80', '80', '80', '80', '80', '80', '80'];

const score = fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 60 })).map(([n, d]) => `${n % (100 * d + 1)}/${d}`);
const mean = (values: readonly Fraction[]): Fraction => divide(total(values), whole(values.length));
const written = ([n, d]: Fraction): string => `${n}/${d}`;

describe('year score', () => {
  test('the mean of twelve months is the mean of the four quarters', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 12, maxLength: 12 }), (months) => {
        const quarters = [0, 3, 6, 9].map((first) => written(mean(months.slice(first, first + 3).map(fraction))));
        const [byMonth, byQuarter] = [run({ months }), run({ quarters })];
        if (!byMonth.ok || !byQuarter.ok) throw new Error('refused');
        expect(byMonth.answer['S']).toBe(byQuarter.answer['S']);
        expect(byMonth.answer['class']).toBe(byQuarter.answer['class']);
        expect(isWrittenAs(mean(months.map(fraction)), byMonth.answer['S'] as string)).toBe(true);
      }),
    );
  });

  test('is one of 0..100 and classed exactly at 90, 70 and 50', () => {
    fc.assert(
      fc.property(fc.array(score, { minLength: 1, maxLength: 12 }), (months) => {
        const result = run({ months });
        if (!result.ok) throw new Error('refused');
        const S = mean(months.map(fraction));
        const reaches = (threshold: number) => compare(S, whole(threshold)) >= 0;
        expect(result.answer['class']).toBe(reaches(90) ? 'XS' : reaches(70) ? 'TOT' : reaches(50) ? 'HT' : 'KHT');
        expect(reaches(0) && compare(S, whole(100)) <= 0).toBe(true);
      }),
    );
  });

  test('the wrong ways of E9 would give another class', () => {
    const months = ['92.5', '88', '90.25', '91', '89.75', '90', '87.5', '93', '90', '88.5', '91.25', '88.2'];
    expect(run({ months })).toMatchObject({
      answer: { S: '21599/240', class: 'TOT', display: { S: '89.99' }, warnings: [] },
    });
    expect(run({ months: months.slice(0, 11) })).toMatchObject({
      answer: { S: '3967/44', class: 'XS', warnings: [{ code: 'PART_YEAR' }] },
    });
  });

  test.each([
    ['nobody said how long the person worked', { months: five }, 'OK', 'TOT', ['PART_YEAR']],
    ['five months worked', { months: five, monthsWorked: 5 }, 'NOT_CLASSIFIED', null, []],
    ['five months after a transfer', { months: five, monthsWorked: 5, case: 'TRANSFER' }, 'NOT_CLASSIFIED', null, []],
    ['five months with maternity', { months: five, monthsWorked: 5, case: 'LEAVE_11_2' }, 'OK', 'TOT', ['PART_YEAR']],
    [
      'no month worked, even on sick leave (R21)',
      { months: [], monthsWorked: 0, case: 'LEAVE_11_2' },
      'NOT_CLASSIFIED',
      null,
      [],
    ],
    [
      'recruited, seven months worked (P33)',
      { months: seven, monthsWorked: 7, case: 'JOINED' },
      'OK',
      'TOT',
      ['PART_YEAR'],
    ],
    [
      'recruited, seven months, withheld',
      { months: seven, monthsWorked: 7, parameters: { partYear: 'WITHHOLD' } },
      'INSUFFICIENT_DATA',
      null,
      [],
    ],
    [
      'withholding concerns no case of 11.2',
      { months: seven, monthsWorked: 7, case: 'LEAVE_11_2', parameters: { partYear: 'WITHHOLD' } },
      'OK',
      'TOT',
      ['PART_YEAR'],
    ],
    ['six months worked', { months: seven.slice(1), monthsWorked: 6 }, 'OK', 'TOT', ['PART_YEAR']],
    ['tracking began late, the whole year worked', { months: seven, monthsWorked: 12 }, 'OK', 'TOT', ['PART_YEAR']],
    ['a tracked month without a score', { months: [...seven, null] }, 'INSUFFICIENT_DATA', null, []],
    ['no tracked month', { months: [] }, 'INSUFFICIENT_DATA', null, []],
  ])('%s', (_what, input, status, klass, warnings) => {
    const result = run(input);
    if (!result.ok) throw new Error(result.error.message);
    const given = (result.answer['warnings'] as readonly { code: string }[]).map(({ code }) => code);
    expect({ status: result.answer['status'], class: result.answer['class'], warnings: given }).toEqual({
      status,
      class: klass,
      warnings,
    });
    expect(result.answer['S'] === null).toBe(klass === null);
  });

  test('names the month without a score', () => {
    expect(run({ months: ['80', null, '90', null] })).toMatchObject({
      answer: { missing: ['months[1]', 'months[3]'] },
    });
  });

  test.each([
    [{}, 'MONTHS_OR_QUARTERS', ''],
    [{ months: five, quarters: [] }, 'MONTHS_OR_QUARTERS', ''],
    [{ months: Array(13).fill('80') }, 'TOO_MANY_PERIODS', 'months'],
    [{ quarters: Array(5).fill('80') }, 'TOO_MANY_PERIODS', 'quarters'],
    [{ months: ['100.01'] }, 'SCORE_OUT_OF_RANGE', 'months[0]'],
    [{ months: ['80', '-1'] }, 'SCORE_OUT_OF_RANGE', 'months[1]'],
    [{ months: ['80', ''] }, 'INVALID_NUMBER', 'months[1]'],
    [{ months: five, monthsWorked: 13 }, 'MONTHS_OUT_OF_RANGE', 'monthsWorked'],
    [{ months: five, case: 'MATERNITY' }, 'INVALID_CHOICE', 'case'],
    [{ months: five, provenance: [{}] }, 'PROVENANCE_LENGTH', 'provenance'],
  ])('refuses %j', (input, code, path) => {
    expect(run(input)).toMatchObject({ ok: false, error: { code, path } });
  });
});
