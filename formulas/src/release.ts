import { type Bilingual, type Formula, refOf } from './formula.js';
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

/** What `listFormulas`, `findFormula` and `evaluate` know of a formula. */
export function release<Input, Answer extends object>(formula: Formula<Input, Answer>): ReleasedFormula {
  return {
    ref: refOf(formula),
    get description() {
      const { id, version, title, article, input, answer, example } = formula;
      return { id, version, title, article, input, answer, example };
    },
    get inputSchema() {
      return formula.read.schema;
    },
    run: (raw, options) => present(formula, formula.read(raw, ''), options) as EvaluatedAnswer,
  };
}
