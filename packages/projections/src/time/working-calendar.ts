import { type Day, dayNumber, dayOfNumber } from './civil-date.js';

/** One day that is off, or worked, against the rule of the week. */
export interface SpecialDay {
  readonly day: Day;
  readonly name: string;
}

/** The working days of civil servants in a year: Monday to Friday, but for these days. */
export interface WorkingCalendar {
  readonly year: string;
  /** Weekdays that are off: holidays, days in lieu of them, days exchanged for a Saturday. */
  readonly daysOff: readonly SpecialDay[];
  /** Saturdays and Sundays that are worked instead. */
  readonly workedRestDays: readonly SpecialDay[];
  readonly source: string;
}

/** The calendars of the years that are known. A year without one is not guessed. */
export class WorkingDays {
  readonly #calendars: ReadonlyMap<string, { readonly off: ReadonlySet<Day>; readonly worked: ReadonlySet<Day> }>;

  /** Of several calendars of a year the last one holds. */
  constructor(calendars: readonly WorkingCalendar[]) {
    this.#calendars = new Map(
      calendars.map(({ year, daysOff, workedRestDays }) => [
        year,
        {
          off: new Set(daysOff.map(({ day }) => day)),
          worked: new Set(workedRestDays.map(({ day }) => day)),
        },
      ]),
    );
  }

  /** Null: the calendar of its year is not known. */
  isWorkingDay(day: Day): boolean | null {
    const calendar = this.#calendars.get(day.slice(0, 4));
    if (calendar === undefined) return null;
    return isWeekday(day) ? !calendar.off.has(day) : calendar.worked.has(day);
  }

  /**
   * The n-th working day after a day, which is not counted itself (Bộ luật Dân sự 2015 Điều 147 khoản 2); n is at least 1. The year
   * instead, where its calendar is needed and not known.
   */
  after(day: Day, n: number): { readonly day: Day } | { readonly calendarMissing: string } {
    let left = n;
    for (let next = dayNumber(day) + 1; ; next++) {
      const on = dayOfNumber(next);
      const works = this.isWorkingDay(on);
      if (works === null) return { calendarMissing: on.slice(0, 4) };
      if (works) left -= 1;
      if (left === 0) return { day: on };
    }
  }

  /** Working days from one day to another, both counted; the year instead, where its calendar is not known. */
  between(from: Day, to: Day): { readonly count: number } | { readonly calendarMissing: string } {
    let count = 0;
    for (let next = dayNumber(from); next <= dayNumber(to); next++) {
      const on = dayOfNumber(next);
      const works = this.isWorkingDay(on);
      if (works === null) return { calendarMissing: on.slice(0, 4) };
      if (works) count += 1;
    }
    return { count };
  }
}

/** Day 0 is 1 January 1970, a Thursday. */
const isWeekday = (day: Day): boolean => {
  const sinceMonday = (((dayNumber(day) + 3) % 7) + 7) % 7;
  return sinceMonday < 5;
};
