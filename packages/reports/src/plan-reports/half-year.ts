import type { At, AttainmentRow, Basis, Engine, EngineError, PlanRowState, ReportingAnswer } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { day } from '../document/words.js';
import { planNames, TASK_COLUMNS, taskRow } from './columns.js';
import {
  BY_PLAN_COLUMNS,
  BY_UNIT_COLUMNS,
  completionByPlan,
  completionByUnit,
  type PlanFigures,
} from './completion.js';
import type { ReportShape } from './files.js';
import {
  INDICATOR_COLUMNS,
  INDICATOR_COUNT_COLUMNS,
  indicatorCounts,
  indicatorTable,
  MISSING_COLUMNS,
  missingOfIndicators,
} from './indicators.js';
import type { Report, ReportRow, Section } from './report.js';
import { RATE_COLUMNS, rateSection } from './reporting-rate.js';

/** Kế hoạch 57-NQ/TW 2026, IV.2: reports to Sở KH&CN before 10 June and before 25 November. */
const CUTOFF = /^(\d{4})-(06-10|11-25)$/;

export interface HalfYearQuestion extends Omit<At, 'assumed'> {
  /** `2026-06-10` or `2026-11-25`. */
  readonly cutoff: string;
  /** Null: the whole city. */
  readonly unit: string | null;
}

export const isCutoff = (text: string): boolean => CUTOFF.test(text);

/** The last day that a report "trước ngày" can speak about, and the half of the year that it reports on. */
export function ofCutoff(cutoff: string): { readonly lastDay: string; readonly period: string } {
  const [, year = '', on] = CUTOFF.exec(cutoff) ?? [];
  return on === '06-10'
    ? { lastDay: `${year}-06-09`, period: `${year}-H1` }
    : { lastDay: `${year}-11-24`, period: `${year}-H2` };
}

export const HALF_YEAR: ReportShape = {
  kind: 'half-year',
  title: 'Báo cáo 6 tháng gửi Sở Khoa học và Công nghệ',
  about: ['cutoff', 'period'],
  tables: {
    completion: BY_PLAN_COLUMNS,
    completionByUnit: BY_UNIT_COLUMNS,
    indicatorCounts: INDICATOR_COUNT_COLUMNS,
    indicators: INDICATOR_COLUMNS,
    tasks: TASK_COLUMNS,
    reporting: RATE_COLUMNS,
    missing: MISSING_COLUMNS,
    next: TASK_COLUMNS,
  },
  ofTheWhole: ['completionByUnit'],
};

/** What a unit, or the city, reports on its plans in the first or second half of a year. */
export const halfYear =
  (engine: Engine, { cutoff, unit, ...given }: HalfYearQuestion): TaskEither<EngineError, Report> =>
  async () => {
    const { lastDay, period } = ofCutoff(cutoff);
    const stood = await engine.basis(given)();
    if (E.isLeft(stood)) return stood;
    const [earlier] = [stood.right.effective, lastDay].sort();
    const effective = given.effective ?? earlier ?? lastDay;
    // Every part of the report stands on the same events, whatever is appended meanwhile.
    const at = { effective, known: given.known ?? ({ kind: 'ordinal', n: stood.right.ordinal } as const) };
    const ofUnit = unit === null ? {} : { unit };
    const progress = await engine.progress(at)();
    if (E.isLeft(progress)) return progress;
    const tasks = await engine.planRows(at)();
    if (E.isLeft(tasks)) return tasks;
    const indicators = await engine.attainment({ ...at, ...ofUnit })();
    if (E.isLeft(indicators)) return indicators;
    const rate = await engine.reportingRate({ ...at, ...ofUnit, period })();
    if (E.isLeft(rate)) return rate;
    return E.right(
      drawn(
        { cutoff, period, unit, basis: tasks.right.basis, demo: engine.ledger()?.kind === 'demo' },
        {
          progress: progress.right.rows,
          tasks: tasks.right.rows,
          indicators: indicators.right.rows,
          rate: rate.right,
        },
      ),
    );
  };

