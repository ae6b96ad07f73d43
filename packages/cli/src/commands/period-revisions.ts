import type { Names, NotReady, Restatable, RestateOutcome, Revising } from '@kpi-ledger/engine';
import { display, parseRational } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { parsePeriod } from '../options/period.js';
import type { Settings } from '../options/settings.js';
import { examples } from '../program.js';
import { type Answer, plainAnswer, rowsAnswer } from '../terminal/answer.js';
import { type Failure, usage } from '../terminal/failure.js';
import { type Lang, text } from '../terminal/lang.js';
import { anyName, nameOf } from './ask.js';
import { notReadyFailure, withWholePeriod } from './period-options.js';

interface RevisionFlags {
  readonly period: string;
  readonly reason: string;
  readonly unit?: string;
  readonly person?: string;
  readonly post?: string;
  readonly onlyReady?: true;
  readonly dryRun?: true;
}

/** What was final is touched by a numbered, dated act only, and for a reason. */
function revisingOf({ actor, decision }: Settings, { reason }: RevisionFlags): E.Either<Failure, Revising> {
  if (decision === null)
    return E.left(
      usage(
        '--decision',
        'phải nêu quyết định của cấp có thẩm quyền: --decision SỐ/NGÀY',
        'name the decision of the authority: --decision NO/DATE',
      ),
    );
  return reason.trim() === ''
    ? E.left(usage('--reason', 'phải ghi lý do', 'say why'))
    : E.right({ actor, decision, reason: reason.trim() });
}

const withReason = (command: Command, cli: Cli): Command =>
  withWholePeriod(command, cli).requiredOption(
    '--reason <text>',
    cli.say(text('lý do; bắt buộc, cùng --decision', 'why; mandatory, with --decision')),
  );

export function addReopen(period: Command, cli: Cli): void {
  withReason(period.command('reopen'), cli)
    .summary(cli.say(text('mở lại kỳ đã khoá, theo quyết định', 'reopen a closed period, by decision')))
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi period reopen --period 2026-Q3 --reason "Bỏ sót một công chức" --decision 9/QĐ-UBND/2026-11-02',
        text('mở lại quý III', 'reopen the third quarter'),
      ]),
    )
    .action((flags: RevisionFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const of = parsePeriod(flags.period);
        if (E.isLeft(of)) return of;
        const revising = revisingOf(settings, flags);
        if (E.isLeft(revising)) return revising;
        return withLedger(settings, 'write', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          const done = await engine.reopenPeriod({ ...revising.right, period: of.right })();
          if (E.isLeft(done)) return E.left(engineFailure(done.left));
          const { status } = done.right;
          const said =
            status === 'RECORDED'
              ? text(`Đã mở lại kỳ ${of.right}\n`, `Reopened ${of.right}\n`)
              : text(`Kỳ ${of.right} đang mở, không ghi gì\n`, `${of.right} is open, nothing was written\n`);
          return E.right(plainAnswer({ ...done.right }, (lang) => said[lang]));
        });
      }),
    );
}

