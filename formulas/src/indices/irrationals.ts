import {
  APPROXIMATION_BOUND,
  type Approximate,
  approximation,
  type Enclosure,
  type Irrationals,
  quotient,
  type Rational,
} from '../numbers/index.js';
import { Refusal } from '../reading/index.js';
import type { Evaluation, UsedParameter } from '../trace/index.js';

/** The roots and logarithms of an evaluation; the core has none of its own. */
export function irrationalsOf({ irrationals }: Evaluation): Irrationals {
  if (irrationals !== undefined) return irrationals;
  throw new Refusal(
    'APPROXIMATE_NEEDED',
    '',
    'this needs roots or logarithms: evaluate it with @kpi-ledger/formulas/approximate',
    'cần căn hoặc lô-ga-rít: tính bằng @kpi-ledger/formulas/approximate',
  );
}

/** The approximate value of an enclosure; PRECISION_LOST where the inputs lie so close together that the bound cannot be kept. */
export function approximated(enclosure: Enclosure, { numbers }: Evaluation): Rational {
  const value = approximation(enclosure, numbers);
  return value ?? refusePrecision();
}

/** x ÷ y; PRECISION_LOST where y cannot be told from 0. */
export const quotientOf = (x: Enclosure, y: Enclosure): Enclosure => quotient(x, y) ?? refusePrecision();

function refusePrecision(): never {
  throw new Refusal(
    'PRECISION_LOST',
    '',
    `the values lie too close together for a result within ${APPROXIMATION_BOUND}`,
    `các giá trị quá sát nhau để tính trong sai số ${APPROXIMATION_BOUND}`,
  );
}

/** What an answer says of its approximate values; null when it has none. */
export const markOf = (keys: readonly string[]): Approximate | null =>
  keys.length === 0 ? null : { keys, bound: APPROXIMATION_BOUND };

/** For the derivation: what computed the roots and logarithms, with precision and rounding. */
export const computedBy = ({ irrationals }: Evaluation): readonly UsedParameter[] =>
  irrationals === undefined
    ? []
    : [{ id: 'precision', value: `|sai số| ≤ ${APPROXIMATION_BOUND}`, source: irrationals.name }];
