import type { PickedParameters } from '@kpi-ledger/formulas';
import type { Day, Period } from '@kpi-ledger/projections';
import type { Reading, Snapshot } from '../reading/reading.js';

/**
 * The cut-off at which a December is calculated before it has ended, because classes are due before 15/12 (P22, R24): the day
 * of the question, where that lies in the December with which the period ends. Null: there is no such question.
 */
export function decemberCutOff(period: Period, effective: Day, parameters: PickedParameters): Day | null {
  const inItsDecember = effective < period.last && effective >= `${period.last.slice(0, 4)}-12-01`;
  const endsTheYear = period.last.endsWith('-12-31');
  return endsTheYear && inItsDecember && parameters['december']?.value === 'PROVISIONAL_AT_CUT_OFF' ? effective : null;
}

/**
 * What holds at the cut-off, with what was confirmed early: general criteria, đ, e and scores of December stand on 31/12 and
 * may be recorded before; nothing else of the days after the cut-off is read.
 */
export function atCutOff(reading: Reading, period: Period, cutOff: Day): Snapshot {
  const { recordOf } = reading.at(period.last);
  const now = reading.at(cutOff);
  return Object.create(now, { recordOf: { value: recordOf, enumerable: true } }) as Snapshot;
}
