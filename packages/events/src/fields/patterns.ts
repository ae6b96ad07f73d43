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

export const isCivilDate = (value: string): boolean => {
  if (!DATE.test(value)) return false;
  const [y, m, d] = value.split('-').map(Number) as [number, number, number];
  const days = [31, y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return m >= 1 && m <= 12 && d >= 1 && d <= (days[m - 1] ?? 0);
};
