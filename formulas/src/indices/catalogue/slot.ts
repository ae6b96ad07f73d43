import type { Origin } from '../origin.js';

/** A named place of an index for one fact. Null: the sources at hand do not give it. */
export interface Slot {
  /** Short name, unique in its catalogue. */
  readonly id: string;
  /** What the fact is about, in Vietnamese; null = even the name is not known. */
  readonly nameVi: string | null;
  /** The fact itself where there is one beside the name: points, a count, a weight. */
  readonly value: string | null;
  /** How it is known; null = empty. */
  readonly origin: Origin | null;
}

/** The facts that an index consists of, known and unknown. */
export interface Catalogue {
  /** The deciding act. */
  readonly legalSource: string;
  /** The formula that gives the index, `indices/dti`; null: there is no composite. */
  readonly formula: string | null;
  /** In the order of the act. */
  readonly slots: readonly Slot[];
}

/** A slot with a value, or an empty one. */
export const slot = (id: string, nameVi: string | null, value: string | null, origin: Origin | null): Slot => ({
  id,
  nameVi,
  value,
  origin,
});
