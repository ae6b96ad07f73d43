/** A civil date at UTC+07:00 as text, `yyyy-mm-dd`; it sorts and compares as text. */
export type Day = string;

const DAYS_IN_400_YEARS = 146_097;
const DAYS_BEFORE_1970 = 719_468;
const MS_PER_DAY = 86_400_000;
/** UTC, of a day in Vietnam. */
const FIRST_HOUR_OF_THE_NEXT_DAY = '17';

/** Days since 1970-01-01 (proleptic Gregorian calendar; years counted from 1 March, so that a leap day comes last). */
export function dayNumber(day: Day): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const y = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(y / 400);
  const yearOfCycle = y - cycle * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  const dayOfCycle = yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * DAYS_IN_400_YEARS + dayOfCycle - DAYS_BEFORE_1970;
}

/** The inverse of `dayNumber`. */
export function dayOfNumber(number: number): Day {
  const shifted = number + DAYS_BEFORE_1970;
  const cycle = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfCycle = shifted - cycle * DAYS_IN_400_YEARS;
  const yearOfCycle = Math.floor(
    (dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
}

export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days);

/** The civil date in Vietnam (fixed +07:00, no time-zone table) of an instant `yyyy-mm-ddThh:mm:ss.sssZ`. */
export function dayOfInstant(instant: string): Day {
  const day = instant.slice(0, 10);
  return instant.slice(11, 13) >= FIRST_HOUR_OF_THE_NEXT_DAY ? addDays(day, 1) : day;
}

/** Milliseconds since the epoch as `yyyy-mm-ddThh:mm:ss.sssZ`; the arithmetic of the calendar alone, for projections have no Date. */
export function utcInstant(milliseconds: number): string {
  const days = Math.floor(milliseconds / MS_PER_DAY);
  const ms = milliseconds - days * MS_PER_DAY;
  const [hours, minutes, seconds] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map((part) =>
    padded(Math.floor(part), 2),
  );
  return `${dayOfNumber(days)}T${hours}:${minutes}:${seconds}.${padded(ms % 1000, 3)}Z`;
}

/** The last instant of a civil date in Vietnam: 16:59:59.999 UTC of the same date. */
export const endOfDay = (day: Day): string => `${day}T16:59:59.999Z`;

export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
export const later = (a: Day, b: Day): Day => (a > b ? a : b);

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/** A text `yyyy-mm-dd` that names a day that exists. */
export const isCivilDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOfNumber(dayNumber(text)) === text;
