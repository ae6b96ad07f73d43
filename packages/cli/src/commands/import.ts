import { type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type ImportResult, importRows, rowsOf } from '../import/execute.js';
import { KIND_NAMES } from '../import/kinds/index.js';
import { loadFiles } from '../import/load.js';
import { placeText, problemFailure } from '../import/problem.js';
import { engineFailure, withLedger } from '../ledger.js';
import { examples } from '../program.js';
import { type Answer, rowsAnswer } from '../terminal/answer.js';
import { type Failure, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { progressBar } from '../terminal/progress.js';

interface ImportFlags {
  readonly kind?: string;
  readonly dryRun?: true;
  readonly skipInvalid?: true;
  readonly confirmDays?: true;
  readonly reason?: string;
}

export function addImport(program: Command, cli: Cli): void {
  program
    .command('import')
    .summary(cli.say(text('nhập dữ liệu từ CSV, XLSX, JSON Lines', 'import CSV, XLSX, JSON Lines')))
    .description(
      cli.say(
        text(
          'Kiểm tra mọi dòng trước; một dòng sai thì không ghi gì. Nhập lại không làm thay đổi gì. Xem docs/import.md.',
          'Checks every row first; one bad row and nothing is written. A re-import changes nothing. See docs/import.md.',
        ),
      ),
    )
    .argument('<files...>', cli.say(text('các tệp', 'files')))
    .addOption(
      new Option('--kind <kind>', cli.say(text('loại dữ liệu của tệp', 'kind of the file'))).choices([...KIND_NAMES]),
    )
    .option('--dry-run', cli.say(text('chỉ kiểm tra', 'only check')))
    .option(
      '--skip-invalid',
      cli.say(text('ghi các dòng đúng, liệt kê các dòng bị bỏ qua', 'write the valid rows, list the others')),
    )
    .option(
      '--confirm-days',
      cli.say(
        text(
          'xác nhận ngày nộp ghi trong tệp, cần --decision và --reason',
          'confirm the days in the file, with --decision and --reason',
        ),
      ),
    )
    .option('--reason <text>', cli.say(text('lý do xác nhận ngày', 'why the days are confirmed')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi import units.csv people.csv', text('loại theo tên tệp', 'kinds by the names of the files')],
        ['kpi import so-lieu.xlsx --dry-run', text('kiểm tra mọi trang tính', 'check all sheets')],
        [
          'kpi import quy1.xlsx --confirm-days --decision 12/QĐ-UBND/2026-04-02 --reason "nhập quý I"',
          text('các tháng đã qua', 'past months'),
        ],
      ),
    )
    .action((files: readonly string[], flags: ImportFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const wrong = wrongConfirmation(flags, settings.decision);
        if (wrong !== null) return E.left(wrong);
        const loaded = await loadFiles(files, flags.kind ?? null);
        if (E.isLeft(loaded)) return loaded;
        const { rows, problems, sources } = loaded.right;
        return withLedger(settings, 'write', async ({ engine }) => {
          const bar = progressBar(cli.console, cli.say(text('Nhập', 'Import')));
          const result = await importRows(engine, rows, problems, sources, {
            actor: settings.actor,
            decision: settings.decision,
            confirmDays: flags.confirmDays === true ? (flags.reason ?? null) : null,
            dryRun: flags.dryRun === true,
            skipInvalid: flags.skipInvalid === true,
            onProgress: bar.at,
          });
          bar.end();
          if (E.isLeft(result)) return E.left(engineFailure(result.left));
          const refused = refusal(result.right);
          return refused === null ? E.right(importAnswer(result.right)) : E.left(refused);
        });
      }),
    );
}

function wrongConfirmation({ confirmDays, reason }: ImportFlags, decision: object | null): Failure | null {
  if (confirmDays === true && (decision === null || reason === undefined))
    return usage(
      '--confirm-days',
      'cần --decision SỐ/NGÀY và --reason để xác nhận ngày nộp trong tệp',
      'needs --decision NO/DATE and --reason to confirm the days in the file',
    );
  if (confirmDays !== true && reason !== undefined)
    return usage('--reason', 'chỉ dùng cùng --confirm-days', 'goes with --confirm-days only');
  return null;
}

function refusal({ status, problems }: ImportResult): Failure | null {
  if (status !== 'REFUSED') return null;
  const [first, ...also] = problems.map(problemFailure);
  return first === undefined ? null : { ...first, also };
}

const STATUS = {
  RECORDED: text('đã ghi', 'recorded'),
  NOTHING_NEW: text('không có gì mới, sổ không thay đổi', 'nothing new, the ledger is unchanged'),
  DRY_RUN: text('chỉ kiểm tra, chưa ghi gì', 'checked only, nothing written'),
  REFUSED: text('từ chối', 'refused'),
} as const;

function importAnswer(result: ImportResult): Answer {
  const { status, importId, rows, recorded, alreadyThere, problems } = result;
  const skipped = problems.map(({ file, sheet, row, cell, column, code, article, message }) => ({
    file,
    sheet,
    row,
    cell,
    column,
    code,
    article,
    message: message.vi,
  }));
  const answer = rowsAnswer({ status, importId, rows, recorded, alreadyThere, skipped }, problems, [
    { key: 'place', title: text('Vị trí', 'Place'), cell: (one) => placeText(one, one.cell), width: 40 },
    { key: 'row', title: text('Dòng', 'Row'), cell: ({ row }) => `${row}`, right: true },
    { key: 'column', title: text('Cột', 'Column'), cell: ({ column }) => column ?? '' },
    { key: 'code', title: text('Mã lỗi', 'Code'), cell: ({ code }) => code },
    { key: 'message', title: text('Lý do', 'Reason'), cell: ({ message }, lang) => message[lang], width: 60 },
  ]);
  return {
    ...answer,
    table: (lang, width) => {
      const line =
        lang === 'vi'
          ? `${STATUS[status].vi}: ${rows} dòng, ${recorded} ${status === 'DRY_RUN' ? 'sẽ được ghi' : 'mới'}, ${alreadyThere} đã có, ${rowsOf(problems)} bỏ qua\n`
          : `${STATUS[status].en}: ${rows} rows, ${recorded} ${status === 'DRY_RUN' ? 'to record' : 'new'}, ${alreadyThere} there already, ${rowsOf(problems)} skipped\n`;
      return skipped.length === 0 ? line : `${line}${answer.table(lang, width)}`;
    },
  };
}
