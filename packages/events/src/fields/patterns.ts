export const ID = /^[a-z0-9][a-z0-9._-]{0,99}$/;
export const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,99}$/u;
export const STREAM_NAME = /^[a-z]+(-[A-Za-z0-9._-]{1,240})?$/;
export const DATE = /^\d{4}-\d{2}-\d{2}$/;
export const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
export const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+|\/[1-9]\d*)?$/;
export const PERIOD = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/;
export const YEAR = /^\d{4}$/;
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const SHA256 = /^[0-9a-f]{64}$/;

/** A text `yyyy-mm-dd` of a day that exists. */
export function isCivilDate(value: string): boolean {
  if (!DATE.test(value)) return false;
  const digit = (i: number): number => value.charCodeAt(i) - 48;
  const y = 1000 * digit(0) + 100 * digit(1) + 10 * digit(2) + digit(3);
  const m = 10 * digit(5) + digit(6);
  const d = 10 * digit(8) + digit(9);
  if (m < 1 || m > 12 || d < 1) return false;
  const isLeap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  return d <= (m === 2 && isLeap ? 29 : (DAYS_OF_MONTH[m - 1] ?? 0));
}

const DAYS_OF_MONTH: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
