import type { Reader } from './reading/index.js';
import type { Evaluation } from './trace/index.js';

/** A text in the two languages of the product. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** A remark on a result that stands all the same. */
export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly messageVi: string;
}

/**
 * A released formula. It is immutable: a fix is a new version of the id, the old one stays callable.
 * `read` checks unknown JSON, `compute` takes what `read` gives (or a typed input of the engine).
 */
export interface Formula<Input, Answer extends object> {
  readonly id: string;
  readonly version: number;
  readonly title: Bilingual;
  /** Legal source of the formula as a whole. */
  readonly article: string;
  readonly input: Readonly<Record<string, string>>;
  readonly answer: Readonly<Record<string, string>>;
  /** Keys of the answer that hold exact numbers; they appear in `display`. */
  readonly exactKeys: readonly (keyof Answer & string)[];
  readonly example: unknown;
  readonly read: Reader<Input>;
  readonly compute: (input: Input, evaluation: Evaluation) => Answer;
}

export const refOf = (formula: { readonly id: string; readonly version: number }): string =>
  `${formula.id}@${formula.version}`;
