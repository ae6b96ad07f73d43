import type { At, Duty, Engine, EngineError, ReportingAnswer, ReportingFigures } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { periodInText } from '../document/words.js';
import { AMBER, BLUE, GREEN, GREY, RED } from './columns.js';
import type { ReportShape } from './files.js';
import { asPercent, asUnit, inWords } from './print.js';
import {
  column,
  EVENTS,
  maybe,
  type Report,
  type ReportColumn,
  type ReportRow,
  type Section,
  SYNTHETIC,
} from './report.js';

const COUNTS = [
  ['onTimeCorrect', 'Đúng hạn, chính xác', 'On time and correct', GREEN],
  ['incorrect', 'Không chính xác', 'Incorrect', AMBER],
  ['late', 'Nộp trễ', 'Late', RED],
  ['notFiled', 'Chưa nộp', 'Not filed', '6A1B9A'],
  ['pending', 'Chờ nghiệm thu', 'Not judged yet', BLUE],
  ['excused', 'Khách quan', 'Excused', '6D4C41'],
  ['notYetDue', 'Chưa đến hạn', 'Not yet due', GREY],
] as const;

export const RATE_COLUMNS: readonly ReportColumn[] = [
  maybe(column('unit', 'text', 'Đơn vị', 'Unit; empty: all of them', { width: 24, print: asUnit })),
  column('owed', 'count', 'Báo cáo phải nộp', 'Reports owed', { width: 8 }),
  ...COUNTS.map(([name, vi, en]) => column(name, 'count', vi, en, { width: 8 })),
  maybe(column('rate', 'exact', 'Tỷ lệ đúng hạn, chính xác', 'Rate, exact', { width: 10, print: asPercent })),
  maybe(column('rateDisplay', 'exact', 'Tỷ lệ, %', 'Rate, %')),
  SYNTHETIC,
];

const DUTY_STATES = {
  ON_TIME_CORRECT: 'đúng hạn, chính xác',
  INCORRECT: 'không chính xác',
  LATE: 'nộp trễ',
  NOT_FILED: 'chưa nộp',
  PENDING: 'chờ nghiệm thu',
  EXCUSED: 'khách quan',
  NOT_YET_DUE: 'chưa đến hạn',
};

const DUTY_COLUMNS: readonly ReportColumn[] = [
  column('unit', 'text', 'Đơn vị', 'Unit', { width: 24, print: asUnit }),
  column('task', 'text', 'Nhiệm vụ', 'Task', { width: 20 }),
  column('milestone', 'text', 'Mốc', 'Milestone', { width: 8 }),
  column('due', 'day', 'Thời hạn', 'Due', { width: 10 }),
  maybe(column('filedOn', 'day', 'Ngày nộp', 'Filed on', { width: 10 })),
  column('state', 'text', 'Tình trạng', 'State', { width: 14, print: inWords(DUTY_STATES) }),
  EVENTS,
  SYNTHETIC,
];

const UNITS_COLUMNS: readonly ReportColumn[] = [
  column('judged', 'count', 'Đơn vị có báo cáo được tính', 'Units with reports to be judged', { width: 30 }),
  column('complete', 'count', 'Đơn vị có mọi báo cáo đúng hạn, chính xác', 'Units all of whose reports are so', {
    width: 40,
  }),
  maybe(column('rate', 'exact', 'Tỷ lệ đơn vị', 'Share of units, exact', { width: 30, print: asPercent })),
  maybe(column('rateDisplay', 'exact', 'Tỷ lệ, %', 'Share, %')),
  SYNTHETIC,
];

export const REPORTING_RATE: ReportShape = {
  kind: 'reporting-rate',
  title: 'Tỷ lệ báo cáo đúng hạn, chính xác',
  about: ['period'],
  tables: { reporting: RATE_COLUMNS, units: UNITS_COLUMNS, duties: DUTY_COLUMNS },
};

