import type { Engine } from '@kpi-ledger/engine';
import {
  FORM_FORMATS,
  FORM_KINDS,
  FORMS,
  type FormFormat,
  type FormKind,
  isMadeFor,
  makeForm,
  type PeriodAt,
  PLAN_REPORTS,
  type PlanReportKind,
  type SubjectKind,
  subjectsOfAll,
} from '@kpi-ledger/reports';
import { Argument, type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { type AtFlags, readAt, readPeriodAt, withTimes } from '../options/question.js';
import type { Settings } from '../options/settings.js';
import { parseYear } from '../options/year.js';
import { examples } from '../program.js';
import type { Answer } from '../terminal/answer.js';
import { type Failure, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { writeNationalDb } from './national-db.js';
import { isPlanReport, planReport } from './plan-report.js';
import { type MadeForm, writeForms } from './report-files.js';

interface Flags extends AtFlags {
  readonly cutoff?: string;
  readonly period?: string;
  readonly year?: string;
  readonly mapping?: string;
  readonly person?: string;
  readonly unit?: string;
  readonly authority?: string;
  readonly all?: boolean;
  readonly as: As;
  readonly out: string;
}

const EXPORT = 'national-db';
type Kind = FormKind | PlanReportKind | typeof EXPORT;

const EXPORT_FORMATS = ['json', 'csv'] as const;
type As = FormFormat | (typeof EXPORT_FORMATS)[number];

export function addReport(program: Command, cli: Cli): void {
  withTimes(program.command('report'), cli)
    .summary(cli.say(text('lập mẫu biểu DOCX, XLSX', 'make a form as DOCX or XLSX')))
    .description(
      cli.say(
        text(
          'Lập mẫu biểu của Nghị định 335/2025/NĐ-CP từ số liệu trong sổ: mau-01 (phiếu theo dõi, đánh giá của tháng, quý), annex (phụ lục nhiệm vụ của phiếu), mau-02 (phiếu xếp loại năm), agency (phiếu cơ quan năm), rating-list (danh sách của cấp có thẩm quyền); hoặc ghi national-db (kết quả xếp loại năm cho cơ sở dữ liệu quốc gia, theo tệp ánh xạ). Báo cáo về các kế hoạch: half-year (6 tháng, gửi Sở KH&CN), quarter-heads (điểm người đứng đầu theo quý, gửi Sở Nội vụ), reporting-rate (tỷ lệ báo cáo đúng hạn, chính xác), publication (công bố kỳ đã khóa); xem docs/reports.md. Chỗ chưa có số liệu để trống và ghi còn thiếu gì.',
          'Makes a form of Nghị định 335/2025/NĐ-CP from the ledger: mau-01 (sheet of a month or quarter), annex (the tasks behind it), mau-02 (sheet of the year), agency (sheet of an organisation), rating-list (of an authority); or writes national-db (the year’s classes for the national database, by a mapping file). Reports on the plans: half-year (to Sở KH&CN), quarter-heads (scores of heads, to Sở Nội vụ), reporting-rate (reports on time and correct), publication (of a closed period); see docs/reports.md. What is unknown stays empty, with a note of what is missing.',
        ),
      ),
    )
    .addArgument(
      new Argument('<kind>', cli.say(text('loại mẫu biểu', 'kind of form'))).choices([
        ...FORM_KINDS,
        ...Object.keys(PLAN_REPORTS),
        EXPORT,
      ]),
    )
    .option(
      '--cutoff <date>',
      cli.say(text('half-year: hạn báo cáo, 2026-06-10 hoặc 2026-11-25', 'half-year: 2026-06-10 or 2026-11-25')),
    )
    .option('--period <period>', cli.say(text('kỳ: 2026-03, 2026-Q1, 2026', 'period: 2026-03, 2026-Q1, 2026')))
    .option('--person <id>', cli.say(text('mã người hoặc mã vị trí', 'id of a person or of the post held')))
    .option('--authority <post>', cli.say(text('mã vị trí của cấp có thẩm quyền', 'post of the authority')))
    .option('--unit <id>', cli.say(text('mã đơn vị; với --all: chỉ đơn vị này', 'unit; with --all: only this one')))
    .option('--all', cli.say(text('lập cho tất cả, mỗi người một tệp', 'for everybody, one file each')))
    .addOption(
      new Option(
        '--as <as>',
        cli.say(
          text(
            'dạng tệp; mẫu biểu: docx, xlsx; báo cáo: cả bốn; national-db: json (mặc định) hoặc csv',
            'file format; forms: docx, xlsx; reports: all four; national-db: json (default) or csv',
          ),
        ),
      )
        .choices([...FORM_FORMATS, ...EXPORT_FORMATS])
        .default('docx'),
    )
    .option('--year <year>', cli.say(text('national-db: năm xếp loại', 'national-db: the year')))
    .option('--mapping <file>', cli.say(text('national-db: tệp ánh xạ cột', 'national-db: the mapping of columns')))
    .requiredOption('--out <file>', cli.say(text('tệp; với --all là thư mục', 'file; with --all a folder')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        [
          'kpi report mau-01 --person head-so-noi-vu --period 2026-Q1 --out phieu.docx',
          text('Mẫu số 01 quý I của Giám đốc Sở Nội vụ', 'Mẫu số 01 of a head'),
        ],
        [
          'kpi report rating-list --authority head-so-noi-vu --period 2026-Q1 --as xlsx --out danh-sach.xlsx',
          text('danh sách của Giám đốc Sở Nội vụ', 'the list of an authority'),
        ],
        [
          'kpi report mau-01 --all --period 2026-Q1 --out phieu-quy-1',
          text('phiếu của mọi người, mỗi người một tệp', 'everybody, one file each'),
        ],
        [
          'kpi report half-year --cutoff 2026-06-10 --unit so-noi-vu --as docx --out bao-cao.docx',
          text('báo cáo 6 tháng của một sở', 'the half-year report of a department'),
        ],
      ),
    )
    .action((kind: Kind, flags: Flags, command: Command) =>
      cli.run(command, (settings) =>
        kind === EXPORT
          ? exported(settings, flags, command)
          : isPlanReport(kind)
            ? planReport(settings, kind, flags.as, { ...flags })
            : formed(settings, kind, flags),
      ),
    );
}

async function exported(settings: Settings, flags: Flags, command: Command): Promise<E.Either<Failure, Answer | null>> {
  const { year: given, unit, mapping, out } = flags;
  const year = given === undefined ? E.left(needs(EXPORT, '--year')) : parseYear(given);
  if (E.isLeft(year)) return year;
  const foreign = (['cutoff', 'period', 'person', 'authority', 'all'] as const).find(
    (flag) => flags[flag] !== undefined,
  );
  if (foreign !== undefined) return E.left(notTaken(EXPORT, `--${foreign}`));
  const at = readAt(flags);
  if (E.isLeft(at)) return at;
  const as = command.getOptionValueSource('as') === 'default' ? 'json' : flags.as;
  if (as !== 'json' && as !== 'csv') return E.left(wrongFormat(EXPORT, as, EXPORT_FORMATS));
  return writeNationalDb(settings, {
    at: at.right,
    year: year.right,
    as,
    out,
    ...(unit === undefined ? {} : { unit }),
    ...(mapping === undefined ? {} : { mapping }),
  });
}

async function formed(settings: Settings, kind: FormKind, flags: Flags): Promise<E.Either<Failure, Answer | null>> {
  const { period, as } = flags;
  if (period === undefined) return E.left(needs(kind, '--period'));
  if (as === 'json' || as === 'csv') return E.left(wrongFormat(kind, as, FORM_FORMATS));
  const foreign = (['cutoff', 'year', 'mapping'] as const).find((flag) => flags[flag] !== undefined);
  if (foreign !== undefined) return E.left(notTaken(kind, `--${foreign}`));
  const at = readPeriodAt({ ...flags, period });
  if (E.isLeft(at)) return at;
  if (!isMadeFor(kind, at.right.period)) return E.left(wrongPeriod(kind, at.right.period));
  const subject = subjectOf(kind, flags);
  if (E.isLeft(subject)) return subject;
  return withLedger(settings, 'read', async ({ engine }) => {
    if (engine.ledger() === null) return E.left(notOpen(settings.store));
    const forms = await formsFor(engine, kind, at.right, subject.right, flags);
    return E.isLeft(forms) ? forms : writeForms(forms.right, as);
  });
}

const needs = (kind: Kind, option: string): Failure =>
  usage(option, `mẫu biểu "${kind}" cần ${option}`, `report "${kind}" needs ${option}`);

const notTaken = (kind: Kind, option: string): Failure =>
  usage(option, `mẫu biểu "${kind}" không dùng ${option}`, `report "${kind}" does not take ${option}`);

const wrongFormat = (kind: Kind, as: string, formats: readonly string[]): Failure =>
  usage(
    '--as',
    `mẫu biểu "${kind}" không có dạng ${as}; chọn một trong: ${formats.join(', ')}`,
    `report "${kind}" has no format ${as}; choose one of: ${formats.join(', ')}`,
  );

function wrongPeriod(kind: FormKind, period: string): Failure {
  const [vi, en] =
    FORMS[kind].periods === 'YEAR'
      ? ['năm, ví dụ 2026', 'a year, for example 2026']
      : ['tháng hoặc quý, ví dụ 2026-03, 2026-Q1', 'a month or quarter, for example 2026-03, 2026-Q1'];
  return usage(
    '--period',
    `mẫu biểu "${kind}" lập theo ${vi}; không lập được cho ${period}`,
    `form "${kind}" is made for ${en}, not for ${period}`,
  );
}

const SUBJECTS = ['person', 'unit', 'authority'] as const satisfies readonly SubjectKind[];

/** Whom the form is for; null: everybody. A flag that the kind does not read is refused, not ignored. */
function subjectOf(kind: FormKind, flags: Flags): E.Either<Failure, string | null> {
  const flag = FORMS[kind].about as SubjectKind;
  const given = flags[flag];
  const foreign = SUBJECTS.find(
    (other) => other !== flag && flags[other] !== undefined && !(flags.all === true && other === 'unit'),
  );
  if (foreign !== undefined)
    return E.left(
      usage(
        `--${foreign}`,
        `mẫu biểu "${kind}" không dùng --${foreign}; hãy dùng --${flag} hoặc --all`,
        `form "${kind}" takes --${flag} or --all, not --${foreign}`,
      ),
    );
  if (flags.all === true)
    return given === undefined || flag === 'unit'
      ? E.right(null)
      : E.left(usage('--all', `chọn --${flag} hoặc --all, không dùng cả hai`, `choose --${flag} or --all, not both`));
  return given === undefined
    ? E.left(
        usage(
          `--${flag}`,
          `mẫu biểu "${kind}" cần --${flag} MÃ, hoặc --all`,
          `form "${kind}" needs --${flag} ID, or --all`,
        ),
      )
    : E.right(given);
}

async function formsFor(
  engine: Engine,
  kind: FormKind,
  at: PeriodAt,
  subject: string | null,
  { unit, as, out }: Flags,
): Promise<E.Either<Failure, readonly MadeForm[]>> {
  const subjects =
    subject === null ? await subjectsOfAll(engine, kind, at, unit)() : E.right([subject] as readonly string[]);
  if (E.isLeft(subjects)) return E.left(engineFailure(subjects.left));
  const made: MadeForm[] = [];
  for (const one of subjects.right) {
    const form = await makeForm(engine, kind, at, one)();
    if (E.isLeft(form)) return E.left(engineFailure(form.left));
    made.push({ form: form.right, file: subject === null ? `${out}/${kind}-${one}-${at.period}.${as}` : out });
  }
  return E.right(made);
}
