import { decimalText, type Shown } from './display.js';
import { parseRational } from './kernels.js';
import { quickDisplay } from './quick-display.js';

/** `decimalText` of the number that an exact text is; null where it is none. Quicker where a double holds every step of it. */
export function displayOfText(text: string, shown: Shown): string | null {
  const quick = quickDisplay(text, shown);
  if (quick !== null) return quick;
  const number = parseRational(text);
  return number && decimalText(number, shown);
}
