import type { PickedParameters } from '@kpi-ledger/formulas';
import type { Day, Fact, Period, Tracking } from '@kpi-ledger/projections';
import type { Reading, Snapshot } from '../reading/reading.js';

/** P22 by decision: the year of somebody tracked by month without its December. */
export const leavesDecemberOut = (parameters: PickedParameters): boolean =>
  parameters['december']?.value === 'ELEVEN_MONTH_MEAN';

/**
 * The cut-off at which a December is calculated before it has ended, because classes are due before 15/12 (P22, R24): the day
 * of the question, where that lies in the December with which the period ends. Null: there is no such question. Where a city
 * leaves December out, the year can be asked for all the same, and so can a quarter that is tracked whole.
 */
export function decemberCutOff(
  period: Period,
  effective: Day,
  parameters: PickedParameters,
  tracking: Tracking | null,
): Day | null {
  const inItsDecember = effective < period.last && effective >= `${period.last.slice(0, 4)}-12-01`;
  if (!period.last.endsWith(END_OF_YEAR) || !inItsDecember) return null;
  const without = period.kind === 'YEAR' || (period.kind === 'QUARTER' && tracking === 'QUARTER');
  return without || !leavesDecemberOut(parameters) ? effective : null;
}

/** The first day on which the day of the question decides about a score by itself: the end of the period, or the December before it. */
export const dayDecidesFrom = ({ last }: Period): Day =>
  last.endsWith(END_OF_YEAR) ? `${last.slice(0, 4)}-12-01` : last;

const END_OF_YEAR = '-12-31';

const known = new WeakMap<Reading, Map<Day, Snapshot>>();

/**
 * What holds at the cut-off, with what was confirmed early: general criteria, đ, e and scores of December stand on 31/12 and
 * may be recorded before. What was recorded after the year is no early confirmation, and nothing else of the days after the
 * cut-off is read.
 */
export function atCutOff(reading: Reading, period: Period, cutOff: Day): Snapshot {
  const ofReading = known.get(reading) ?? new Map<Day, Snapshot>();
  known.set(reading, ofReading);
  const before = ofReading.get(cutOff);
  if (before !== undefined) return before;
  const isRead = ({ event, recordedDay }: Fact) => event.validAt <= cutOff || recordedDay <= period.last;
  const recordOf: Snapshot['recordOf'] = (person, id) => reading.at(period.last).recordOf(person, id, isRead);
  const snapshot = Object.create(reading.at(cutOff), {
    recordOf: { value: recordOf, enumerable: true },
    scoreOf: { value: recordOf satisfies Snapshot['scoreOf'], enumerable: true },
  }) as Snapshot;
  ofReading.set(cutOff, snapshot);
  return snapshot;
}
