import type { At, Engine, EngineError } from '@kpi-ledger/engine';
import {
  halfYear,
  isCutoff,
  isQuarter,
  PLAN_REPORTS,
  type PlanReportFormat,
  type PlanReportKind,
  publication,
  quarterHeads,
  type Report,
  reportingRateReport,
  writeReport,
} from '@kpi-ledger/reports';
import * as E from 'fp-ts/lib/Either.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { type AtFlags, readAt, readPeriodAt } from '../options/question.js';
import type { Settings } from '../options/settings.js';
import type { Answer } from '../terminal/answer.js';
import { type Failure, invalid, usage } from '../terminal/failure.js';
import { madeFiles, writeTo } from './report-files.js';

export interface PlanReportFlags extends AtFlags {
  readonly cutoff?: string;
  readonly period?: string;
  readonly unit?: string;
  readonly all?: boolean;
  readonly out: string;
}

export const isPlanReport = (kind: string): kind is PlanReportKind => Object.hasOwn(PLAN_REPORTS, kind);

type Flag = 'cutoff' | 'period' | 'unit' | 'all';
/** What each kind is asked with; the first is needed. */
const TAKES: { readonly [K in PlanReportKind]: readonly [needed: Flag, ...others: Flag[]] } = {
  'half-year': ['cutoff', 'unit', 'all'],
  'quarter-heads': ['period'],
  'reporting-rate': ['period', 'unit'],
  publication: ['period'],
};

/** A report of one unit, or (null) of the whole. */
type Make = (engine: Engine, unit: string | null) => () => Promise<E.Either<EngineError | Failure, Report>>;

/** Reports on the plans: to Sở KH&CN, to Sở Nội vụ, to the public. */
export async function planReport(
  settings: Settings,
  kind: PlanReportKind,
  as: PlanReportFormat,
  flags: PlanReportFlags & { readonly [other: string]: unknown },
): Promise<E.Either<Failure, Answer | null>> {
  const make = readQuestion(kind, flags);
  if (E.isLeft(make)) return make;
  return withLedger(settings, 'read', async ({ engine }) => {
    if (engine.ledger() === null) return E.left(notOpen(settings.store));
    const units = flags.all === true ? await unitsOfPlans(engine, flags) : E.right([flags.unit ?? null]);
    if (E.isLeft(units)) return units;
    const reports: { readonly report: Report; readonly out: string }[] = [];
    for (const unit of units.right) {
      const report = await make.right(engine, unit)();
      if (E.isLeft(report)) return E.left(failureOf(report.left));
      reports.push({
        report: report.right,
        out: flags.all === true ? `${flags.out}/${kind}-${unit}.${as}` : flags.out,
      });
    }
    return written(engine, reports, as);
  });
}

function readQuestion(
  kind: PlanReportKind,
  flags: PlanReportFlags & { readonly [other: string]: unknown },
): E.Either<Failure, Make> {
  const takes: readonly string[] = TAKES[kind];
  const foreign = ['cutoff', 'period', 'unit', 'all', 'person', 'authority', 'year', 'mapping'].find(
    (flag) => flags[flag] !== undefined && !takes.includes(flag),
  );
  if (foreign !== undefined)
    return E.left(
      usage(`--${foreign}`, `báo cáo "${kind}" không dùng --${foreign}`, `report "${kind}" does not take --${foreign}`),
    );
  const [needed] = TAKES[kind];
  if (flags[needed] === undefined)
    return E.left(usage(`--${needed}`, `báo cáo "${kind}" cần --${needed}`, `report "${kind}" needs --${needed}`));
  if (flags.unit !== undefined && flags.all === true)
    return E.left(usage('--all', 'chọn --unit hoặc --all, không dùng cả hai', 'choose --unit or --all, not both'));
  return kind === 'half-year' ? ofHalfYear(flags) : ofPeriod(kind, flags);
}

function ofHalfYear({ cutoff = '', ...flags }: PlanReportFlags): E.Either<Failure, Make> {
  if (!isCutoff(cutoff))
    return E.left(
      usage(
        '--cutoff',
        `"${cutoff}" không phải hạn báo cáo; kế hoạch định hai hạn mỗi năm, ví dụ 2026-06-10 và 2026-11-25`,
        `"${cutoff}" is no day that the plans set; there are two a year, for example 2026-06-10 and 2026-11-25`,
      ),
    );
  return E.map(
    (at: At): Make =>
      (engine, unit) =>
        halfYear(engine, { ...at, cutoff, unit }),
  )(readAt(flags));
}

function ofPeriod(
  kind: Exclude<PlanReportKind, 'half-year'>,
  { period = '', ...flags }: PlanReportFlags,
): E.Either<Failure, Make> {
  const at = readPeriodAt({ ...flags, period });
  if (E.isLeft(at)) return at;
  const question = at.right;
  switch (kind) {
    case 'quarter-heads':
      return isQuarter(period)
        ? E.right((engine) => quarterHeads(engine, question))
        : E.left(
            usage(
              '--period',
              `báo cáo "${kind}" lập theo quý, ví dụ 2026-Q1; không lập được cho ${period}`,
              `report "${kind}" is made for a quarter, for example 2026-Q1, not for ${period}`,
            ),
          );
    case 'reporting-rate':
      return E.right((engine, unit) => reportingRateReport(engine, { ...question, unit }));
    case 'publication':
      return E.right((engine) => async () => {
        const found = await publication(engine, question)();
        return E.isRight(found) && found.right === null ? E.left(notClosed(period)) : (found as E.Right<Report>);
      });
  }
}

const notClosed = (period: string): Failure =>
  invalid(
    'PERIOD_NOT_CLOSED',
    '--period',
    `kỳ ${period} chưa khóa nên chưa công bố gì; hãy khóa kỳ bằng "kpi period close --period ${period}"`,
    `period ${period} is not closed, so nothing of it is published; close it with "kpi period close --period ${period}"`,
  );

const failureOf = (error: EngineError | Failure): Failure => ('exit' in error ? error : engineFailure(error));

/** The units that have a part of some plan, as the plans stand at the question. */
async function unitsOfPlans(engine: Engine, flags: AtFlags): Promise<E.Either<Failure, readonly string[]>> {
  const at = readAt(flags);
  if (E.isLeft(at)) return at;
  const found = await engine.planRows(at.right)();
  if (E.isLeft(found)) return E.left(engineFailure(found.left));
  return E.right([...new Set(found.right.rows.flatMap(({ unit }) => unit ?? []))].sort());
}

/** All of them made before the first one is written. */
async function written(
  engine: Engine,
  reports: readonly { readonly report: Report; readonly out: string }[],
  as: PlanReportFormat,
): Promise<E.Either<Failure, Answer>> {
  const files: { readonly file: string; readonly content: Uint8Array | string }[] = [];
  for (const { report, out } of reports) {
    const { effective, ordinal } = report.basis;
    const names = await engine.names({ known: { kind: 'ordinal', n: ordinal }, effective })();
    if (E.isLeft(names)) return E.left(engineFailure(names.left));
    for (const { part, content } of await writeReport(report, names.right, as))
      files.push({ file: part === null ? out : out.replace(/(\.csv)?$/, `.${part}.csv`), content });
  }
  for (const { file, content } of files) {
    const done = writeTo(file, content);
    if (E.isLeft(done)) return done;
  }
  return E.right(
    madeFiles(
      files.map(({ file }) => file),
      reports.some(({ report }) => report.synthetic),
    ),
  );
}
