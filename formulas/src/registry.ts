import { targetFormula } from './attainment/index.js';
import { planCompletionFormula } from './completion/index.js';
import { type Bilingual, type Formula, refOf } from './formula.js';
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
import {
  agencyClassFormula,
  agencyScoreFormula,
  classifyFormula,
  excellentQuotaFormula,
  generalScoreFormula,
  periodScoreFormula,
  yearScoreFormula,
} from './nd335/index.js';
import { type EvaluateOptions, type Presented, present } from './present.js';
import type { JsonSchema } from './reading/index.js';

/** A released formula in words, as `listFormulas` gives it. */
export interface FormulaDescription {
  /** `area/name`. */
  readonly id: string;
  /** From 1. */
  readonly version: number;
  /** What it computes. */
  readonly title: Bilingual;
  /** Legal source of the formula as a whole. */
  readonly article: string;
  /** Meaning of each field of the input. */
  readonly input: Readonly<Record<string, string>>;
  /** Meaning of each field of the answer. */
  readonly answer: Readonly<Record<string, string>>;
  /** An input that it can compute. */
  readonly example: unknown;
}

/** The answer of a formula that is known by its id only: its own keys, `display` and `derivation`. */
export type EvaluatedAnswer = Presented & Readonly<Record<string, unknown>>;

/** A formula whose types are closed over: it takes unknown JSON and throws a Refusal when that is not its input. */
export interface ReleasedFormula {
  /** `id@version`. */
  readonly ref: string;
  /** The formula in words. */
  readonly description: FormulaDescription;
  /** What the formula's reader accepts. */
  readonly inputSchema: JsonSchema;
  /** Reads the input and computes; throws a Refusal where it cannot. */
  readonly run: (raw: unknown, options: EvaluateOptions) => EvaluatedAnswer;
}

function release<Input, Answer extends object>(formula: Formula<Input, Answer>): ReleasedFormula {
  const { id, version, title, article, input, answer, example } = formula;
  return {
    ref: refOf(formula),
    description: { id, version, title, article, input, answer, example },
    inputSchema: formula.read.schema,
    run: (raw, options) => present(formula, formula.read(raw, ''), options) as EvaluatedAnswer,
  };
}

/** What ratings, attainment and completion of a ledger are computed with, every version, the newest of an id last. */
const OF_A_LEDGER: readonly ReleasedFormula[] = [
  release(generalScoreFormula),
  release(periodScoreFormula),
  release(yearScoreFormula),
  release(classifyFormula),
  release(excellentQuotaFormula),
  release(agencyScoreFormula),
  release(agencyClassFormula),
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
export const findFormula = (ref: string): ReleasedFormula | undefined =>
  RELEASED.findLast((formula) => formula.ref === ref || formula.description.id === ref);
