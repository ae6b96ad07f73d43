import type { At, Engine, EngineError } from '@kpi-ledger/engine';
import {
  halfYear,
  isCutoff,
  isQuarter,
  PLAN_REPORT_FORMATS,
  PLAN_REPORTS,
  type PlanReportFormat,
  type PlanReportKind,
  publication,
  quarterHeads,
  type Report,
  reportingRateReport,
  schemaOf,
  writeReport,
} from '@kpi-ledger/reports';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { answered, asking, type Endpoint, SentFile, timed } from '../contract/endpoint.js';
import {
  asked,
  effective,
  id,
  inPath,
  known,
  needed,
  oneOf,
  optional,
  type Parameters,
  period,
  waiting,
} from '../contract/parameters.js';
import { badRequest, type Problem } from '../problem.js';
import { MEDIA_TYPES } from './media-types.js';

const common = {
  as: optional('Dạng tệp; mặc định json. File format; default json.', oneOf(...PLAN_REPORT_FORMATS)),
  table: optional('Bảng nào, khi as=csv: mỗi bảng một tệp. Which table, with as=csv: a file is one table.', id),
  effective,
  known,
  ...waiting,
};
const cutoff = needed(
  'Hạn báo cáo: 2026-06-10 hoặc 2026-11-25. The day before which it is due.',
  asked(/^[0-9]{4}-(06-10|11-25)$/),
);
const unit = inPath('Mã đơn vị. Unit.', id);
const example = { period: '2026-Q1' };

interface Given {
  readonly as?: PlanReportFormat;
  readonly table?: string;
  readonly unit?: string;
  readonly cutoff?: string;
  readonly period?: string;
}
type Make = (engine: Engine, question: Given & Omit<At, 'assumed'>) => TaskEither<EngineError, Report | null>;

interface Address extends Pick<Endpoint, 'path' | 'operationId' | 'summary' | 'example'> {
  readonly kind: PlanReportKind;
  readonly parameters: Parameters;
  /** What is wrong with the question; null: nothing. */
  readonly wrong?: (given: Given) => Problem | null;
  readonly make: Make;
}

/** A report on the plans as a file, by one of its addresses. */
const reporting = ({ kind, parameters, wrong = () => null, make, ...words }: Address): Endpoint =>
  asking({
    ...words,
    tag: 'reports',
    parameters: { ...parameters, ...common },
    answer: { mediaTypes: PLAN_REPORT_FORMATS.map((as) => MEDIA_TYPES[as]), json: schemaOf(PLAN_REPORTS[kind]) },
    ask: async ({ engine, now }, given) => {
      const refused = wrong(given as Given) ?? wrongTable(kind, given as Given);
      if (refused !== null) return E.left(refused);
      const question = timed<Parameters>(given, now);
      if (E.isLeft(question)) return question;
      const made = await answered(make(engine, question.right as Given & Omit<At, 'assumed'>));
      if (E.isLeft(made)) return made;
      return made.right === null ? E.left(notPublished(given as Given)) : sent(engine, made.right, given as Given);
    },
  });

