import { lazily } from './lazily.js';
import type { Shown } from './numbers/index.js';
import type { Reader } from './reading/index.js';
import type { Evaluation } from './trace/index.js';

/** A text in the two languages of the product. */
export interface Bilingual {
  /** Vietnamese, for officers. */
  readonly vi: string;
  /** English, for developers. */
  readonly en: string;
}

/** A remark on a result that stands all the same. */
export interface Warning {
  /** Fixed name of the remark, in capitals. */
  readonly code: string;
  /** English, for developers. */
  readonly message: string;
  /** Vietnamese, for officers. */
  readonly messageVi: string;
}

/**
 * A released formula. It is immutable: a fix is a new version of the id, the old one stays callable.
 * `read` checks unknown JSON, `compute` takes what `read` gives (or a typed input of the engine).
 */
export interface Formula<Input, Answer extends object> {
  /** `area/name`, the same for every version. */
  readonly id: string;
  /** From 1; a released version never changes. */
  readonly version: number;
  /** What it computes. */
  readonly title: Bilingual;
  /** Legal source of the formula as a whole. */
  readonly article: string;
  /** Meaning of each field of the input, by name. */
  readonly input: Readonly<Record<string, string>>;
  /** Meaning of each field of the answer, by name. */
  readonly answer: Readonly<Record<string, string>>;
  /** Keys of the answer that hold numbers, exact or marked approximate; they appear in `display`. */
  readonly exactKeys: readonly (keyof Answer & string)[];
  /** How these are shown; absent = cut after two places (P18). */
  readonly shown?: Shown | undefined;
  /** An input that it can compute. */
  readonly example: unknown;
  /** Checks unknown JSON and throws a Refusal with its place; carries the JSON Schema of what it takes. */
  readonly read: Reader<Input>;
  /** The answer; throws a Refusal where the input contradicts the law. */
  readonly compute: (input: Input, evaluation: Evaluation) => Answer;
  /** A quicker way to the same answer where nothing is traced; null where it has none. Absent = there is no such way. */
  readonly plain?: ((input: Input) => Answer | null) | undefined;
}

/** `id@version` of a formula. */
export const refOf = (formula: { readonly id: string; readonly version: number }): string =>
  `${formula.id}@${formula.version}`;

/** All of a formula but its name. */
type Definition<Input, Answer extends object> = Omit<Formula<Input, Answer>, 'id' | 'version'>;

/**
 * The formula that `define` gives. Its words, its reader and its example are made when one of them is asked for, because most who
 * load this package compute with one or two formulas only.
 */
// @__NO_SIDE_EFFECTS__
export function formulaOf<Input, Answer extends object>(
  id: string,
  version: number,
  define: () => Definition<Input, Answer>,
): Formula<Input, Answer> {
  return new DefinedFormula(id, version, lazily(define));
}

class DefinedFormula<Input, Answer extends object> implements Formula<Input, Answer> {
  constructor(
    readonly id: string,
    readonly version: number,
    private readonly definition: () => Definition<Input, Answer>,
  ) {}

  get title() {
    return this.definition().title;
  }
  get article() {
    return this.definition().article;
  }
  get input() {
    return this.definition().input;
  }
  get answer() {
    return this.definition().answer;
  }
  get exactKeys() {
    return this.definition().exactKeys;
  }
  get shown() {
    return this.definition().shown;
  }
  get example() {
    return this.definition().example;
  }
  get read() {
    return this.definition().read;
  }
  get compute() {
    return this.definition().compute;
  }
  get plain() {
    return this.definition().plain;
  }
}
