/** A decimal as whole steps of 10^-places. */
export interface Scaled {
  readonly steps: number;
  readonly places: number;
}

/** Longer texts may pass what a double holds exactly. */
const LONGEST = 15;

/** Reads `3` or `25.5` without sign; null for every other text, also for exact numbers written otherwise. */
export function scaledOf(text: string): Scaled | null {
  const { length } = text;
  if (length === 0 || length > LONGEST) return null;
  let steps = 0;
  let point = -1;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      if (point >= 0 || i === 0 || i === length - 1) return null;
      point = i;
    } else {
      if (code < 48 || code > 57) return null;
      steps = steps * 10 + code - 48;
    }
  }
  // No number begins with a zero that could be left out.
  if (length > 1 && text.charCodeAt(0) === 48 && point !== 1) return null;
  return { steps, places: point < 0 ? 0 : length - point - 1 };
}

export const POWERS: readonly number[] = Array.from({ length: LONGEST }, (_, n) => 10 ** n);

/** `n` or `n/d` in lowest terms, of whole numbers that are not negative. */
export function fractionText(n: number, d: number): string {
  if (n === d) return '1';
  if (n === 0) return '0';
  const divisor = n <= MOST_IN_32 && d <= MOST_IN_32 ? divisorIn32(n, d) : divisorOf(n, d);
  return divisor === d ? `${n / divisor}` : `${n / divisor}/${d / divisor}`;
}

const MOST_IN_32 = 2 ** 31 - 1;

/** Dividing 32-bit numbers costs a fraction of what dividing doubles does. */
function divisorIn32(n: number, d: number): number {
  let a = n | 0;
  let b = d | 0;
  while (b !== 0) {
    const rest = (a % b) | 0;
    a = b;
    b = rest;
  }
  return a;
}

function divisorOf(n: number, d: number): number {
  let a = n;
  let b = d;
  while (b !== 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}
