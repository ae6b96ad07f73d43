import type { WorkLine } from '../nd335/dieu-14-work-line.js';
import { POWERS, type Scaled, scaledOf } from './whole.js';

/** Standard units in whole quarters of the smallest step of the factors: Điều 14 takes off quarters. */
export interface WorkInQuarters {
  readonly assigned: number;
  readonly done: number;
  readonly faultless: number;
  readonly inTime: number;
}

/**
 * The sums of Điều 14 with 25 % off a unit for each mark on it. Null: something here is for the evaluator, to refuse it or to
 * compute it with numbers that a double does not hold.
 */
export function workInQuarters(lines: readonly WorkLine[], extraInBase: boolean): WorkInQuarters | null {
  const factors: Scaled[] = [];
  let places = 0;
  for (const { h } of lines) {
    const factor = scaledOf(h);
    if (factor === null || factor.steps === 0) return null;
    factors.push(factor);
    if (factor.places > places) places = factor.places;
  }
  let [assigned, done, faultless, inTime] = [0, 0, 0, 0];
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as WorkLine;
    const factor = factors[i] as Scaled;
    const steps = factor.steps * (POWERS[places - factor.places] as number);
    let [count, withoutFaults, withoutDelays] = [0, 0, 0];
    for (const unit of line.units) {
      if (!isCount(unit.count) || !isCount(unit.qualityFaults) || !isCount(unit.delays)) return null;
      count += unit.count;
      withoutFaults += unit.count * quartersLeft(unit.qualityFaults);
      withoutDelays += unit.count * quartersLeft(unit.delays);
    }
    if (!isCount(line.assigned) || count > line.assigned) return null;
    if (!line.extra || extraInBase) assigned += 4 * steps * line.assigned;
    done += 4 * steps * count;
    faultless += steps * withoutFaults;
    inTime += steps * withoutDelays;
    // Nothing here is negative: a sum that is safe was made of products that were.
    if (!(assigned <= MOST && done <= MOST && 4 * steps * line.assigned <= MOST)) return null;
  }
  return { assigned, done, faultless, inTime };
}

const MOST = Number.MAX_SAFE_INTEGER;
const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
const quartersLeft = (marks: number): number => (marks >= 4 ? 0 : 4 - marks);
