import { type Formula, formulaOf } from '../formula.js';
import type { TargetAnswer } from './answer.js';
import { readTarget, type TargetInput } from './input.js';
import { attainTarget } from './target.js';

/** Mức độ đạt mục tiêu của một chỉ tiêu; the source is the plan that sets the target. */
export const targetFormula: Formula<TargetInput, TargetAnswer> = formulaOf('attainment/target', 1, () => ({
  title: { vi: 'Mức độ đạt mục tiêu của một chỉ tiêu', en: 'Attainment of a target' },
  article: 'chỉ tiêu của kế hoạch',
  input: {
    comparator: '>=, <=, >, <, =, range, rank, yesno, trend or text',
    value: 'the target; for yesno true or false',
    upper: 'upper bound of a range',
    actual: 'measured value or null',
    baseline: 'optional: value before; for a rank in the same universe',
    universe: 'optional, ranks: number of units ranked',
    method: 'optional, ranks: A binary, B baseline_linear, C worst_to_target, D target_over_actual, E reflected_ratio',
    label: 'optional, for the derivation',
    events: 'optional, for the derivation',
    excluded: 'optional, for the derivation',
  },
  answer: {
    status: 'true, false or null (unknown)',
    progress: '0..1 or null',
    raw: 'progress before it is clamped',
    margin: 'distance to the target, positive on the good side',
    method: 'how progress was measured',
    reason: 'why something is null',
    warnings: '[{code, message, messageVi}]',
  },
  exactKeys: ['progress', 'raw', 'margin'],
  example: { comparator: 'rank', value: '5', actual: '10', universe: 34, baseline: '12' },
  read: readTarget,
  compute: attainTarget,
}));
