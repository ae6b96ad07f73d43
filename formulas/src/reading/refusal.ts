/** A typed error of a formula: what is wrong, where in the input, by which article. */
export interface FormulaError {
  /** Fixed name of the error, in capitals, e.g. GENERAL_OUT_OF_RANGE. */
  readonly code: string;
  /** Place in the input, e.g. `lines[2].units[0].count`; empty for the input as a whole. */
  readonly path: string;
  /** Article of the decree that the input contradicts, null where none is concerned. */
  readonly article: string | null;
  /** English, for developers. */
  readonly message: string;
  /** Vietnamese, for officers. */
  readonly messageVi: string;
}

/** Thrown inside this package and by its typed functions; `evaluate` and `attempt` turn it into a value. */
export class Refusal extends Error {
  /** The error as a value. */
  readonly error: FormulaError;

  constructor(code: string, path: string, message: string, messageVi: string, article: string | null = null) {
    super(`${code} at ${path || 'input'}: ${message}`);
    this.name = 'Refusal';
    this.error = { code, path, article, message, messageVi };
  }
}

/** An answer, or the error that stands for it: nothing is thrown. */
export type Result<A> =
  | { readonly ok: true; readonly answer: A }
  | { readonly ok: false; readonly error: FormulaError };

/** Runs a typed function and gives a refusal back as a value. Anything else it throws is a bug and passes through. */
export function attempt<A>(compute: () => A): Result<A> {
  try {
    return { ok: true, answer: compute() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { ok: false, error: thrown.error };
    throw thrown;
  }
}
