/** Something that was left out of a term, and why. */
export interface Exclusion {
  /** Id of the event. */
  readonly event: string;
  /** Vietnamese, for the officer. */
  readonly reason: string;
}

/** A rule parameter that a term was computed with, and who set it. */
export interface UsedParameter {
  /** Id in the catalogue, `P1`. */
  readonly id: string;
  /** As text. */
  readonly value: string;
  /** Legal source, or "dữ liệu đầu vào". */
  readonly source: string;
}

/** Where an input comes from. Optional in every input; it explains a result and never changes it. */
export interface Provenance {
  /** Replaces the label of the term. */
  readonly label?: string;
  /** Ids of the events it was computed from. */
  readonly events?: readonly string[];
  /** Events that were left out. */
  readonly excluded?: readonly Exclusion[];
}

/** One term of an explained answer with the terms it was computed from. */
export interface Derivation {
  /** Name of the term, `S`, `a`, `lines[0]`. */
  readonly term: string;
  /** Vietnamese, for the officer. */
  readonly label: string;
  /** Exact text, or null where the value is unknown. */
  readonly value: string | null;
  /** `id@version` of the formula that computed the term. */
  readonly formula: string;
  /** The calculation with its figures, to check by hand. */
  readonly expression: string;
  /** Parameters it was computed with. */
  readonly parameters: readonly UsedParameter[];
  /** Article of the decree, or the plan. */
  readonly citation: string;
  /** Ids of the events it was computed from. */
  readonly events: readonly string[];
  /** Events that were left out. */
  readonly excluded: readonly Exclusion[];
  /** The terms it was computed from, in their order. */
  readonly children: readonly Derivation[];
}
