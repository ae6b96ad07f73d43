/** A criterion of a framework: a group with criteria of its own, or a leaf that is assessed. */
export interface MaturityCriterion {
  /** Unique in the framework (DUPLICATE_ID). */
  readonly id: string;
  /** The criterion that it is a part of; null = it stands at the top. */
  readonly parent: string | null;
  /** Its share of the parent, above 0; the shares of one parent add up to 1. */
  readonly weight: string;
  /** Of a leaf: the most points, above 0; of a group: null. */
  readonly max: string | null;
  /** Of a leaf: 0 to `max`, null = not assessed; of a group: null. */
  readonly points: string | null;
  /** Replaces the id in the derivation. */
  readonly label?: string;
  /** Ids of the events that the points come from. */
  readonly events?: readonly string[];
}

/** A level of the framework: it is reached from this score on. */
export interface MaturityLevel {
  /** Unique in the framework. */
  readonly id: string;
  /** 0..100; the first level begins at 0, every other one above the level before. */
  readonly from: string;
}

/** A framework as data, with what was assessed. */
export interface MaturityInput {
  /** At least one. */
  readonly criteria: readonly MaturityCriterion[];
  /** At least one. */
  readonly levels: readonly MaturityLevel[];
}

/** A criterion of the answer. */
export interface MaturityScore {
  /** As in the input. */
  readonly id: string;
  /** 0..100; null while a leaf below it is not assessed. */
  readonly score: string | null;
  /** The level that this score alone would be. */
  readonly level: string | null;
}

/** Mức độ trưởng thành by a framework. */
export interface MaturityAnswer {
  /** INSUFFICIENT_DATA while a leaf is not assessed. */
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** 0..100. */
  readonly score: string | null;
  /** The highest level whose threshold the score reaches. */
  readonly level: string | null;
  /** The score if every leaf that is not assessed had 0 points. */
  readonly atLeast: string;
  /** The score if every one had all its points. */
  readonly atMost: string;
  /** Level of `atLeast`. */
  readonly lowestLevel: string;
  /** Level of `atMost`. */
  readonly highestLevel: string;
  /** In the order of the input. */
  readonly criteria: readonly MaturityScore[];
  /** Leaves without points. */
  readonly missing: readonly string[];
}
