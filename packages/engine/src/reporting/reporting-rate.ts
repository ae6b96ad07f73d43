import { parseRational } from '@kpi-ledger/formulas';
import type { Day, Period } from '@kpi-ledger/projections';
import { percentage } from '../progress/completion.js';
import type { Reading } from '../reading/reading.js';
import { type Duty, type DutyState, dutiesIn } from './duties.js';
import { readingsOn, type UsedReportingReading } from './readings.js';

/** How many reports stand how, and the share of them that are on time and correct. */
export interface ReportingFigures {
  /** All reports due in the period. */
  readonly owed: number;
  readonly onTimeCorrect: number;
  readonly incorrect: number;
  readonly late: number;
  readonly notFiled: number;
  readonly pending: number;
  readonly excused: number;
  readonly notYetDue: number;
  /** onTimeCorrect / (onTimeCorrect + incorrect + late + notFiled), exact; null where nothing is to be judged. */
  readonly rate: string | null;
  /** As a percentage, two places, cut. */
  readonly display: string | null;
}

export interface ReportingRow extends ReportingFigures {
  readonly unit: string;
  readonly duties: readonly Duty[];
  readonly synthetic: boolean;
}

/** Row 20 of Phụ lục II, 286/CTr-UBND: the share of units all of whose reports are on time and correct. */
export interface UnitsComplete {
  /** Units with at least one report to be judged; the others say nothing. */
  readonly judged: number;
  readonly complete: number;
  readonly rate: string | null;
  readonly display: string | null;
}

export interface ReportingAnswer {
  readonly rows: readonly ReportingRow[];
  /** Over all units of the rows. */
  readonly total: ReportingFigures;
  readonly units: UnitsComplete;
  readonly readings: readonly UsedReportingReading[];
}

/** The reports of a period as they stand on a day, by unit. What is corrected or rejected later shows by what is known. */
export function reportingRate(
  reading: Reading,
  period: Pick<Period, 'first' | 'last'>,
  effective: Day,
  only: string | null = null,
): ReportingAnswer {
  const { readings, used } = readingsOn(period.last);
  const snapshot = reading.at(effective);
  const demo = reading.ledger?.kind === 'demo';
  const duties = dutiesIn(snapshot, period, readings).filter(({ unit }) => only === null || unit === only);
  const byUnit = Map.groupBy(duties, ({ unit }) => unit);
  const rows = [...byUnit.keys()].sort().map((unit): ReportingRow => {
    const of = byUnit.get(unit) ?? [];
    return { unit, ...figuresOf(of), duties: of, synthetic: demo || of.some(({ synthetic }) => synthetic) };
  });
  return { rows, total: figuresOf(duties), units: completeUnits(rows), readings: used };
}

export function figuresOf(duties: readonly Pick<Duty, 'state'>[]): ReportingFigures {
  const count = (state: DutyState): number => duties.filter((duty) => duty.state === state).length;
  const [onTimeCorrect, incorrect, late, notFiled] = [
    count('ON_TIME_CORRECT'),
    count('INCORRECT'),
    count('LATE'),
    count('NOT_FILED'),
  ];
  const rate = share(onTimeCorrect, onTimeCorrect + incorrect + late + notFiled);
  return {
    owed: duties.length,
    ...{ onTimeCorrect, incorrect, late, notFiled },
    pending: count('PENDING'),
    excused: count('EXCUSED'),
    notYetDue: count('NOT_YET_DUE'),
    rate,
    display: percentage(rate),
  };
}

function completeUnits(rows: readonly ReportingRow[]): UnitsComplete {
  const judged = rows.filter(({ rate }) => rate !== null);
  const complete = judged.filter(({ rate }) => rate === '1').length;
  const rate = share(complete, judged.length);
  return { judged: judged.length, complete, rate, display: percentage(rate) };
}

/** An exact share in lowest terms; of nothing there is none. */
function share(part: number, whole: number): string | null {
  return whole === 0 ? null : (parseRational(`${part}/${whole}`)?.toString() ?? null);
}
