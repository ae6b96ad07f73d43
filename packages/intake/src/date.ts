const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Is yyyy-mm-dd a day of the calendar? */
export function isCivilDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  return month >= 1 && day >= 1 && day <= last;
}

/** A date as people write it here, dd/mm/yyyy or yyyy-mm-dd, as yyyy-mm-dd; null when it is none. */
export function readDate(text: string): string | null {
  const vietnamese = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  const iso =
    vietnamese === null
      ? text.trim()
      : `${vietnamese[3]}-${vietnamese[2]?.padStart(2, '0')}-${vietnamese[1]?.padStart(2, '0')}`;
  return isCivilDate(iso) ? iso : null;
}
