import { targetFormula } from './attainment/index.js';
import { planCompletionFormula } from './completion/index.js';
import { evaluateAmong, findAmong } from './evaluate.js';
import {
  catalogueFormula,
  digitalEconomyFormula,
  dtiFormula,
  dtiMergerFormula,
  growthFormula,
  hdiFormula,
  parFormula,
  pciFormula,
  piiFormula,
  piiIndicatorFormula,
  piiProfileFormula,
  rankingFormula,
  tfpContributionFormula,
} from './indices/index.js';
import { maturityFormula } from './maturity/index.js';
import { OF_THE_DECREE } from './nd335/released.js';
import type { EvaluateOptions } from './present.js';
import type { Result } from './reading/index.js';
import { type EvaluatedAnswer, type FormulaDescription, type ReleasedFormula, release } from './release.js';

/** What ratings, attainment and completion of a ledger are computed with, every version, the newest of an id last. */
const OF_A_LEDGER: readonly ReleasedFormula[] = [
  ...OF_THE_DECREE,
  release(targetFormula),
  release(planCompletionFormula),
];

/** Provincial indices: computed from figures outside any ledger. */
const OF_INDICES: readonly ReleasedFormula[] = [
  release(dtiFormula),
  release(dtiMergerFormula),
  release(rankingFormula),
  release(piiFormula),
  release(piiIndicatorFormula),
  release(piiProfileFormula),
  release(pciFormula),
  release(parFormula),
  release(hdiFormula),
  release(tfpContributionFormula),
  release(digitalEconomyFormula),
  release(growthFormula),
  release(catalogueFormula),
];

/** By a framework that is data: its answer names the formula itself (docs/decisions/0025), so a basis need not. */
const OF_FRAMEWORKS: readonly ReleasedFormula[] = [release(maturityFormula)];

const RELEASED: readonly ReleasedFormula[] = [...OF_A_LEDGER, ...OF_INDICES, ...OF_FRAMEWORKS];

/** Every released formula in words: the decree in its order, the plans, the indices. */
export const listFormulas = (): readonly FormulaDescription[] => RELEASED.map(({ description }) => description);

/**
 * `id@version` of every released formula that an answer of a ledger may rest on, in a fixed order: what a basis hashes. No answer rests
 * on an index, so a new index changes no basis.
 */
export const formulaSet = (): readonly string[] => OF_A_LEDGER.map(({ ref }) => ref).sort();

/** Finds `id@version`, or the newest version of `id`. */
export const findFormula = (ref: string): ReleasedFormula | undefined => findAmong(RELEASED, ref);

/**
 * Evaluates a formula, `id` or `id@version`, on unknown JSON. Never throws: bad input is a typed error with its place.
 * Missing facts are an answer (INSUFFICIENT_DATA), not an error.
 */
export const evaluate = (ref: string, input: unknown, options: EvaluateOptions = {}): Result<EvaluatedAnswer> =>
  evaluateAmong(RELEASED, ref, input, options);
