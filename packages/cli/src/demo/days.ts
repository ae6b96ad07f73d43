/** Civil dates of the simulated calendar; the demonstration has no other clock. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Nine o'clock in Huế. */
export const instantOf = (day: string): number => Date.parse(`${day}T09:00:00+07:00`);

export const QUARTERS = ['2026-Q1', '2026-Q2', '2026-Q3'] as const;
export type Quarter = (typeof QUARTERS)[number];

const FIRST_MONTH: { readonly [Q in Quarter]: string } = { '2026-Q1': '01', '2026-Q2': '04', '2026-Q3': '07' };
const LAST_DAY: { readonly [Q in Quarter]: string } = {
  '2026-Q1': '2026-03-31',
  '2026-Q2': '2026-06-30',
  '2026-Q3': '2026-09-30',
};

/** The base plan of a quarter closes on the 10th (P42); work is given before. */
export const givenOn = (quarter: Quarter): string => `2026-${FIRST_MONTH[quarter]}-08`;
export const endOf = (quarter: Quarter): string => LAST_DAY[quarter];
export const quarterOf = (day: string): Quarter | null =>
  QUARTERS.find((quarter) => day.slice(0, 4) === '2026' && day <= endOf(quarter)) ?? null;

/** The last day that the demonstration knows. */
export const LAST_DAY_KNOWN = '2026-10-31';
