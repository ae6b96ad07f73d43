import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, WORKING_CALENDARS, WorkingDays } from './index.js';

const days2026 = Array.from({ length: 365 }, (_, i) => addDays('2026-01-01', i));
const day = fc.constantFrom(...days2026);

/** Day by day with the calendar of JavaScript, which the program does not use. */
const worksByHand = (on: string, off: readonly string[], worked: readonly string[]): boolean => {
  const weekday = new Date(`${on}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? worked.includes(on) : !off.includes(on);
};

describe('working days', () => {
  test('are counted as one counts them day by day, whatever days are off or worked', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(day, { maxLength: 40 }),
        fc.uniqueArray(day, { maxLength: 10 }),
        day,
        fc.integer({ min: 1, max: 15 }),
        (off, worked, start, n) => {
          const named = (on: string) => ({ day: on, name: 'x' });
          const calendar = { year: '2026', daysOff: off.map(named), workedRestDays: worked.map(named), source: 'x' };
          const working = new WorkingDays([calendar]);
          const after = days2026.filter((on) => on > start && worksByHand(on, off, worked));
          const nth = after[n - 1];
          expect(working.after(start, n)).toEqual(nth === undefined ? { calendarMissing: '2027' } : { day: nth });
          const end = addDays(start, n);
          const between = days2026.filter((on) => on >= start && on <= end && worksByHand(on, off, worked));
          if (end <= '2026-12-31') expect(working.between(start, end)).toEqual({ count: between.length });
          expect(working.isWorkingDay(start)).toBe(worksByHand(start, off, worked));
        },
      ),
    );
  });

  test('of a year without a calendar are not guessed', () => {
    const none = new WorkingDays([]);
    expect(none.isWorkingDay('2026-03-02')).toBeNull();
    expect(none.after('2026-03-02', 1)).toEqual({ calendarMissing: '2026' });
    const only2026 = new WorkingDays(WORKING_CALENDARS);
    expect(only2026.after('2026-12-24', 7)).toEqual({ calendarMissing: '2027' });
    expect(only2026.between('2026-12-31', '2027-01-01')).toEqual({ calendarMissing: '2027' });
  });

  test('of several calendars of a year follow the last one', () => {
    const with2March = { day: '2026-03-02', name: 'nghỉ' };
    const later = { year: '2026', daysOff: [with2March], workedRestDays: [], source: 'QĐ' };
    expect(new WorkingDays([...WORKING_CALENDARS, later]).isWorkingDay('2026-03-02')).toBe(false);
    expect(new WorkingDays([later, ...WORKING_CALENDARS]).isWorkingDay('2026-03-02')).toBe(true);
  });
});

describe('the calendars that the program brings along', () => {
  test.each(WORKING_CALENDARS)(
    '$year: days off are weekdays, worked days are Saturdays or Sundays, each once, of that year',
    (it) => {
      const weekday = (on: string) => new Date(`${on}T12:00:00Z`).getUTCDay();
      for (const { day: on } of it.daysOff) expect([1, 2, 3, 4, 5]).toContain(weekday(on));
      for (const { day: on } of it.workedRestDays) expect([0, 6]).toContain(weekday(on));
      const all = [...it.daysOff, ...it.workedRestDays].map(({ day: on }) => on);
      expect(new Set(all).size).toBe(all.length);
      for (const on of all) expect(on.startsWith(it.year)).toBe(true);
    },
  );

  // Seven working days after Friday 21 August: Sat 22 (worked), 24–28, then 31/8, 1/9 and 2/9 are off, Thu 3/9.
  test('2026 around the National Day, by hand', () => {
    const working = new WorkingDays(WORKING_CALENDARS);
    expect(working.after('2026-08-21', 6)).toEqual({ day: '2026-08-28' });
    expect(working.after('2026-08-21', 7)).toEqual({ day: '2026-09-03' });
    // Tết: from Friday 13 February to Monday 23 February is one working day.
    expect(working.after('2026-02-13', 1)).toEqual({ day: '2026-02-23' });
  });
});