const RULE =
  'Một báo cáo là một mốc của nhiệm vụ được giao cho đơn vị, có thời hạn trong kỳ và thời hạn ấy đã có hiệu lực; nộp là nộp minh chứng của mốc. Tỷ lệ = đúng hạn và chính xác ÷ (đúng hạn và chính xác + không chính xác + trễ + chưa nộp). Số đo chỉ tiêu chưa được tính: chưa văn bản nào định hạn báo cáo số đo.';

export function rateSection({ rows, total }: ReportingAnswer, period: string): Section {
  const all = { unit: null, figures: total, synthetic: rows.some(({ synthetic }) => synthetic) };
  return {
    heading: `Báo cáo đúng hạn, chính xác (${periodInText(period)})`,
    charts: [
      {
        shape: 'lying',
        title: 'Báo cáo theo đơn vị và tình trạng',
        unit: 'báo cáo',
        category: 'unit',
        series: COUNTS.map(([name, , , color]) => ({ column: name, color })),
      },
    ],
    table: {
      id: 'reporting',
      columns: RATE_COLUMNS,
      rows: [
        ...rows.map((row) => rateRow({ unit: row.unit, figures: row, synthetic: row.synthetic })),
        ...(rows.length > 1 ? [rateRow(all)] : []),
      ],
    },
    notes: [RULE],
  };
}

function rateRow({
  unit,
  figures,
  synthetic,
}: {
  readonly unit: string | null;
  readonly figures: ReportingFigures;
  readonly synthetic: boolean;
}): ReportRow {
  const { owed, onTimeCorrect, incorrect, late, notFiled, pending, excused, notYetDue, rate, display } = figures;
  const counts = { owed, onTimeCorrect, incorrect, late, notFiled, pending, excused, notYetDue };
  return { unit, ...counts, rate, rateDisplay: display, synthetic };
}

const dutyRow = ({ unit, task, milestone, due, filedOn, state, events, synthetic }: Duty): ReportRow => ({
  ...{ unit, task, milestone, due, filedOn, state, events, synthetic },
});

export interface RateQuestion extends Omit<At, 'assumed'> {
  readonly period: string;
  /** Null: every unit. */
  readonly unit: string | null;
}

/** Row 20 of Phụ lục II, 286/CTr-UBND: how many reports are on time and correct, by unit and over the units. */
export const reportingRateReport =
  (engine: Engine, { period, unit, ...at }: RateQuestion): TaskEither<EngineError, Report> =>
  async () => {
    const found = await engine.reportingRate({ ...at, period, ...(unit === null ? {} : { unit }) })();
    if (E.isLeft(found)) return found;
    const { basis, rows, units, readings } = found.right;
    const synthetic = engine.ledger()?.kind === 'demo' || rows.some((row) => row.synthetic);
    const { judged, complete, rate, display } = units;
    return E.right({
      kind: REPORTING_RATE.kind,
      title: 'TỶ LỆ BÁO CÁO ĐÚNG HẠN, CHÍNH XÁC',
      subtitle: [`${periodInText(period)} (Phụ lục II dòng 20 của 286/CTr-UBND)`],
      unit,
      about: { period },
      basis,
      synthetic,
      readings,
      signer: null,
      sections: [
        rateSection(found.right, period),
        {
          heading: 'Tỷ lệ đơn vị hoàn thành báo cáo',
          charts: [],
          table: {
            id: 'units',
            columns: UNITS_COLUMNS,
            rows: [{ judged, complete, rate, rateDisplay: display, synthetic }],
          },
          notes: [
            'Đơn vị hoàn thành: mọi báo cáo được tính của đơn vị đều đúng hạn, chính xác. Đơn vị không có báo cáo nào được tính thì không vào mẫu số.',
          ],
        },
        {
          heading: 'Từng báo cáo',
          charts: [],
          table: { id: 'duties', columns: DUTY_COLUMNS, rows: rows.flatMap(({ duties }) => duties.map(dutyRow)) },
          notes: [],
        },
      ],
    });
  };
