/** yyyy-mm-dd as a number of days. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

export interface Tick {
  readonly at: number;
  readonly label: string;
}

const QUARTERS = ['01-01', '04-01', '07-01', '10-01'];
/** Up to so many years have their quarters marked. */
const SHORT = 2;

/** Beginnings of quarters where the time is short, of years otherwise; at most so many. */
export function timeTicks(first: string, last: string, most: number): readonly Tick[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const all = years.flatMap((year) =>
    to - from < SHORT
      ? QUARTERS.map((day, i) => ({ at: dayNumber(`${year}-${day}`), label: `Q${i + 1}/${year}` }))
      : [{ at: dayNumber(`${year}-01-01`), label: String(year) }],
  );
  const within = all.filter(({ at }) => at >= dayNumber(first) && at <= dayNumber(last));
  const step = Math.max(1, Math.ceil(within.length / Math.max(1, most)));
  return within.filter((_, i) => i % step === 0);
}
