/** Something that was left out of a term, and why. */
export interface Exclusion {
  readonly event: string;
  readonly reason: string;
}

/** A rule parameter that a term was computed with, and who set it. */
export interface UsedParameter {
  readonly id: string;
  readonly value: string;
  readonly source: string;
}

/** Where an input comes from. Optional in every input; it explains a result and never changes it. */
export interface Provenance {
  readonly label?: string;
  readonly events?: readonly string[];
  readonly excluded?: readonly Exclusion[];
}

/** One term of an explained answer with the terms it was computed from. */
export interface Derivation {
  readonly term: string;
  /** Vietnamese, for the officer. */
  readonly label: string;
  /** Exact text, or null where the value is unknown. */
  readonly value: string | null;
  /** `id@version` of the formula that computed the term. */
  readonly formula: string;
  /** The calculation with its figures, to check by hand. */
  readonly expression: string;
  readonly parameters: readonly UsedParameter[];
  readonly citation: string;
  readonly events: readonly string[];
  readonly excluded: readonly Exclusion[];
  readonly children: readonly Derivation[];
}
