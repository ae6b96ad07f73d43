import type { Kernel, Rational } from '../numbers/index.js';
import { type Derivation, type Exclusion, KnownTerm } from '../trace/index.js';
import { type CountedLine, countLine, type DeductionRule } from './dieu-14-line-credit.js';
import type { UnitGroup, WorkLine } from './dieu-14-work-line.js';

/** The terms that name a line: of C, of Cq and of Ct. */
export type LineTerm = 'C' | 'Cq' | 'Ct';

type LineTerms = { readonly [T in LineTerm]: KnownTerm<Rational> };

/**
 * A line of work that stands in many scores: what it comes to is computed once, and what a derivation shows of it is made once. Nobody
 * may change what it was made from.
 */
export class KnownWorkLine implements WorkLine {
  /** Standard units per unit of the product. */
  readonly h: string;
  /** Units assigned. */
  readonly assigned: number;
  /** Outside the base. */
  readonly extra: boolean;
  /** The units that are done. */
  readonly units: readonly UnitGroup[];
  /** Vietnamese, for the officer. */
  readonly label: string;
  /** Ids of the events it was computed from. */
  readonly events: readonly string[];
  /** Events that were left out. */
  readonly excluded: readonly Exclusion[];
  readonly #grow: (of: LineTerm, node: Derivation) => Derivation;
  #counted: { readonly numbers: Kernel; readonly line: CountedLine } | null = null;
  #terms: ({ readonly numbers: Kernel; readonly rule: DeductionRule } & LineTerms) | null = null;

  /**
   * @param line with a label of its own, which says nothing of its place among others
   * @param grow adds to a node of the line what is known beside the formula
   */
  constructor(
    line: WorkLine & { readonly label: string },
    grow: (of: LineTerm, node: Derivation) => Derivation = (_, node) => node,
  ) {
    this.#grow = grow;
    this.h = line.h;
    this.assigned = line.assigned;
    this.extra = line.extra ?? false;
    this.units = line.units;
    this.label = line.label;
    this.events = line.events ?? [];
    this.excluded = line.excluded ?? [];
  }

  /** As `countLine`; throws its refusals. */
  counted(index: number, numbers: Kernel): CountedLine {
    if (this.#counted?.numbers !== numbers) this.#counted = { numbers, line: countLine(this, index, numbers) };
    return this.#counted.line;
  }

  /** The term that computes with this rule and these numbers. */
  term(of: LineTerm, rule: DeductionRule, numbers: Kernel): KnownTerm<Rational> {
    if (this.#terms === null || this.#terms.numbers !== numbers || !isSameRule(this.#terms.rule, rule)) {
      const termOf = (name: LineTerm) => new KnownTerm<Rational>((node) => this.#grow(name, node));
      this.#terms = { numbers, rule, C: termOf('C'), Cq: termOf('Cq'), Ct: termOf('Ct') };
    }
    return this.#terms[of];
  }
}

const isSameRule = (a: DeductionRule, b: DeductionRule): boolean =>
  a.floor === b.floor && a.deductLevel === b.deductLevel && a.faultyCredit === b.faultyCredit;