/** Every report on the plans: of one unit, of the city, of the heads of units, and for everybody. */
export const planReportEndpoints: readonly Endpoint[] = [
  reporting({
    ...{ kind: 'half-year', path: '/half-year-reports', operationId: 'makeHalfYearReport' },
    summary: { vi: 'Báo cáo 6 tháng của thành phố', en: 'Half-year report of the city' },
    parameters: { cutoff },
    example: { cutoff: '2026-06-10' },
    wrong: wrongCutoff,
    make: (engine, question) => halfYear(engine, { ...question, cutoff: question.cutoff ?? '', unit: null }),
  }),
  reporting({
    ...{ kind: 'half-year', path: '/half-year-reports/{unit}', operationId: 'makeHalfYearReportOfUnit' },
    summary: { vi: 'Báo cáo 6 tháng của một đơn vị', en: 'Half-year report of a unit' },
    parameters: { unit, cutoff },
    example: { unit: 'so-noi-vu', cutoff: '2026-06-10' },
    wrong: wrongCutoff,
    make: (engine, question) =>
      halfYear(engine, { ...question, cutoff: question.cutoff ?? '', unit: question.unit ?? null }),
  }),
  reporting({
    ...{ kind: 'reporting-rate', path: '/reporting-rates', operationId: 'makeReportingRates' },
    summary: { vi: 'Tỷ lệ báo cáo đúng hạn, chính xác', en: 'Reports on time and correct, by unit' },
    parameters: { period },
    example,
    make: (engine, question) => reportingRateReport(engine, { ...question, period: question.period ?? '', unit: null }),
  }),
  reporting({
    ...{ kind: 'reporting-rate', path: '/reporting-rates/{unit}', operationId: 'makeReportingRateOfUnit' },
    summary: { vi: 'Báo cáo đúng hạn, chính xác của một đơn vị', en: 'Reports on time and correct, of a unit' },
    parameters: { unit, period },
    example: { unit: 'so-noi-vu', ...example },
    make: (engine, question) =>
      reportingRateReport(engine, { ...question, period: question.period ?? '', unit: question.unit ?? null }),
  }),
  reporting({
    ...{ kind: 'quarter-heads', path: '/head-lists', operationId: 'makeHeadList' },
    summary: { vi: 'Danh sách điểm của người đứng đầu trong quý', en: 'Scores of the heads in a quarter' },
    parameters: { period },
    example,
    wrong: ({ period: given = '' }) => (isQuarter(given) ? null : notAQuarter(given)),
    make: (engine, question) => quarterHeads(engine, { ...question, period: question.period ?? '' }),
  }),
  reporting({
    ...{ kind: 'publication', path: '/publication-sheets', operationId: 'makePublication' },
    summary: { vi: 'Bản công bố của kỳ đã khóa', en: 'What is published of a closed period' },
    parameters: { period },
    example,
    make: (engine, question) => publication(engine, { ...question, period: question.period ?? '' }),
  }),
];

async function sent(
  engine: Engine,
  report: Report,
  { as = 'json', table }: Given,
): Promise<E.Either<Problem, SentFile>> {
  const { effective: day, ordinal } = report.basis;
  const names = await answered(engine.names({ effective: day, known: { kind: 'ordinal', n: ordinal } }));
  if (E.isLeft(names)) return names;
  const files = await writeReport(report, names.right, as);
  const [{ content, part } = { content: '', part: null }] = files.filter((file) => as !== 'csv' || file.part === table);
  const name = [report.kind, report.unit, ...Object.values(report.about), part].filter((word) => word !== null);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return E.right(new SentFile(`${name.join('-')}.${as}`, MEDIA_TYPES[as], bytes, report.basis));
}

function wrongCutoff({ cutoff: given = '' }: Given): Problem | null {
  return isCutoff(given)
    ? null
    : badRequest(
        'INVALID_CUTOFF',
        'cutoff',
        `"${given}" không phải hạn báo cáo; kế hoạch định hai hạn mỗi năm, ví dụ 2026-06-10 và 2026-11-25`,
        `"${given}" is no day that the plans set; there are two a year, for example 2026-06-10 and 2026-11-25`,
      );
}

function wrongTable(kind: PlanReportKind, { as, table }: Given): Problem | null {
  const tables = Object.keys(PLAN_REPORTS[kind].tables);
  if (as === 'csv' ? table !== undefined && tables.includes(table) : table === undefined) return null;
  return as === 'csv'
    ? badRequest(
        'INVALID_TABLE',
        'table',
        `CSV là một bảng; chọn table trong: ${tables.join(', ')}`,
        `a CSV file is one table; choose table of: ${tables.join(', ')}`,
      )
    : badRequest('INVALID_TABLE', 'table', 'table chỉ dùng khi as=csv', 'table goes with as=csv only');
}

const notAQuarter = (given: string): Problem =>
  badRequest(
    'INVALID_PERIOD',
    'period',
    `danh sách này lập theo quý, ví dụ 2026-Q1; không lập được cho ${given}`,
    `this list is made for a quarter, for example 2026-Q1, not for ${given}`,
  );

const notPublished = ({ period: given = '' }: Given): Problem => ({
  ...badRequest(
    'PERIOD_NOT_CLOSED',
    'period',
    `kỳ ${given} chưa khóa nên chưa công bố gì`,
    `period ${given} is not closed, so nothing of it is published`,
  ),
  status: 404,
  title: 'Not found',
});
