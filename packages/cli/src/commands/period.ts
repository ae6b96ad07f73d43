import type { CloseOutcome, Names, PublishOutcome } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { parsePeriod } from '../options/period.js';
import { examples } from '../program.js';
import type { SigningFlags } from '../signing.js';
import { type Answer, type Column, rowsAnswer } from '../terminal/answer.js';
import type { Failure } from '../terminal/failure.js';
import { type Lang, text } from '../terminal/lang.js';
import { anyName, nameOf } from './ask.js';
import { sealTo, withKeyOption } from './checkpoint.js';
import { actingOf, notReadyFailure, withWholePeriod } from './period-options.js';
import { addReopen, addRestate } from './period-revisions.js';

interface PeriodFlags {
  readonly period: string;
  readonly unit?: string;
  readonly onlyReady?: true;
}

export function addPeriod(program: Command, cli: Cli): void {
  const period = program
    .command('period')
    .summary(cli.say(text('công bố, khoá, mở lại, công bố lại một kỳ', 'publish, close, reopen, restate a period')))
    .description(
      cli.say(
        text(
          'Công bố điểm đã xác nhận của một kỳ, rồi khoá kỳ bằng mã Merkle của các kết quả đã công bố. Số đã công bố không bao giờ bị thay; sự việc đến muộn được công bố lại bên cạnh. Xem docs/periods.md.',
          'Publish the confirmed scores of a period, then close it with the Merkle root of what was published. A published figure is never replaced; late facts are restated beside it. See docs/periods.md.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi period publish --period 2026-Q3 --only-ready', text('công bố người đã đủ', 'publish who is ready')],
        ['kpi period close --period 2026-Q3', text('khoá kỳ', 'close the period')],
        [
          'kpi period restate --period 2026-Q3 --dry-run --reason "Minh chứng đến muộn" --decision 9/QĐ-UBND/2026-11-02',
          text('xem điểm nào đã đổi từ khi công bố', 'which scores have moved since they were published'),
        ],
      ),
    );
  addPublish(period, cli);
  addClose(period, cli);
  addReopen(period, cli);
  addRestate(period, cli);
}

function addPublish(period: Command, cli: Cli): void {
  withWholePeriod(period.command('publish'), cli)
    .summary(cli.say(text('công bố điểm đã xác nhận', 'publish the confirmed scores')))
    .option('--unit <id>', cli.say(text('chỉ một đơn vị', 'one unit only')))
    .option(
      '--only-ready',
      cli.say(text('công bố những người đã đủ, liệt kê những người còn lại', 'publish who is ready, list the others')),
    )
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi period publish --period 2026-Q3 --only-ready',
        text('những người đã có điểm xác nhận', 'those whose score is confirmed'),
      ]),
    )
    .action((flags: PeriodFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const of = parsePeriod(flags.period);
        if (E.isLeft(of)) return of;
        return withLedger(settings, 'write', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          const { unit, onlyReady } = flags;
          const done = await engine.publishPeriod({
            ...actingOf(settings),
            period: of.right,
            ...(unit === undefined ? {} : { unit }),
            onlyReady: onlyReady === true,
          })();
          if (E.isLeft(done)) return E.left(engineFailure(done.left));
          const { status, notReady } = done.right;
          if (status === 'NOT_READY') return E.left(notReadyFailure(notReady, of.right, '--only-ready'));
          const names = await engine.names({ lang: settings.lang })();
          return E.isLeft(names)
            ? E.left(engineFailure(names.left))
            : E.right(publishAnswer(done.right, names.right, of.right));
        });
      }),
    );
}

/** One line of the table: somebody published, or not yet and why. */
interface Line {
  readonly person: string | null;
  readonly post: string | null;
  readonly unit: string;
  readonly S: string;
  readonly what: string;
}

function publishAnswer(outcome: PublishOutcome, names: Names, period: string): Answer {
  const { status, published, already, notReady, withoutScore } = outcome;
  const lines = (lang: Lang): readonly Line[] => [
    ...published.map(({ person, post, unit, display, provisional }) => ({
      ...{ person, post, unit, S: display ?? '' },
      what: provisional
        ? say(lang, 'công bố, tạm tính (P22)', 'published, provisional (P22)')
        : say(lang, 'công bố', 'published'),
    })),
    ...already.map(({ person, post, unit, published: { S } }) => ({
      ...{ person, post, unit, S, what: say(lang, 'đã công bố trước', 'published before') },
    })),
    ...withoutScore.map(({ person, post, unit }) => ({
      ...{ person, post, unit, S: '', what: say(lang, 'không có điểm trong kỳ', 'no score in the period') },
    })),
    ...notReady.map(({ person, post, unit, missing }) => ({
      ...{ person, post, unit, S: '' },
      what: missing
        .map(({ what, owedBy }) => `${what}${owedBy === null ? '' : ` (${anyName(names, owedBy)})`}`)
        .join('; '),
    })),
  ];
  const title = (lang: Lang) =>
    lang === 'vi'
      ? `Kỳ ${period}: công bố ${published.length}, đã công bố trước ${already.length}, chưa đủ ${notReady.length}, không có điểm ${withoutScore.length}\n`
      : `${period}: published ${published.length}, before ${already.length}, not ready ${notReady.length}, without score ${withoutScore.length}\n`;
  const vi = rowsAnswer(outcome, lines('vi'), LINE_COLUMNS(names), { before: title });
  const en = rowsAnswer(outcome, lines('en'), LINE_COLUMNS(names), { before: title });
  const nothing = status === 'NOTHING_NEW' && notReady.length === 0;
  return { ...vi, table: (lang, width) => (nothing ? title(lang) : (lang === 'vi' ? vi : en).table(lang, width)) };
}

