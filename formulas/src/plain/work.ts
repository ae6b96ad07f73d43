import type { WorkLine } from '../nd335/dieu-14-work-line.js';
import { POWERS, placesOf, stepsOf } from '../numbers/whole-steps.js';

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
  let [assigned, done, faultless, inTime] = [0, 0, 0, 0];
  let places = 0;
  for (const { h, assigned: units, extra, units: groups } of lines) {
    const own = placesOf(h);
    if (own < 0) return null;
    let quarters = 4 * stepsOf(h);
    if (own < places) quarters *= POWERS[places - own] as number;
    else if (own > places) {
      const finer = POWERS[own - places] as number;
      assigned *= finer;
      done *= finer;
      faultless *= finer;
      inTime *= finer;
      places = own;
    }
    let [count, faults, delays] = [0, 0, 0];
    for (const group of groups) {
      if (!isCount(group.count) || !isCount(group.qualityFaults) || !isCount(group.delays)) return null;
      count += group.count;
      faults += group.count * Math.min(4, group.qualityFaults);
      delays += group.count * Math.min(4, group.delays);
    }
    if (quarters === 0 || !isCount(units) || count > units) return null;
    if (!extra || extraInBase) assigned += quarters * units;
    done += quarters * count;
    faultless += (quarters / 4) * (4 * count - faults);
    inTime += (quarters / 4) * (4 * count - delays);
  }
  // Nothing here is negative, so that whatever passed the bound on the way left a sum that does.
  return assigned <= MOST && done <= MOST ? { assigned, done, faultless, inTime } : null;
}

const MOST = Number.MAX_SAFE_INTEGER;

/** Larger counts are for the evaluator. */
const isCount = (n: number): boolean => (n | 0) === n && n >= 0;