interface Asked {
  readonly cutoff: string;
  readonly period: string;
  readonly unit: string | null;
  readonly basis: Basis;
  readonly demo: boolean;
}

interface Found extends PlanFigures {
  readonly indicators: readonly AttainmentRow[];
  readonly rate: ReportingAnswer;
}

function drawn({ cutoff, period, unit, basis, demo }: Asked, found: Found): Report {
  const { progress, indicators: judged, rate } = found;
  const tasks = found.tasks.filter((row) => row.unit === unit);
  const plans = planNames(found.tasks);
  const long = unit === null ? { long: true as const } : {};
  const half = period.endsWith('H1') ? 'đầu' : 'cuối';
  return {
    kind: HALF_YEAR.kind,
    title: 'BÁO CÁO KẾT QUẢ THỰC HIỆN CÁC KẾ HOẠCH',
    subtitle: [
      `6 tháng ${half} năm ${period.slice(0, 4)}, gửi Sở Khoa học và Công nghệ trước ngày ${day(cutoff)}`,
      `Số liệu tính đến ngày ${day(basis.effective)}`,
    ],
    unit,
    about: { cutoff, period },
    basis,
    synthetic: demo || [...progress, ...tasks, ...judged].some(({ synthetic }) => synthetic),
    readings: rate.readings,
    signer: 'NGƯỜI ĐỨNG ĐẦU',
    sections: numbered([
      completionByPlan(found, unit),
      ...(unit === null ? [completionByUnit(found)] : []),
      indicatorCounts(judged, plans),
      indicatorTable(judged, plans),
      {
        heading: 'Nhiệm vụ theo kế hoạch và tình trạng',
        charts: [],
        table: { id: 'tasks', columns: TASK_COLUMNS, rows: tasks.map(taskRow) },
        notes: [],
        ...long,
      },
      rateSection(rate, period),
      {
        heading: 'Còn thiếu',
        charts: [],
        table: {
          id: 'missing',
          columns: MISSING_COLUMNS,
          rows: [...tasks.flatMap(missingOfTask), ...missingOfIndicators(judged, plans)],
        },
        notes: [],
        ...long,
      },
      { ...nextSteps(tasks), ...long },
    ]),
  };
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
const numbered = (sections: readonly Section[]): readonly Section[] =>
  sections.map((section, i) => ({ ...section, heading: `${ROMAN[i]}. ${section.heading}` }));

function missingOfTask(task: PlanRowState): readonly ReportRow[] {
  const { plan, planNumber, row, title, state, submitted, units, synthetic } = task;
  const of = {
    plan,
    planName: planNumber ?? plan,
    row,
    about: title,
    owedBy: units.length === 1 ? (units[0] ?? null) : null,
    since: null,
    synthetic,
  };
  return [
    ...(state === 'unscheduled' ? [{ ...of, what: 'chưa có thời hạn để theo dõi' }] : []),
    ...(submitted > 0 ? [{ ...of, what: `${submitted} sản phẩm đã nộp, chưa được nghiệm thu`, owedBy: null }] : []),
  ];
}

/** As far as recorded: what has to be done next, the nearest deadline first; what is overdue before it. */
function nextSteps(tasks: readonly PlanRowState[]): Section {
  const open = tasks.filter(({ state, due }) => (state === 'overdue' || state === 'notYetDue') && due !== null);
  const rows = [...open].sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : (a.due ?? '') > (b.due ?? '') ? 1 : 0));
  return {
    heading: 'Việc tiếp theo theo thời hạn đã ghi',
    charts: [],
    table: { id: 'next', columns: TASK_COLUMNS, rows: rows.map(taskRow) },
    notes: ['Chỉ nêu những gì đã ghi vào sổ; giải pháp, kiến nghị do đơn vị viết thêm.'],
  };
}
