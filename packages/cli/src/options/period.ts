import { isPeriod } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { type Failure, usage } from '../terminal/failure.js';

export const parsePeriod = (text: string): E.Either<Failure, string> =>
  isPeriod(text)
    ? E.right(text)
    : E.left(
        usage(
          '--period',
          `"${text}" không phải là kỳ đánh giá; viết 2026-03, 2026-Q1, 2026-H1 hoặc 2026`,
          `"${text}" is not a period; write 2026-03, 2026-Q1, 2026-H1 or 2026`,
        ),
      );

/** The last day of a period. */
export function endOfPeriod(period: string): string {
  const year = period.slice(0, 4);
  const part = period.slice(5);
  const month =
    part === ''
      ? 12
      : part.startsWith('Q')
        ? 3 * Number(part[1])
        : part.startsWith('H')
          ? 6 * Number(part[1])
          : Number(part);
  return endOfMonth(Number(year), month);
}

export function endOfMonth(year: number, month: number): string {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return `${year}-${String(month).padStart(2, '0')}-${last}`;
}
