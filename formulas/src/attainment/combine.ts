import { least, parseRational, type Rational } from '../numbers/index.js';
import type { TargetAnswer } from './answer.js';

/** Several targets of one indicator together. */
export interface CombinedTargets {
  /** True when all targets are met, false as soon as one is not, null while one is unknown and none is missed. */
  readonly status: boolean | null;
  /** The least progress; null while one is unknown. */
  readonly progress: string | null;
  /** The answers it was combined from, in their order. */
  readonly each: readonly TargetAnswer[];
}

/** Several targets of one indicator, e.g. "≤ 3 Đông Nam Á; ≤ 50 thế giới": all must hold. No target at all gives null. */
export function combineTargets(each: readonly TargetAnswer[]): CombinedTargets {
  const statuses = each.map(({ status }) => status);
  const status = statuses.includes(false) ? false : statuses.length === 0 || statuses.includes(null) ? null : true;
  const progress = each.map((answer) => (answer.progress === null ? null : parseRational(answer.progress)));
  const known = progress.filter((value) => value !== null);
  const lowest =
    known.length === each.length
      ? known.reduce<Rational | null>((low, value) => (low ? least(low, value) : value), null)
      : null;
  return { status, progress: lowest?.toString() ?? null, each };
}
