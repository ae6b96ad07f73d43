/**
 * The score of a month or quarter without its derivation, for who needs a first one at once. It brings along whole numbers only, a few
 * kilobytes; the formulas of the decree are loaded when an input needs them.
 */
import type { PeriodScoreAnswer } from './nd335/dieu-16-17-period-score.js';
import { quickDisplay } from './numbers/quick-display.js';
import { EXACT_KEYS, plainPeriodScore } from './plain/period-score.js';
import { isUsualInput } from './plain/usual-input.js';
import type { Presented } from './present.js';
import type { Result } from './reading/index.js';

export type { Warning } from './formula.js';
// Types alone, also where they name values: nothing of these files is loaded.
export type { CLASSES, Class } from './nd335/classes.js';
export type { UnitGroup, WorkLine } from './nd335/dieu-14-work-line.js';
export type { LEADERSHIP_CRITERIA, Leadership, LeadershipCriterion } from './nd335/dieu-15-leaders.js';
export type { PeriodScoreAnswer, PeriodScoreInput, PeriodScoreMissing } from './nd335/dieu-16-17-period-score.js';
export { type WholePeriodScore, wholePeriodScore } from './plain/whole-score.js';
export type { Presented } from './present.js';
export type { FormulaError, Result } from './reading/index.js';
export type { GivenParameters } from './rules/index.js';
export type { Derivation, Exclusion, Provenance, UsedParameter } from './trace/index.js';

/**
 * What `evaluate('nd335/period-score', input, { derivation: false })` answers of unknown JSON, refusals too; never rejects. Where it
 * needs more than whole numbers (a refusal, a remark, another reading, a number beyond 2^53) the formulas of the decree are loaded.
 */
export async function evaluatePeriodScore(input: unknown): Promise<Result<PeriodScoreAnswer & Presented>> {
  const answer = isUsualInput(input) ? plainPeriodScore(input) : null;
  const display = answer && displayOf(answer);
  if (answer !== null && display !== null) return { ok: true, answer: { ...answer, display } };
  const { evaluate } = await import('./nd335.js');
  return evaluate('nd335/period-score', input, { derivation: false }) as Result<PeriodScoreAnswer & Presented>;
}

/** The numbers of an answer cut after two places (P18); null where one of them is too long for that. */
function displayOf(answer: PeriodScoreAnswer): { readonly [key: string]: string | null } | null {
  const display: { [key: string]: string | null } = {};
  for (const key of EXACT_KEYS) {
    const text = answer[key];
    const shown = text === null ? null : quickDisplay(text, { places: 2, rounding: 'CUT' });
    if (text !== null && shown === null) return null;
    display[key] = shown;
  }
  return display;
}
