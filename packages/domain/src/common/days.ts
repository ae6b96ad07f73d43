const HOURS_AHEAD_OF_UTC = 7;

/** The civil date at UTC+07:00 of an instant. */
export const civilDayOf = (instant: string): string =>
  new Date(Date.parse(instant) + HOURS_AHEAD_OF_UTC * 3_600_000).toISOString().slice(0, 10);

/** The last day of 2026-03, 2026-Q1, 2026-H1 or 2026. */
export function lastDayOf(period: string): string {
  const [year, part] = [period.slice(0, 4), period.slice(5)];
  const month = lastMonthOf(part);
  const day = new Date(Date.UTC(Number(year), month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, '0')}-${day}`;
}

function lastMonthOf(part: string): number {
  if (part === '') return 12;
  if (part.startsWith('Q')) return Number(part.slice(1)) * 3;
  if (part.startsWith('H')) return Number(part.slice(1)) * 6;
  return Number(part);
}

/** Scores are given by month or quarter; longer periods are means (Điều 3.4, 17.3). */
export const isScoredPeriod = (period: string): boolean => /^\d{4}-(\d{2}|Q[1-4])$/.test(period);

export const isQuarterStart = (day: string): boolean => /-(01|04|07|10)-01$/.test(day);

/** Saturday or Sunday. */
export const isRestDay = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
