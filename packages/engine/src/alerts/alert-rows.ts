import {
  addDays,
  type Day,
  dayNumber,
  headPostOf,
  parsePeriod,
  periodOf,
  type Tracking,
  trackingOf,
} from '@kpi-ledger/projections';
import { attainmentRows } from '../attainment/attainment-rows.js';
import { readingsOn, type UsedReading } from '../completion/readings.js';
import { closedBy } from '../periods/closing.js';
import type { Reading } from '../reading/reading.js';
import { ALERT_KINDS, type AlertRow, alert } from './alert-row.js';
import { workAlerts } from './work-alerts.js';

export interface AlertQuestion {
  readonly unit: string | null;
  /** How far ahead; null: as many days as work is at risk (AT_RISK_DAYS). */
  readonly days: number | null;
}

/** What stands on the day, the most urgent first. The day is that of the question: nothing here knows what time it is. */
export function alertRows(
  reading: Reading,
  effective: Day,
  { unit, days }: AlertQuestion,
): { readonly days: number; readonly readings: readonly UsedReading[]; readonly rows: readonly AlertRow[] } {
  const snapshot = reading.at(effective);
  const { used, atRiskDays } = readingsOn(snapshot.factsAmong('ledger'), effective);
  const ahead = days ?? atRiskDays;
  const until = addDays(effective, ahead);
  const demo = reading.ledger?.kind === 'demo';
  const rows = [
    ...workAlerts(snapshot, until, demo),
    ...periodAlerts(reading, effective, until, demo),
    ...indicatorAlerts(reading, effective, unit),
  ];
  const asked = unit === null ? rows : rows.filter((row) => unitOf(row) === unit);
  return { days: ahead, readings: used, rows: asked.toSorted(compare) };

  /** A person's work is a matter of the unit where he or she works. */
  function unitOf(row: AlertRow): string | null {
    return (
      row.unit ?? (row.person === null ? null : (snapshot.organisation.positionsOf.get(row.person)?.[0]?.unit ?? null))
    );
  }
}

/** The period that a unit in scope tracks its people by ends by the day, and is not closed. */
function periodAlerts(reading: Reading, effective: Day, until: Day, demo: boolean): readonly AlertRow[] {
  const { organisation } = reading.at(effective);
  return [...organisation.units.values()].flatMap(({ id: unit }) => {
    if (headPostOf(organisation, unit)?.scope !== 'in') return [];
    const tracking = trackingOf(organisation, unit) ?? standardTracking(reading, effective, unit);
    if (tracking === null) return [];
    const period = periodOf(effective, tracking);
    if (period.last > until || closedBy(reading, period) !== null) return [];
    const daysLeft = dayNumber(period.last) - dayNumber(effective);
    return [
      alert({
        ...{ kind: 'PERIOD_CLOSING', day: period.last, daysLeft, unit, owedBy: unit, period: period.id },
        what: `kỳ ${period.id} còn ${daysLeft} ngày là hết`,
        synthetic: demo,
      }),
    ];
  });
}

/** P34 of the last day of the quarter; null: no rule is in force yet. */
function standardTracking(reading: Reading, effective: Day, unit: string): Tracking | null {
  const picked = reading.parametersOn(periodOf(effective, 'QUARTER').last, unit);
  const value = picked.ok ? picked.answer['trackingUnit']?.value : undefined;
  return value === 'MONTH' || value === 'QUARTER' ? value : null;
}

/** Indicators without the figure or attestation that a target needs, once for each unit that owes it. */
function indicatorAlerts(reading: Reading, effective: Day, unit: string | null): readonly AlertRow[] {
  const rows = attainmentRows(reading, effective, { plan: null, unit, indicator: null });
  return rows.flatMap(({ indicator, plan, row, title, year, horizon, missing, synthetic }) => {
    const owed = missing.filter(({ code }) => code === 'NOT_MEASURED' || code === 'NOT_ATTESTED');
    const period = year ?? horizon ?? effective.slice(0, 4);
    const day = parsePeriod(period.slice(0, 4))?.last ?? periodOf(effective, 'YEAR').last;
    return [...Map.groupBy(owed, ({ owedBy }) => owedBy)].map(([owedBy, of]) =>
      alert({
        ...{ kind: 'INDICATOR_UNMEASURED', day, daysLeft: dayNumber(day) - dayNumber(effective) },
        ...{ unit: owedBy, owedBy, plan, row, indicator, period, title, synthetic },
        what: [...new Set(of.map(({ what }) => what))].join('; '),
      }),
    );
  });
}

const compare = (a: AlertRow, b: AlertRow): number =>
  ALERT_KINDS.indexOf(a.kind) - ALERT_KINDS.indexOf(b.kind) || order(keyOf(a), keyOf(b));
const keyOf = ({ day, unit, person, task, plan, row, milestone, indicator }: AlertRow): string =>
  [day, unit, person, plan, row, task, milestone, indicator].map((part) => part ?? '').join(' ');
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
