import type { Derivation, UsedParameter } from '@kpi-ledger/formulas';
import type { CriterionD } from '../rate/criterion-d.js';

export interface Sources {
  /** The derivation of G from its ten cells. */
  readonly general: Derivation | null;
  readonly d: CriterionD | null;
  readonly excluded: readonly { readonly event: string; readonly reason: string }[];
  /** Parameters that decided about the period itself, beside those of the formula. */
  readonly usedForPeriod: readonly UsedParameter[];
  /** Each line where none of them stands in A. */
  extraOnly(): readonly Derivation[];
}

/**
 * The formula's own derivation, grown downward to the facts: G to its cells, d to each subordinate's score. The lines of work are
 * grown already. No figure is computed here.
 */
export function explainedScore(derivation: Derivation, sources: Sources): Derivation {
  return grown(derivation, (node) => {
    if (node.term === 'G' && sources.general !== null) return { ...sources.general, citation: node.citation };
    if (node.term === 'd' && sources.d !== null)
      return { ...node, parameters: [...node.parameters, ...sources.d.parameters], children: sources.d.children() };
    if (node.term === 'S' && node === derivation)
      return { ...node, parameters: [...node.parameters, ...sources.usedForPeriod] };
    if (node.term === 'K') return { ...node, excluded: [...node.excluded, ...sources.excluded] };
    if (node.term === 'A' && node.value === '0') return { ...node, children: sources.extraOnly() };
    return node;
  });
}

/** What the lines stand below. */
const ABOVE_LINES = ['C', 'Cq', 'Ct'];

const grown = (node: Derivation, change: (node: Derivation) => Derivation): Derivation => {
  if (ABOVE_LINES.includes(node.term)) return node;
  const changed = change(node);
  return changed.children === node.children
    ? { ...changed, children: node.children.map((child) => grown(child, change)) }
    : changed;
};
