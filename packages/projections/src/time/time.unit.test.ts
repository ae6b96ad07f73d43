import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import {
  addDays,
  dayNumber,
  dayOfInstant,
  dayOfNumber,
  endOfDay,
  isCivilDay,
  parsePeriod,
  partsOf,
  periodOf,
} from './index.js';

const FROM = DateTime.fromISO('1999-12-25', { zone: 'utc' });

test('Every day of 150 years agrees with luxon, in both directions.', () => {
  for (let i = 0; i < 55_000; i++) {
    const expected = FROM.plus({ days: i });
    const day = expected.toISODate() ?? '';
    const number = expected.toMillis() / 86_400_000;
    if (dayNumber(day) !== number || dayOfNumber(number) !== day)
      expect({ day, number }).toEqual({ day: dayOfNumber(number), number: dayNumber(day) });
  }
  expect(dayOfNumber(0)).toBe('1970-01-01');
});

test.each([
  ['2026-03-31T16:59:59.999Z', '2026-03-31'],
  ['2026-03-31T17:00:00.000Z', '2026-04-01'],
  ['2026-12-31T23:30:00.000Z', '2027-01-01'],
  ['2028-02-28T20:00:00.000Z', '2028-02-29'],
])('The instant %s is on %s in Vietnam.', (instant, day) => {
  expect(dayOfInstant(instant)).toBe(day);
  expect(DateTime.fromISO(instant).setZone('Asia/Ho_Chi_Minh').toISODate()).toBe(day);
});

test('The end of a day is its last millisecond in Vietnam.', () => {
  expect(dayOfInstant(endOfDay('2026-04-05'))).toBe('2026-04-05');
  expect(dayOfInstant(DateTime.fromISO(endOfDay('2026-04-05')).plus(1).toUTC().toISO() ?? '')).toBe('2026-04-06');
});

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-01-01', '2026-1-1', ''])(
  '%j is no day.',
  (text) => {
    expect(isCivilDay(text)).toBe(false);
  },
);

test.each([
  ['2026-02', 'MONTH', '2026-02-01', '2026-02-28'],
  ['2028-02', 'MONTH', '2028-02-01', '2028-02-29'],
  ['2026-Q1', 'QUARTER', '2026-01-01', '2026-03-31'],
  ['2026-Q4', 'QUARTER', '2026-10-01', '2026-12-31'],
  ['2026-H2', 'HALF', '2026-07-01', '2026-12-31'],
  ['2026', 'YEAR', '2026-01-01', '2026-12-31'],
] as const)('%s is a %s from %s to %s.', (id, kind, first, last) => {
  expect(parsePeriod(id)).toEqual({ id, kind, first, last });
});

test.each(['2026-13', '2026-00', '2026-Q5', '2026-Q0', '2026-H3', '2026-3', '20260', 'Q1', ''])(
  '%j is no period.',
  (id) => {
    expect(parsePeriod(id)).toBeNull();
  },
);

test('Every day lies in exactly one month and quarter, whose ends agree with luxon.', () => {
  for (let day = '2026-01-01'; day <= '2029-12-31'; day = addDays(day, 1)) {
    const at = DateTime.fromISO(day, { zone: 'utc' });
    for (const [kind, unit] of [
      ['MONTH', 'month'],
      ['QUARTER', 'quarter'],
    ] as const) {
      const { first, last } = periodOf(day, kind);
      expect([first, last]).toEqual([at.startOf(unit).toISODate(), at.endOf(unit).toISODate()]);
    }
  }
});

test('The parts of a half are its months, or its quarters.', () => {
  const half = periodOf('2026-08-15', 'HALF');
  expect(partsOf(half, 'MONTH').map(({ id }) => id)).toEqual([
    '2026-07',
    '2026-08',
    '2026-09',
    '2026-10',
    '2026-11',
    '2026-12',
  ]);
  expect(partsOf(half, 'QUARTER').map(({ id }) => id)).toEqual(['2026-Q3', '2026-Q4']);
});
