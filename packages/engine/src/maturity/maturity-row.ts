import type { Derivation } from '@kpi-ledger/formulas';
import type { MaturityAssessment, MaturityFramework } from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';

/** A criterion of the framework, as the unit stands. */
export interface MaturityCriterionRow {
  readonly id: string;
  readonly parent: string | null;
  readonly title: string;
  readonly weight: string;
  /** Null: a group. */
  readonly max: string | null;
  /** As assessed; null: not, or a group. */
  readonly points: string | null;
  /** 0..100; null while something below it is not assessed. */
  readonly score: string | null;
  readonly level: string | null;
  /** The assessment. */
  readonly event: string | null;
  /** How many documents stand behind it. */
  readonly evidence: number | null;
}

/** An assessment that the framework of the period has no place for. */
export interface UnusedAssessment {
  readonly criterion: string;
  readonly event: string;
  readonly reason: string;
}

/** Mức độ trưởng thành of one unit in one period. */
export interface MaturityRow extends Pick<MaturityAssessment, 'framework' | 'unit' | 'period'> {
  /** `id@version` of the formula, which the basis does not name. */
  readonly formula: string;
  readonly status: 'OK' | 'INSUFFICIENT_DATA';
  /** 0..100. */
  readonly score: string | null;
  readonly level: string | null;
  /** As printed in the framework. */
  readonly levelTitle: string | null;
  /** The score if nothing, or everything, of what is missing were reached. */
  readonly atLeast: string;
  readonly atMost: string;
  readonly lowestLevel: string;
  readonly highestLevel: string;
  /** Decimals, two places, cut. */
  readonly display: { readonly [key: string]: string | null };
  readonly criteria: readonly MaturityCriterionRow[];
  readonly unused: readonly UnusedAssessment[];
  readonly missing: readonly Missing[];
  /** The adoption of the framework, then the assessments that count. */
  readonly events: readonly string[];
  /** Only where one unit is asked for. */
  readonly derivation: Derivation | null;
  readonly synthetic: boolean;
}

/** A framework in force on the day of the question. */
export type MaturityFrameworkRow = MaturityFramework;