const say = (lang: Lang, vi: string, en: string): string => (lang === 'vi' ? vi : en);

const LINE_COLUMNS = (names: Names): readonly Column<Line>[] => [
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
    cell: ({ post, unit }) => (post === null ? nameOf(names.units, unit) : nameOf(names.posts, post)),
    csvCell: ({ post }) => post ?? '',
    width: 36,
  },
  { key: 'S', title: text('S', 'S'), cell: ({ S }) => S, right: true },
  { key: 'what', title: text('Kết quả', 'Result'), cell: ({ what }) => what, width: 60 },
];

function addClose(period: Command, cli: Cli): void {
  withKeyOption(withWholePeriod(period.command('close'), cli), cli)
    .summary(cli.say(text('khoá kỳ khi mọi kết quả đã công bố', 'close a period once all is published')))
    .option(
      '--checkpoint <file>',
      cli.say(text('ký sổ và xuất điểm chốt ra tệp', 'sign the ledger and export the checkpoint')),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi period close --period 2026-Q3', text('khoá quý III', 'close the third quarter')],
        [
          'kpi period close --period 2026-Q3 --checkpoint 2026-Q3.json',
          text('khoá và xuất điểm chốt để lưu ngoài sổ', 'close, and export a checkpoint to be kept elsewhere'),
        ],
      ),
    )
    .action((flags: PeriodFlags & SigningFlags & { readonly checkpoint?: string }, command: Command) =>
      cli.run(command, async (settings) => {
        const of = parsePeriod(flags.period);
        if (E.isLeft(of)) return of;
        return withLedger(settings, 'write', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          const done = await engine.closePeriod({ ...actingOf(settings), period: of.right })();
          if (E.isLeft(done)) return E.left(engineFailure(done.left));
          if (done.right.status === 'NOT_READY') return E.left(notReadyFailure(done.right.blocking, of.right, null));
          const answer = closeAnswer(done.right, of.right);
          return flags.checkpoint === undefined
            ? E.right(answer)
            : closedWith(answer, await sealTo(engine, settings, flags.checkpoint, flags), of.right);
        });
      }),
    );
}

/** The closing stands, whatever becomes of the checkpoint. */
function closedWith(closed: Answer, exported: E.Either<Failure, Answer>, period: string): E.Either<Failure, Answer> {
  if (E.isRight(exported)) {
    const { json, table } = exported.right;
    return E.right({
      ...closed,
      json: { ...(closed.json as object), checkpoint: json },
      table: (lang, width) => closed.table(lang, width) + table(lang, width),
    });
  }
  const { message, detail } = exported.left;
  return E.left({
    ...exported.left,
    message: `Kỳ ${period} đã khoá, nhưng chưa xuất được điểm chốt (chạy lại lệnh này sau khi khắc phục): ${message}`,
    detail: `${period} is closed, but the checkpoint was not exported (run the command again): ${detail}`,
  });
}

function closeAnswer(outcome: CloseOutcome, period: string): Answer {
  const { status, ratings, ratingsRoot, basis, blocking } = outcome;
  const answer = rowsAnswer(
    outcome,
    [outcome],
    [
      { key: 'period', title: text('Kỳ', 'Period'), cell: () => period },
      { key: 'status', title: text('Tình trạng', 'Status'), cell: () => status },
      { key: 'ratings', title: text('Số kết quả', 'Ratings'), cell: () => String(ratings) },
      { key: 'ratingsRoot', title: text('Mã Merkle', 'Merkle root'), cell: () => ratingsRoot },
      { key: 'ordinal', title: text('Số sự kiện', 'Events'), cell: () => String(basis.ordinal) },
      { key: 'root', title: text('Gốc của sổ', 'Root of the ledger'), cell: () => basis.root },
    ],
  );
  return {
    ...answer,
    table: (lang) => {
      const was = status !== 'RECORDED';
      const moved =
        blocking.length === 0
          ? ''
          : lang === 'vi'
            ? `${blocking.length} người có thay đổi sau khi khoá; xem "kpi period restate --dry-run"\n`
            : `${blocking.length} people have changed since it was closed; see "kpi period restate --dry-run"\n`;
      return lang === 'vi'
        ? `${was ? 'Đã khoá từ trước' : 'Đã khoá'} kỳ ${period}: ${ratings} kết quả, mã Merkle ${ratingsRoot}; sổ có ${basis.ordinal} sự kiện, gốc ${basis.root}\n${moved}`
        : `${was ? 'Closed before' : 'Closed'} ${period}: ${ratings} ratings, Merkle root ${ratingsRoot}; ledger of ${basis.ordinal} events, root ${basis.root}\n${moved}`;
    },
  };
}
