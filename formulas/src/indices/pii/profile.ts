import type { Kernel, Rational } from '../../numbers/index.js';
import { exactNumber, Refusal, refuseRepeatedIds } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';

/** One indicator with its scores in all provinces of the edition. */
export interface ProfiledIndicator {
  /** Unique (DUPLICATE_ID). */
  readonly id: string;
  /** Each province once; null = not available. A higher score is better. */
  readonly scores: readonly { readonly id: string; readonly score: string | null }[];
}

/** The scores of an edition, and of whom the profile is. */
export interface PiiProfileInput {
  /** The province. */
  readonly province: string;
  /** At least one. */
  readonly indicators: readonly ProfiledIndicator[];
  /** How many of each are listed: 10 in the GII, 5 and 5 in profiles of the PII. */
  readonly k: number;
  /** A rank up to this one is a strength whatever the cut: 3 in the GII; null = no such rule, whether the PII has it is not known. */
  readonly strongRank: number | null;
}

/** An indicator as the province stands in it. */
export interface ProfiledScore {
  /** As in the input. */
  readonly id: string;
  /** Ties share the better rank. */
  readonly rank: number;
  /** How many provinces have a score. */
  readonly of: number;
  /** Share of the other provinces that stand below, 0..1. */
  readonly percentile: string;
}

/** Điểm mạnh, điểm yếu of a province. */
export interface PiiProfileAnswer {
  /** INSUFFICIENT_DATA while there are fewer than k indicators to choose from. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** The best first; ties at the cut may make it more than k. */
  readonly strengths: readonly ProfiledScore[];
  /** The worst first. */
  readonly weaknesses: readonly ProfiledScore[];
  /** The percentile from which on it is a strength; the same cut serves for pillars. */
  readonly strongFrom: string | null;
  /** The percentile up to which it is a weakness. */
  readonly weakUpTo: string | null;
  /** Indicators without a score of the province, or of any other one. */
  readonly notRanked: readonly string[];
}

const SOURCE = 'Global Innovation Index 2023, Appendix I (WIPO): điểm mạnh, điểm yếu';

interface Placed extends ProfiledScore {
  readonly exact: Rational;
}

/**
 * Scores become percentile ranks; a strength is at or above the k-th highest of them, a weakness at or below the k-th lowest. A
 * strength is never a weakness at once: where k is so large that the two meet, the strength stands.
 */
export function piiProfile(input: PiiProfileInput, { numbers, trace }: Evaluation): PiiProfileAnswer {
  const { indicators, k, strongRank } = input;
  refuseRepeatedIds(indicators, 'indicators');
  if (k < 1)
    throw new Refusal('COUNT_NOT_POSITIVE', 'k', `k is at least 1, got ${k}`, `k phải từ 1 trở lên, nhận được ${k}`);
  return trace.within('indices/pii-profile@1').term(
    'profile',
    ({ strengths, weaknesses, strongFrom, weakUpTo }: PiiProfileAnswer) => ({
      label: `Điểm mạnh, điểm yếu của ${input.province}`,
      value: strengths.length,
      expression: `mạnh từ phân vị ${strongFrom ?? '?'}: ${strengths.map(({ id }) => id).join(', ')}; yếu đến phân vị ${weakUpTo ?? '?'}: ${weaknesses.map(({ id }) => id).join(', ')}`,
      citation: SOURCE,
    }),
    (inside): PiiProfileAnswer => {
      const placed = indicators.flatMap((indicator, at) => {
        const found = placeOf(input.province, indicator, `indicators[${at}]`, numbers);
        if (found === null) return [];
        return inside.term(
          indicator.id,
          () => ({
            label: indicator.id,
            value: found.exact,
            expression: `hạng ${found.rank} trong ${found.of}`,
            citation: SOURCE,
          }),
          () => [found],
        );
      });
      const names = new Set(placed.map(({ id }) => id));
      const notRanked = indicators.flatMap(({ id }) => (names.has(id) ? [] : [id]));
      const best = [...placed].sort((x, y) => y.exact.compare(x.exact) || x.rank - y.rank || (x.id < y.id ? -1 : 1));
      const [cutHigh, cutLow] = [best[k - 1], best.at(-k)];
      if (cutHigh === undefined || cutLow === undefined)
        return {
          status: 'INSUFFICIENT_DATA',
          strengths: [],
          weaknesses: [],
          strongFrom: null,
          weakUpTo: null,
          notRanked,
        };
      const isStrong = ({ exact, rank }: Placed) =>
        exact.compare(cutHigh.exact) >= 0 || (strongRank !== null && rank <= strongRank);
      const strengths = best.filter(isStrong);
      const weaknesses = best.filter((one) => !isStrong(one) && one.exact.compare(cutLow.exact) <= 0).reverse();
      return {
        status: 'OK',
        strengths: strengths.map(shown),
        weaknesses: weaknesses.map(shown),
        strongFrom: `${cutHigh.exact}`,
        weakUpTo: `${cutLow.exact}`,
        notRanked,
      };
    },
  );
}

const shown = ({ exact, ...score }: Placed): ProfiledScore => score;

/** Null where the province has no score, or nobody else has one. */
function placeOf(province: string, { id, scores }: ProfiledIndicator, path: string, numbers: Kernel): Placed | null {
  refuseRepeatedIds(scores, `${path}.scores`);
  const known = scores.flatMap(({ id: of, score }, at) =>
    score === null ? [] : [{ of, score: exactNumber(score, `${path}.scores[${at}].score`, numbers) }],
  );
  const own = known.find(({ of }) => of === province)?.score;
  if (own === undefined || known.length < 2) return null;
  const above = known.filter(({ score }) => score.compare(own) > 0).length;
  const below = known.filter(({ score }) => score.compare(own) < 0).length;
  const exact = numbers.integer(below).over(numbers.integer(known.length - 1));
  return { id, rank: above + 1, of: known.length, percentile: `${exact}`, exact };
}
