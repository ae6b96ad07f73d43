import { targetFormula } from './attainment/index.js';
import { planCompletionFormula } from './completion/index.js';
import { type Bilingual, type Formula, refOf } from './formula.js';
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

export interface FormulaDescription {
  readonly id: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly article: string;
  readonly input: Readonly<Record<string, string>>;
  readonly answer: Readonly<Record<string, string>>;
  readonly example: unknown;
}

export type EvaluatedAnswer = Presented & Readonly<Record<string, unknown>>;

/** A formula whose types are closed over: it takes unknown JSON and throws a Refusal when that is not its input. */
export interface ReleasedFormula {
  readonly ref: string;
  readonly description: FormulaDescription;
  /** What the formula's reader accepts. */
  readonly inputSchema: JsonSchema;
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

/** Every version that was ever released, the newest of an id last. */
const RELEASED: readonly ReleasedFormula[] = [
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

export const listFormulas = (): readonly FormulaDescription[] => RELEASED.map(({ description }) => description);

/** `id@version` of every released formula in a fixed order: what a basis hashes. */
export const formulaSet = (): readonly string[] => RELEASED.map(({ ref }) => ref).sort();

/** Finds `id@version`, or the newest version of `id`. */
export const findFormula = (ref: string): ReleasedFormula | undefined =>
  RELEASED.findLast((formula) => formula.ref === ref || formula.description.id === ref);
