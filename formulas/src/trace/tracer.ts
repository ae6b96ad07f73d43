import type { Irrationals, Kernel, Rational } from '../numbers/index.js';
import type { Derivation, Provenance, UsedParameter } from './derivation.js';

/** What a formula says about a term once its value is known. */
export interface Description {
  /** Vietnamese, for the officer. */
  readonly label: string;
  /** The value of the term; null = unknown. */
  readonly value: Rational | string | number | boolean | null;
  /** The calculation with its figures; absent = none is worth showing. */
  readonly expression?: string;
  /** Article of the decree, or the plan. */
  readonly citation: string;
  /** Parameters it was computed with; absent = none. */
  readonly parameters?: readonly UsedParameter[];
  /** Where it comes from, for the derivation; it changes no value. */
  readonly provenance?: Provenance | undefined;
}

/**
 * Formulas compute every term through a tracer. `noTrace` only computes; a tree keeps each term under the term that needed it.
 * So the plain and the explained answer come from the same code.
 */
export interface Tracer {
  /** Computes a term and describes it afterwards; terms computed with `inside` become its children. */
  term<T>(name: string, describe: (result: T) => Description, compute: (inside: Tracer) => T): T;
  /** A term that may have been computed before: `trace` traces it, once. */
  known<T>(kept: KnownTerm<T>, name: string, trace: (inside: Tracer) => T): T;
  /** The same tracer for the terms of one formula, `id@version`. */
  within(formula: string): Tracer;
}

/** A term that comes to the same wherever it is asked. */
export class KnownTerm<T> {
  /** The value and what a tree shows of it, once it was traced. */
  found: { readonly value: T; readonly node: Derivation } | null = null;

  /** Adds what is known about the term beside the formula. */
  readonly grow: (node: Derivation) => Derivation;

  constructor(grow: (node: Derivation) => Derivation) {
    this.grow = grow;
  }
}

/** What a formula needs beside its input. */
export interface Evaluation {
  /** Where numbers come from. */
  readonly numbers: Kernel;
  /** Where roots and logarithms come from; absent = there are none. */
  readonly irrationals?: Irrationals;
  /** Where terms are kept, or not. */
  readonly trace: Tracer;
}

/** Only computes and keeps nothing. */
export const noTrace: Tracer = {
  term: (_name, _describe, compute) => compute(noTrace),
  known: (_kept, _name, trace) => trace(noTrace),
  within: () => noTrace,
};

/** A tracer that keeps what it sees: `terms()` gives the outermost terms in the order they were computed. */
export interface TreeTracer extends Tracer {
  /** The outermost terms so far. */
  terms(): readonly Derivation[];
}

/** A tracer that keeps a tree; `formula` names the terms outside any `within`. */
export const treeTracer = (formula = ''): TreeTracer => new KeptTerms(formula, []);

class KeptTerms implements TreeTracer {
  constructor(
    private readonly formula: string,
    private readonly kept: Derivation[],
  ) {}

  term<T>(name: string, describe: (result: T) => Description, compute: (inside: Tracer) => T): T {
    const children: Derivation[] = [];
    const result = compute(new KeptTerms(this.formula, children));
    const { label, value, expression = '', citation, parameters = [], provenance } = describe(result);
    this.kept.push({
      term: name,
      label: provenance?.label ?? label,
      value: value === null ? null : `${value}`,
      formula: this.formula,
      expression,
      parameters,
      citation,
      events: provenance?.events ?? [],
      excluded: provenance?.excluded ?? [],
      children,
    });
    return result;
  }

  known<T>(kept: KnownTerm<T>, name: string, trace: (inside: Tracer) => T): T {
    const { value, node } = kept.found ?? this.found(kept, trace);
    this.kept.push(node.term === name ? node : { ...node, term: name });
    return value;
  }

  private found<T>(kept: KnownTerm<T>, trace: (inside: Tracer) => T) {
    const nodes: Derivation[] = [];
    const value = trace(new KeptTerms(this.formula, nodes));
    const [node] = nodes;
    if (node === undefined) throw new Error('a known term traces itself');
    const found = { value, node: kept.grow(node) };
    kept.found = found;
    return found;
  }

  within(other: string): Tracer {
    return new KeptTerms(other, this.kept);
  }

  terms(): readonly Derivation[] {
    return this.kept;
  }
}
