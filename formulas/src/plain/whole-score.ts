import type { Class } from '../nd335/classes.js';
import type { PeriodScoreInput } from '../nd335/dieu-16-17-period-score.js';
import { POWERS, placesOf, stepsOf } from '../numbers/whole-steps.js';
import { usualCapMode } from './usual-readings.js';
import { workInQuarters } from './work.js';

/**
 * A score of a month or quarter as whole numbers that a double holds exactly, each a numerator over the denominator that is named
 * with it, not in lowest terms. A ratio of two of them is the exact value; dividing them gives a float, which is for drawing only.
 */
export interface WholePeriodScore {
  /** Six criteria instead of three (Điều 16). */
  readonly leader: boolean;
  /** Standard units assigned, in the same steps as the three below: the denominator of a, b, c. Above 0. */
  readonly A: number;
  /** Số lượng before the cap mode, over A (Điều 14 khoản 2 điểm a). */
  readonly rawA: number;
  /** Chất lượng before the cap mode, over A (điểm b). */
  readonly rawB: number;
  /** Tiến độ before the cap mode, over A (điểm c). */
  readonly rawC: number;
  /** Are a, b, c each at most 1 (P1)? Then a is min(rawA, A), and so on. */
  readonly capped: boolean;
  /** Leader only, in halves: 2 is 100 %, 1 is 50 %; null = unknown (Điều 15 khoản 3 điểm a). */
  readonly d: number | null;
  /** đ, as d (điểm b). */
  readonly dd: number | null;
  /** As d (điểm c). */
  readonly e: number | null;
  /** Confirmed general score over `ofG`; null = not confirmed. */
  readonly G: number | null;
  /** A power of ten. */
  readonly ofG: number;
  /** K before the bound of 1, over `ofK` (Điều 16); null while a criterion is unknown. */
  readonly K: number | null;
  /** The denominator of K, and of T = 70·min(1, K). */
  readonly ofK: number;
  /** S = G + T, over `ofS` (Điều 17); null while a part is unknown. */
  readonly S: number | null;
  /** The denominator of S; 100·ofS is a safe integer too. */
  readonly ofS: number;
  /** Mức điểm tương ứng; null while S is. */
  readonly band: Class | null;
}

/**
 * The period score (Điều 14, 16, 17) without a trace and without a text: what `periodScore` answers, which is its oracle. Null
 * wherever it has no answer: a number passes 2^53, a factor is written as a fraction, something is refused, work is missing, or a
 * reading of P3, P4 or P7 is not the usual one. Then `periodScore` computes. Warnings are none of its business.
 */
export function wholePeriodScore(input: PeriodScoreInput): WholePeriodScore | null {
  const { leader, general, leadership } = input;
  const capMode = usualCapMode(input.parameters);
  if (capMode === null) return null;
  const work = workInQuarters(input.lines, capMode === 'EXTRA_IN_DENOMINATOR');
  if (work === null || work.assigned === 0) return null;
  if (!leader && leadership !== null && leadership !== undefined) return null;
  const d = leader ? halves(leadership?.d) : null;
  const dd = leader ? halves(leadership?.dd) : null;
  const e = leader ? halves(leadership?.e) : null;
  if (d === REFUSED || dd === REFUSED || e === REFUSED) return null;
  const placesOfG = general === null ? 0 : placesOf(general);
  if (placesOfG < 0) return null;
  const ofG = POWERS[placesOfG] as number;
  const G = general === null ? null : stepsOf(general);
  if (G !== null && G > 30 * ofG) return null;

  const { assigned: A, done, faultless, inTime } = work;
  const capped = capMode === 'COMPONENT';
  const abc = capped ? Math.min(done, A) + Math.min(faultless, A) + Math.min(inTime, A) : done + faultless + inTime;
  // K in parts of 3·A, for a leader of 12·A, because d, đ, e are in halves.
  const ofK = leader ? 12 * A : 3 * A;
  const led = leader ? (d === null || dd === null || e === null ? null : d + dd + e) : 0;
  const K = led === null ? null : leader ? 2 * abc + A * led : abc;
  const ofS = ofK * ofG;
  const S = K === null || G === null ? null : G * ofK + 70 * Math.min(K, ofK) * ofG;
  // S is at most 100, and K at least the sum that it is made of.
  if (!(100 * ofS <= MOST && (K ?? 0) <= MOST)) return null;
  const band = S === null ? null : bandOf(S, ofS);
  return { leader, A, rawA: done, rawB: faultless, rawC: inTime, capped, d, dd, e, G, ofG, K, ofK, S, ofS, band };
}

const MOST = Number.MAX_SAFE_INTEGER;

const bandOf = (over: number, of: number): Class =>
  over >= 90 * of ? 'XS' : over >= 70 * of ? 'TOT' : over >= 50 * of ? 'HT' : 'KHT';

const REFUSED = -1;

/** 2 for 100 %, 1 for 50 %, null for unknown. */
const halves = (text: string | null | undefined): number | null =>
  text === null || text === undefined ? null : text === '1' ? 2 : text === '1/2' ? 1 : REFUSED;