export function addRestate(period: Command, cli: Cli): void {
  withReason(period.command('restate'), cli)
    .summary(
      cli.say(
        text('công bố lại bên cạnh số đã công bố, theo quyết định', 'restate beside what was published, by decision'),
      ),
    )
    .option('--unit <id>', cli.say(text('chỉ một đơn vị', 'one unit only')))
    .option('--person <id>', cli.say(text('chỉ một người', 'one person only')))
    .option('--post <id>', cli.say(text('chỉ người giữ chức vụ này', 'the holder of one post only')))
    .option('--only-ready', cli.say(text('công bố lại những người đã đủ', 'restate who is ready')))
    .option('--dry-run', cli.say(text('chỉ liệt kê, không ghi', 'list only, write nothing')))
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi period restate --period 2026-Q3 --dry-run --reason "Minh chứng đến muộn" --decision 9/QĐ-UBND/2026-11-02',
        text('xem trước, không ghi', 'a preview, nothing is written'),
      ]),
    )
    .action((flags: RevisionFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const of = parsePeriod(flags.period);
        if (E.isLeft(of)) return of;
        const revising = revisingOf(settings, flags);
        if (E.isLeft(revising)) return revising;
        const { unit, onlyReady = false, dryRun = false } = flags;
        const subject = flags.post ?? flags.person;
        return withLedger(settings, 'write', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          const done = await engine.restatePeriod({
            ...{ ...revising.right, period: of.right, onlyReady, dryRun },
            ...(unit === undefined ? {} : { unit }),
            ...(subject === undefined ? {} : { subject }),
          })();
          if (E.isLeft(done)) return E.left(engineFailure(done.left));
          if (done.right.status === 'NOT_READY')
            return E.left(notReadyFailure(done.right.notReady, of.right, '--only-ready'));
          const names = await engine.names()();
          return E.isLeft(names)
            ? E.left(engineFailure(names.left))
            : E.right(restateAnswer(done.right, names.right, of.right));
        });
      }),
    );
}

const shown = (S: string | null): string => {
  const value = S === null ? null : parseRational(S);
  return value == null ? '' : display(value);
};

/** Somebody whose figure is restated, or whose score has moved and is not confirmed. */
type Line = (Restatable & { readonly event: string | null }) | NotReady;
const isRestatable = (line: Line): line is Restatable & { readonly event: string | null } => 'S' in line;

function restateAnswer(outcome: RestateOutcome, names: Names, period: string): Answer {
  const { status, restated, notReady } = outcome;
  const title = (lang: Lang): string => {
    const count = restated.length;
    const vi = {
      RECORDED: `Kỳ ${period}: đã công bố lại ${count} kết quả; số đã công bố trước được giữ nguyên\n`,
      PREVIEW: `Kỳ ${period}: ${count} kết quả có thể công bố lại; chưa ghi gì\n`,
      NOTHING_NEW: `Kỳ ${period}: không có điểm nào thay đổi so với số đã công bố\n`,
      NOT_READY: '',
    };
    const en = {
      RECORDED: `${period}: restated ${count}; what was published before stays\n`,
      PREVIEW: `${period}: ${count} may be restated; nothing was written\n`,
      NOTHING_NEW: `${period}: no score differs from what was published\n`,
      NOT_READY: '',
    };
    return (lang === 'vi' ? vi : en)[status];
  };
  const answer = rowsAnswer<Line>(
    outcome,
    [...restated, ...notReady],
    [
      {
        key: 'person',
        title: text('Công chức', 'Person'),
        cell: ({ person }) => nameOf(names.people, person),
        csvCell: ({ person }) => person ?? '',
        width: 26,
      },
      {
        key: 'post',
        title: text('Vị trí', 'Post'),
        cell: ({ post, unit }) => anyName(names, post ?? unit),
        csvCell: ({ post }) => post ?? '',
        width: 36,
      },
      {
        key: 'published',
        title: text('Đã công bố', 'Published'),
        cell: (line) => (isRestatable(line) ? shown((line.restated ?? line.published).S) : ''),
        csvCell: (line) => (isRestatable(line) ? (line.restated ?? line.published).S : ''),
        right: true,
      },
      {
        key: 'S',
        title: text('Công bố lại', 'Restated'),
        cell: (line) => (isRestatable(line) ? (line.display ?? '') : ''),
        csvCell: (line) => (isRestatable(line) ? line.S : ''),
        right: true,
      },
      {
        key: 'missing',
        title: text('Còn thiếu', 'Missing'),
        cell: (line) => (isRestatable(line) ? '' : line.missing.map(({ what }) => what).join('; ')),
        width: 50,
      },
    ],
    { before: title },
  );
  const nothing = restated.length + notReady.length === 0;
  return nothing ? { ...answer, table: title } : answer;
}
