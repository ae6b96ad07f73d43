import type { PeriodScoreAnswer, PeriodScoreInput, PeriodScoreMissing } from '../nd335/dieu-16-17-period-score.js';
import { fractionText } from './fraction-text.js';
import { type WholePeriodScore, wholePeriodScore } from './whole-score.js';

/** The numbers of an answer, as they are displayed. */
export const EXACT_KEYS = ['a', 'b', 'c', 'd', 'dd', 'e', 'K', 'T', 'G', 'S', 'rawA', 'rawB', 'rawC'] as const;

/** What `periodScore` answers, without a trace; null wherever `wholePeriodScore` has no answer, and where there may be a warning. */
export function plainPeriodScore(input: PeriodScoreInput): PeriodScoreAnswer | null {
  const whole = wholePeriodScore(input);
  return whole === null || mayBeRemarkedUpon(whole) ? null : textsOf(whole);
}

/** A leader without any product, or with more than assigned, which may make good a half. */
const mayBeRemarkedUpon = ({ leader, capped, A, rawA, rawB, rawC }: WholePeriodScore): boolean =>
  leader && (rawA === 0 || (!capped && (rawA > A || rawB > A || rawC > A)));

function textsOf(whole: WholePeriodScore): PeriodScoreAnswer {
  const { leader, A, capped, d, dd, e, G, ofG, K, ofK, S, ofS, band } = whole;
  const [rawA, rawB, rawC] = [fractionText(whole.rawA, A), fractionText(whole.rawB, A), fractionText(whole.rawC, A)];
  const missing: PeriodScoreMissing[] = [];
  if (G === null) missing.push('G');
  if (leader && d === null) missing.push('d');
  if (leader && dd === null) missing.push('dd');
  if (leader && e === null) missing.push('e');
  return {
    status: missing.length === 0 ? 'OK' : 'INSUFFICIENT_DATA',
    a: capped && whole.rawA > A ? '1' : rawA,
    b: capped && whole.rawB > A ? '1' : rawB,
    c: capped && whole.rawC > A ? '1' : rawC,
    d: halfText(d),
    dd: halfText(dd),
    e: halfText(e),
    K: K === null ? null : fractionText(K, ofK),
    T: K === null ? null : fractionText(70 * Math.min(K, ofK), ofK),
    G: G === null ? null : fractionText(G, ofG),
    S: S === null ? null : fractionText(S, ofS),
    band,
    rawA,
    rawB,
    rawC,
    missing,
    warnings: [],
  };
}

const halfText = (of: number | null): string | null => (of === null ? null : of === 2 ? '1' : '1/2');
