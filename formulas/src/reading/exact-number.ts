import type { Kernel, Rational } from '../numbers/index.js';
import { exact as exactText } from './readers.js';
import { Refusal } from './refusal.js';

/** The number of an exact text; INVALID_NUMBER at `path` otherwise. */
export function exactNumber(text: string, path: string, numbers: Kernel): Rational {
  const value = numbers.parse(exactText(text, path));
  if (value === null)
    throw new Refusal('INVALID_NUMBER', path, `not an exact number: ${text}`, `không phải số chính xác: ${text}`);
  return value;
}

/** A score on the 0..100 scale (or another ceiling), exact. */
export function scoreUpTo(
  ceiling: number,
  text: string,
  path: string,
  numbers: Kernel,
  refuse: { readonly code: string; readonly article: string },
): Rational {
  const value = exactNumber(text, path, numbers);
  if (value.compare(numbers.integer(0)) < 0 || value.compare(numbers.integer(ceiling)) > 0) {
    throw new Refusal(
      refuse.code,
      path,
      `${text} is outside 0..${ceiling}`,
      `${text} nằm ngoài khoảng 0 đến ${ceiling}`,
      refuse.article,
    );
  }
  return value;
}
