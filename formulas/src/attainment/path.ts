import { bigIntegers } from '../numbers/index.js';

/** What is to stand in a year. */
export interface PathPoint {
  /** Four digits. */
  readonly year: number;
  /** Exact text. */
  readonly value: string;
}

/** The years between two points in equal steps, both ends left out; nothing where a value is no number or no year lies between. */
export function linearPath(from: PathPoint, to: PathPoint): readonly PathPoint[] {
  const [start, end] = [bigIntegers.parse(from.value), bigIntegers.parse(to.value)];
  if (start === null || end === null || to.year - from.year < 2) return [];
  const whole = bigIntegers.integer(to.year - from.year);
  return Array.from({ length: to.year - from.year - 1 }, (_, i) => {
    const gone = bigIntegers.integer(i + 1).over(whole);
    return { year: from.year + i + 1, value: start.plus(end.minus(start).times(gone)).toString() };
  });
}
