import type { Say } from './language.tsx';

const ROMAN = ['I', 'II', 'III', 'IV'];

/** 2026-Q3 as "Quý III/2026". */
export function periodName(period: string, say: Say): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return say(`Năm ${year}`, year);
  if (part.startsWith('Q')) return say(`Quý ${ROMAN[Number(part[1]) - 1]}/${year}`, `Q${part[1]} ${year}`);
  if (part.startsWith('H'))
    return say(`6 tháng ${part[1] === '1' ? 'đầu' : 'cuối'} năm ${year}`, `H${part[1]} ${year}`);
  return say(`Tháng ${part}/${year}`, `${part}/${year}`);
}

/** A quarter where the year is said already: "Quý III". */
export const quarterSign = (quarter: string, say: Say): string =>
  say(`Quý ${ROMAN[Number(quarter.at(-1)) - 1]}`, quarter.slice(5));

/** The last quarter that has ended by the day. */
export function lastQuarter(today: string): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const quarter = Math.ceil(month / 3) - 1;
  return quarter === 0 ? `${year - 1}-Q4` : `${year}-Q${quarter}`;
}

/** The quarter that a day lies in. */
export const quarterOf = (today: string): string => `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;

export const yearOf = (period: string): string => period.slice(0, 4);

export const quartersOf = (year: string): readonly string[] => [1, 2, 3, 4].map((n) => `${year}-Q${n}`);

/** The periods that a score exists for, newest year last. */
export const periodsOf = (year: string): readonly string[] => [
  ...quartersOf(year),
  ...Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`),
];

const MONTHS: { readonly [part: string]: number } = { Q1: 3, Q2: 6, Q3: 9, Q4: 12, H1: 6, H2: 12 };

/** The last day of a period, yyyy-mm-dd. */
export function lastDayOf(period: string): string {
  const [year = '', part] = period.split('-');
  const month = part === undefined ? 12 : (MONTHS[part] ?? Number(part));
  return new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10);
}

/** What may be measured: the years, halves, quarters and months that have ended by the day, this year's and those of two years before. */
export function endedPeriods(today: string): readonly string[] {
  const years = [0, 1, 2].map((ago) => `${Number(today.slice(0, 4)) - ago}`);
  const parts = years.flatMap((year) => [`${year}-H2`, `${year}-H1`, ...quartersOf(year).toReversed()]);
  const months = years.slice(0, 2).flatMap((year) => periodsOf(year).slice(4).toReversed());
  return [...years, ...parts, ...months].filter((period) => lastDayOf(period) <= today);
}
