import type { Rule } from './rule.js';

/**
 * A plain JSON value of a rule set: what a basis hashes. The order stays, because of two rows that start and become known on the
 * same day the later one holds.
 */
export const ruleSetCanonical = (rules: readonly Rule[]): readonly Readonly<Record<string, string | null>>[] =>
  rules.map(({ id, value, validFrom, knownFrom, unit, legalSource, note }) => ({
    id,
    value,
    validFrom,
    knownFrom,
    unit: unit ?? null,
    legalSource,
    note,
  }));
