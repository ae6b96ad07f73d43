import type { Kernel, Rational } from '../numbers/index.js';
import { exactNumber, Refusal, refuseRepeatedIds } from '../reading/index.js';
import type { MaturityLevel } from './model.js';

/** The highest level whose threshold a score reaches; a score that stands exactly on it has reached it. */
export function levelsOf(levels: readonly MaturityLevel[], numbers: Kernel): (score: Rational) => string {
  refuseRepeatedIds(levels, 'levels');
  const from = levels.map((level, at) => exactNumber(level.from, `levels[${at}].from`, numbers));
  const [zero, hundred] = [numbers.integer(0), numbers.integer(100)];
  if (from[0]?.compare(zero) !== 0)
    throw new Refusal(
      'LEVELS_NOT_ASCENDING',
      levels.length === 0 ? 'levels' : 'levels[0].from',
      'the first level begins at 0, so that every score has a level',
      'mức đầu tiên phải bắt đầu từ 0 để điểm nào cũng có mức',
    );
  for (const [at, value] of from.entries()) {
    const before = from[at - 1];
    if ((before === undefined || value.compare(before) > 0) && value.compare(hundred) <= 0) continue;
    throw new Refusal(
      'LEVELS_NOT_ASCENDING',
      `levels[${at}].from`,
      `each level begins above the one before and at 100 at the latest, got ${value}`,
      `mỗi mức phải bắt đầu cao hơn mức trước và không quá 100, nhận được ${value}`,
    );
  }
  return (score) => levels[from.findLastIndex((value) => score.compare(value) >= 0)]?.id ?? '';
}
