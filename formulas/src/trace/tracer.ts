import type { Kernel, Rational } from '../numbers/index.js';
import type { Derivation, Provenance, UsedParameter } from './derivation.js';

/** What a formula says about a term once its value is known. */
export interface Description {
  readonly label: string;
  readonly value: Rational | string | number | boolean | null;
  readonly expression?: string;
  readonly citation: string;
  readonly parameters?: readonly UsedParameter[];
  readonly provenance?: Provenance | undefined;
}

/**
 * Formulas compute every term through a tracer. `noTrace` only computes; a tree keeps each term under the term that needed it.
 * So the plain and the explained answer come from the same code.
 */
export interface Tracer {
  term<T>(name: string, describe: (result: T) => Description, compute: (inside: Tracer) => T): T;
  /** The same tracer for the terms of one formula, `id@version`. */
  within(formula: string): Tracer;
}

/** What a formula needs beside its input. */
export interface Evaluation {
  readonly numbers: Kernel;
  readonly trace: Tracer;
}

export const noTrace: Tracer = {
  term: (_name, _describe, compute) => compute(noTrace),
  within: () => noTrace,
};

/** A tracer that keeps what it sees: `terms()` gives the outermost terms in the order they were computed. */
export interface TreeTracer extends Tracer {
  terms(): readonly Derivation[];
}

export function treeTracer(formula = ''): TreeTracer {
  const kept: Derivation[] = [];
  return keeping(kept, formula);
}

function keeping(kept: Derivation[], formula: string): TreeTracer {
  return {
    term(name, describe, compute) {
      const children: Derivation[] = [];
      const result = compute(keeping(children, formula));
      const { label, value, expression = '', citation, parameters = [], provenance } = describe(result);
      kept.push({
        term: name,
        label: provenance?.label ?? label,
        value: value === null ? null : `${value}`,
        formula,
        expression,
        parameters,
        citation,
        events: provenance?.events ?? [],
        excluded: provenance?.excluded ?? [],
        children,
      });
      return result;
    },
    within: (other) => keeping(kept, other),
    terms: () => kept,
  };
}
