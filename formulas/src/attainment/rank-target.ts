import { isNegative, type Kernel, type Rational } from '../numbers/index.js';
import { exactNumber, Refusal } from '../reading/index.js';
import type { Attained } from './answer.js';
import type { RankMethod } from './input.js';

export interface RankTarget {
  readonly value: string;
  readonly actual: string;
  readonly baseline?: string | null;
  readonly universe?: number | null;
  readonly method?: RankMethod | null;
}

/** Ranks of the same universe; 1 is the best. */
interface Ranks {
  /** Actual rank. */
  readonly r: Rational;
  /** Target rank: r ≤ R meets it. */
  readonly R: Rational;
  readonly r0: Rational | null;
  readonly N: Rational | null;
}

/** Attainment of "xếp hạng ≤ R": status is r ≤ R whatever the method; progress by the chosen method or the default rule. */
export function attainRank(target: RankTarget, numbers: Kernel): Attained {
  const ranks = readRanks(target, numbers);
  const status = ranks.r.compare(ranks.R) <= 0;
  const margin = ranks.R.minus(ranks.r);
  if (target.method != null)
    return { status, margin, method: target.method, raw: progressBy(target.method, ranks, numbers) };

  const { method, lenient } = defaultMethod(ranks);
  if (method === null) {
    return status
      ? { status, margin, method: 'A', raw: numbers.integer(1) }
      : { status, margin, method: null, raw: null, reason: 'universe_unknown' };
  }
  const raw = status && noWay(ranks) ? null : progressBy(method, ranks, numbers);
  return { status, margin, method, raw, warnings: lenient ? [LENIENT] : [] };
}

const LENIENT = {
  code: 'LENIENT_WITHOUT_BASELINE',
  message:
    'progress counts from the last rank of all, because no baseline worse than the target is known; this is lenient',
  messageVi: 'tiến độ được tính từ hạng cuối cùng vì không có mốc xuất phát kém hơn mục tiêu; cách tính này dễ dãi',
};

/** A baseline worse than the target → B; otherwise C, marked lenient where there is no baseline; without N there is no C. */
function defaultMethod({ R, r0, N }: Ranks): { readonly method: RankMethod | null; readonly lenient: boolean } {
  if (r0 !== null && r0.compare(R) > 0) return { method: 'B', lenient: false };
  return { method: N === null ? null : 'C', lenient: r0 === null && N !== null };
}

/** Everybody meets the target N: there is no way to measure, and nobody needs one. */
const noWay = ({ R, N }: Ranks): boolean => N !== null && N.compare(R) === 0;

function progressBy(method: RankMethod, { r, R, r0, N }: Ranks, numbers: Kernel): Rational {
  const one = numbers.integer(1);
  switch (method) {
    case 'A':
      return r.compare(R) <= 0 ? one : numbers.integer(0);
    case 'B':
      if (r0 === null || r0.compare(R) <= 0) {
        throw new Refusal(
          'BASELINE_NEEDED',
          'baseline',
          'method B needs a baseline worse than the target',
          'phương pháp B cần mốc xuất phát kém hơn mục tiêu',
        );
      }
      return r0.minus(r).over(r0.minus(R));
    case 'C':
      if (N === null || N.compare(R) === 0) {
        throw new Refusal(
          'UNIVERSE_NEEDED',
          'universe',
          'method C needs a universe larger than the target rank',
          'phương pháp C cần số đơn vị xếp hạng lớn hơn mục tiêu',
        );
      }
      return N.minus(r).over(N.minus(R));
    case 'D':
      return R.over(r);
    case 'E':
      return one.plus(one).minus(r.over(R));
  }
}

function readRanks({ value, actual, baseline, universe }: RankTarget, numbers: Kernel): Ranks {
  const N = universe == null ? null : numbers.integer(universe);
  const rank = (text: string, path: string): Rational => {
    const place = exactNumber(text, path, numbers);
    if (place.denominator !== 1n || isNegative(place.minus(numbers.integer(1)))) {
      throw new Refusal(
        'RANK_OUT_OF_RANGE',
        path,
        `a rank is a whole number from 1, got ${text}`,
        `thứ hạng là số nguyên từ 1, nhận được ${text}`,
      );
    }
    if (N !== null && place.compare(N) > 0) {
      throw new Refusal(
        'RANK_OUT_OF_RANGE',
        path,
        `rank ${text} is beyond the ${N} units ranked`,
        `hạng ${text} vượt quá ${N} đơn vị được xếp hạng`,
      );
    }
    return place;
  };
  return {
    R: rank(value, 'value'),
    r: rank(actual, 'actual'),
    r0: baseline == null ? null : rank(baseline, 'baseline'),
    N,
  };
}
