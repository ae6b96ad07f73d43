import { completionCurve, curveTaskOf, parseRational } from '@kpi-ledger/formulas';
import { addDays, type Day, linkedSets, taskLinksAt } from '@kpi-ledger/projections';
import { percentage } from '../progress/completion.js';
import type { Reading } from '../reading/reading.js';
import { countedRow } from './counted.js';
import { readingsOn, type UsedReading } from './readings.js';
import { workOfRows } from './row-work.js';

/** From this day on until the next row: what was to be done, and what was by the day of the question. Shares are exact fractions of `base`. */
export interface CurveRow {
  readonly plan: string | null;
  readonly unit: string | null;
  readonly day: Day;
  /** Rows that are not cancelled. */
  readonly base: number;
  /** Of them without a due day, which are never planned. */
  readonly undated: number;
  readonly planned: number;
  readonly plannedShare: string | null;
  /** Null after the day of the question. */
  readonly completed: number | null;
  readonly completedShare: string | null;
  /** Completed less planned, in rows; below 0: behind. Null after the day of the question. */
  readonly ahead: number | null;
  readonly display: { readonly planned: string | null; readonly completed: string | null };
  readonly synthetic: boolean;
}

export interface CurveQuestion {
  readonly plan: string | null;
  readonly unit: string | null;
  /** A row for every day from the first to the last change, not only for the days of changes. */
  readonly daily: boolean;
}

/** The curve of a plan, or of all plans with linked rows once; of a unit's part with `unit`. */
export function curveRows(
  reading: Reading,
  effective: Day,
  { plan, unit, daily }: CurveQuestion,
): { readonly readings: readonly UsedReading[]; readonly rows: readonly CurveRow[] } {
  const snapshot = reading.at(effective);
  const { used, linkedRows } = readingsOn(snapshot.factsAmong('ledger'), effective);
  const sets =
    plan === null ? linkedSets(taskLinksAt(snapshot.factsAmong('plan'), effective)) : new Map<string, string>();
  const counted = [...snapshot.plans.values()]
    .filter(({ id }) => plan === null || id === plan)
    .flatMap((of) => workOfRows(snapshot, of))
    .filter(({ units }) => unit === null || units.includes(unit))
    .flatMap((work) => countedRow(work, unit, { asOf: effective, period: null, sets }) ?? []);
  const tasks = [...Map.groupBy(counted, ({ set }) => set).values()].map((of) =>
    curveTaskOf(
      of.map(({ task }) => task),
      effective,
      linkedRows,
    ),
  );
  const { base, undated, points } = completionCurve(tasks, effective);
  const synthetic = reading.ledger?.kind === 'demo' || counted.some((of) => of.synthetic);
  const rows = points.flatMap((point, i): readonly CurveRow[] => {
    const next = points[i + 1]?.day;
    const days = daily && next !== undefined ? daysUntil(point.day, next) : [point.day];
    return days.map((day) => {
      const { planned } = point;
      const completed = day > effective ? null : point.completed;
      const shares = { planned: shareOf(planned, base), completed: shareOf(completed, base) };
      return {
        ...{ plan, unit, day, base, undated, synthetic, planned, completed },
        plannedShare: shares.planned,
        completedShare: shares.completed,
        ahead: completed === null ? null : completed - planned,
        display: { planned: percentage(shares.planned), completed: percentage(shares.completed) },
      };
    });
  });
  return { readings: used, rows };
}

function daysUntil(first: Day, next: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = first; day < next; day = addDays(day, 1)) days.push(day);
  return days;
}

const shareOf = (part: number | null, base: number): string | null =>
  part === null || base === 0 ? null : (parseRational(`${part}/${base}`)?.toString() ?? null);
