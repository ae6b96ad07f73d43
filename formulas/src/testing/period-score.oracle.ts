import type { PeriodScoreInput } from '../index.js';
import { add, divide, type Fraction, fraction, larger, multiply, smaller, subtract, total, whole } from './fraction.js';

/** Điều 14–17 by walking every single unit; null when nothing is assigned. Parameters of the oracle: capMode only. */
export function scoreByHand(
  input: PeriodScoreInput,
): Readonly<Record<'a' | 'b' | 'c' | 'K' | 'T' | 'S', Fraction>> | null {
  const mode = input.parameters?.['capMode'] ?? 'COMPONENT';
  let assigned = whole(0);
  const earned: [Fraction, Fraction, Fraction] = [whole(0), whole(0), whole(0)];
  for (const line of input.lines) {
    const h = fraction(line.h);
    for (let unit = 0; unit < line.assigned; unit++) {
      if (!line.extra || mode === 'EXTRA_IN_DENOMINATOR') assigned = add(assigned, h);
    }
    for (const group of line.units) {
      for (let unit = 0; unit < group.count; unit++) {
        const kept = (faults: number) => larger(whole(0), subtract(whole(1), multiply(whole(faults), [25n, 100n])));
        earned[0] = add(earned[0], h);
        earned[1] = add(earned[1], multiply(h, kept(group.qualityFaults)));
        earned[2] = add(earned[2], multiply(h, kept(group.delays)));
      }
    }
  }
  if (assigned[0] === 0n) return null;
  const [a, b, c] = earned.map((credit) => {
    const ratio = divide(credit, assigned);
    return mode === 'COMPONENT' ? smaller(whole(1), ratio) : ratio;
  }) as [Fraction, Fraction, Fraction];
  const led = input.leader ? [input.leadership?.d, input.leadership?.dd, input.leadership?.e] : [];
  const criteria = [a, b, c, ...led.map((text) => fraction(text ?? ''))];
  const K = divide(total(criteria), whole(criteria.length));
  const T = smaller(whole(70), multiply(whole(70), K));
  return { a, b, c, K, T, S: add(fraction(input.general ?? ''), T) };
}
