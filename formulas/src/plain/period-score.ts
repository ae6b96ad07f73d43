import type { PeriodScoreAnswer, PeriodScoreInput, PeriodScoreMissing } from '../nd335/dieu-16-17-period-score.js';
import { type GivenParameters, parameterOf } from '../rules/index.js';
import { fractionText, POWERS, scaledOf } from './whole.js';
import { workInQuarters } from './work.js';

/** The readings of P3, P4 and P7 that are computed here. */
const READINGS = { floor: 'UNIT', deductLevel: 'UNIT', faultyCredit: 'GRADED' } as const;
const MOST = Number.MAX_SAFE_INTEGER;

/**
 * The period score (Điều 14, 16, 17) on whole numbers that a double holds exactly: what `periodScore` answers, without a trace.
 * Null wherever it does not: a number passes 2^53, a factor is written as a fraction, something is refused, missing work, or a
 * reading is not the usual one. Then the evaluator computes, which is the oracle of this.
 */
export function plainPeriodScore(input: PeriodScoreInput): PeriodScoreAnswer | null {
  const { leader, general, lines, leadership, parameters } = input;
  if (!areUsual(parameters)) return null;
  const capMode = readingOf('capMode', parameters);
  const work = workInQuarters(lines, capMode === 'EXTRA_IN_DENOMINATOR');
  if (work === null || work.assigned === 0 || (leader && work.done === 0)) return null;
  if (!leader && leadership !== null && leadership !== undefined) return null;
  const [d, dd, e] = [halves(leadership?.d), halves(leadership?.dd), halves(leadership?.e)];
  if (d === REFUSED || dd === REFUSED || e === REFUSED) return null;
  const G = general === null ? null : scaledOf(general);
  if (general !== null && (G === null || G.steps > 30 * (POWERS[G.places] as number))) return null;

  const { assigned: A, done, faultless, inTime } = work;
  const isCapped = capMode === 'COMPONENT';
  const capped = (of: number): number => (isCapped && of > A ? A : of);
  const a = capped(done);
  const b = capped(faultless);
  const c = capped(inTime);
  // A half that something above 1 makes good is remarked upon.
  if (leader && !isCapped && (a > A || b > A || c > A)) return null;
  const led = leader ? (d === null || dd === null || e === null ? null : d + dd + e) : 0;
  // K in parts of 3·A, for a leader of 12·A.
  const [kOver, kOf] = leader ? [2 * (a + b + c) + A * (led ?? 0), 12 * A] : [a + b + c, 3 * A];
  const tOver = 70 * Math.min(kOver, kOf);
  const places = G === null ? 1 : (POWERS[G.places] as number);
  const [sOver, sOf] = [(G?.steps ?? 0) * kOf + tOver * places, kOf * places];
  if (!(sOver <= MOST && 100 * sOf <= MOST && kOver <= MOST)) return null;
  const hasK = led !== null;
  const hasS = hasK && G !== null;
  const [textA, textB, textC] = [fractionText(a, A), fractionText(b, A), fractionText(c, A)];
  const missing: PeriodScoreMissing[] = [];
  if (G === null) missing.push('G');
  if (leader && d === null) missing.push('d');
  if (leader && dd === null) missing.push('dd');
  if (leader && e === null) missing.push('e');
  return {
    status: missing.length === 0 ? 'OK' : 'INSUFFICIENT_DATA',
    a: textA,
    b: textB,
    c: textC,
    d: halfText(d),
    dd: halfText(dd),
    e: halfText(e),
    K: hasK ? fractionText(kOver, kOf) : null,
    T: hasK ? fractionText(tOver, kOf) : null,
    G: G === null ? null : fractionText(G.steps, places),
    S: hasS ? fractionText(sOver, sOf) : null,
    band: hasS ? bandOf(sOver, sOf) : null,
    rawA: a === done ? textA : fractionText(done, A),
    rawB: b === faultless ? textB : fractionText(faultless, A),
    rawC: c === inTime ? textC : fractionText(inTime, A),
    missing,
    warnings: [],
  };
}

const bandOf = (over: number, of: number): PeriodScoreAnswer['band'] =>
  over >= 90 * of ? 'XS' : over >= 70 * of ? 'TOT' : over >= 50 * of ? 'HT' : 'KHT';

const REFUSED = -1;

/** 2 for 100 %, 1 for 50 %, null for unknown. */
const halves = (text: string | null | undefined): number | null =>
  text === null || text === undefined ? null : text === '1' ? 2 : text === '1/2' ? 1 : REFUSED;

const halfText = (of: number | null): string | null => (of === null ? null : of === 2 ? '1' : '1/2');

const readingOf = (name: keyof typeof DEFAULTS, given: GivenParameters | undefined): string =>
  given?.[name] ?? DEFAULTS[name];

const DEFAULTS = {
  capMode: parameterOf('capMode').value,
  floor: parameterOf('floor').value,
  deductLevel: parameterOf('deductLevel').value,
  faultyCredit: parameterOf('faultyCredit').value,
};

const areUsual = (given: GivenParameters | undefined): boolean =>
  readingOf('floor', given) === READINGS.floor &&
  readingOf('deductLevel', given) === READINGS.deductLevel &&
  readingOf('faultyCredit', given) === READINGS.faultyCredit;
