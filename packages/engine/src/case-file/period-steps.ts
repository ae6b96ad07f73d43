import {
  addDays,
  type Day,
  earlier,
  later,
  type Period,
  parsePeriod,
  partsOf,
  positionsOf,
  type TrackedPeriod,
} from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import { officialScore } from '../rate/official-score.js';
import { standingOf } from '../rate/standing.js';
import type { Reading } from '../reading/reading.js';
import { type CaseStep, stepOn } from './step.js';

/** The months or quarters of the year in which the person is tracked, each with who scores it. */
interface Tracked {
  readonly part: TrackedPeriod;
  readonly assessor: string | null;
}

/** The two steps of the year's periods: the person scores, the authority confirms (Điều 17.2). */
export function periodSteps(reading: Reading, person: string, year: string, effective: Day): readonly CaseStep[] {
  const selfMissing: Missing[] = [];
  const confirmMissing: Missing[] = [];
  const selfEvents: string[] = [];
  const confirmEvents: string[] = [];
  const tracked = trackedPeriods(reading, person, year, effective);
  for (const { part, assessor } of tracked) {
    const parameters = reading.parametersOn(part.last);
    // What is said of a period stands on its last day, also where December is scored before its end (P22).
    const snapshot = reading.at(later(effective, part.last));
    const official = officialScore(snapshot, person, part, parameters.ok ? parameters.answer : {});
    const { selfScored } = snapshot.recordOf(person, part.id);
    const since = sinceOf(part, year);
    if (selfScored !== null) selfEvents.push(selfScored.event);
    if (official.kind === 'MISSING') {
      // A confirmed score, or a note that there is none, owes no self-score (R19).
      if (selfScored === null) selfMissing.push({ what: `chưa tự đánh giá kỳ ${part.id}`, owedBy: person, since });
      confirmMissing.push({ what: `chưa xác nhận điểm kỳ ${part.id}`, owedBy: assessor, since });
    } else confirmEvents.push(...official.events);
  }
  const note = tracked.length === 0 ? 'chưa có kỳ theo dõi nào đến hạn trong năm' : null;
  const status = (missing: readonly Missing[]) =>
    tracked.length === 0 ? 'WAITING' : missing.length === 0 ? 'DONE' : 'MISSING';
  return [
    stepOn(effective, 'SELF_SCORES', {
      status: status(selfMissing),
      missing: selfMissing,
      events: selfEvents,
      note,
    }),
    stepOn(effective, 'CONFIRMATIONS', {
      status: status(confirmMissing),
      missing: confirmMissing,
      events: confirmEvents,
      note,
    }),
  ];
}

/** Owed from the day after the period; the last period of the year from the first day of December on, provisionally (P22). */
const sinceOf = ({ last }: Period, year: string): Day =>
  last === `${year}-12-31` ? `${year}-12-01` : addDays(last, 1);

function trackedPeriods(reading: Reading, person: string, year: string, effective: Day): readonly Tracked[] {
  const whole = parsePeriod(year);
  if (whole === null) return [];
  return partsOf(whole, 'QUARTER').flatMap((quarter) => {
    const parameters = reading.parametersOn(quarter.last);
    const { organisation } = reading.at(earlier(effective, quarter.last));
    const { tracking } = standingOf(organisation, person, parameters.ok ? parameters.answer : {});
    if (tracking === null) return [];
    return partsOf(quarter, tracking).flatMap((part): readonly Tracked[] => {
      if (effective < sinceOf(part, year)) return [];
      const at = reading.at(earlier(effective, part.last)).organisation;
      if (positionsOf(at, person).length === 0) return [];
      const { assessor } = standingOf(at, person, parameters.ok ? parameters.answer : {});
      return [{ part: part as TrackedPeriod, assessor }];
    });
  });
}
