import { parseRational } from '../numbers/index.js';
import { choice, described, exact, POSITIVE_TEXT, type Reader, Refusal, shown } from '../reading/index.js';

/** A question that the decree leaves open. Its values are data (see `defaults.ts` and the decisions of a city). */
export interface Parameter {
  /** The open point, `P1`…; a point with several questions has suffixes, `P42.month`. */
  readonly id: string;
  /** Key in the `parameters` of a formula's input and in a picked set. */
  readonly name: string;
  /** The question in Vietnamese. */
  readonly titleVi: string;
  /** The article that leaves it open. */
  readonly article: string;
  /** The values that this version knows how to compute with. */
  readonly values: readonly string[] | 'EXACT_POSITIVE' | 'DAY_OF_MONTH' | 'DAYS' | 'YEARS' | 'PERIOD';
  /** What each of these values means, in Vietnamese; empty for a free value. */
  readonly meanings: Readonly<Record<string, string>>;
  /** True where the decree and the project give no value: the slot may stay empty. */
  readonly mayBeEmpty?: true;
}

function pattern(expected: RegExp, meaning: string): Reader<string> {
  return described({ type: 'string', pattern: expected.source, description: meaning }, (raw, path) => {
    if (typeof raw === 'string' && expected.test(raw)) return raw;
    throw new Refusal(
      'INVALID_PARAMETER',
      path,
      `expected ${meaning}, got ${shown(raw)}`,
      `giá trị tham số không hợp lệ: ${shown(raw)}`,
    );
  });
}

const positive: Reader<string> = described(POSITIVE_TEXT, (raw, path) => {
  const value = parseRational(exact(raw, path));
  if (value !== null && value.numerator > 0n) return raw as string;
  throw new Refusal('INVALID_PARAMETER', path, 'must be above 0', 'phải lớn hơn 0');
});

/** Reads a value of this parameter; refuses what this version cannot compute with. */
export function readParameter(parameter: Parameter): Reader<string> {
  switch (parameter.values) {
    case 'EXACT_POSITIVE':
      return positive;
    case 'DAY_OF_MONTH':
      return pattern(/^([1-9]|[12][0-9]|3[01])$/, 'a day of the month, 1 to 31');
    case 'DAYS':
      return pattern(/^(0|[1-9][0-9]{0,2})$/, 'a number of days');
    case 'YEARS':
      return pattern(/^(0|[1-9][0-9]?)$/, 'a number of years, 0 to 99');
    case 'PERIOD':
      return pattern(/^[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])$/, 'a month 2026-07 or a quarter 2026-Q3');
    default:
      return choice(parameter.values, 'INVALID_PARAMETER');
  }
}
