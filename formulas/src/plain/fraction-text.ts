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
