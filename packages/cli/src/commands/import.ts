import { importRows, KIND_NAMES } from '@kpi-ledger/intake';
import { type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { loadFiles } from '../import/load-files.js';
import { engineFailure, withLedger } from '../ledger.js';
import { examples } from '../program.js';
import { type Failure, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { progressBar } from '../terminal/progress.js';
import { importAnswer, refusal } from './import-answer.js';
import { type CatalogueFlags, importCatalogue } from './import-catalogue.js';

interface ImportFlags extends CatalogueFlags {
  readonly kind?: string;
  readonly confirmDays?: true;
  readonly reason?: string;
  readonly correct?: string;
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
    .option(
      '--correct <reason>',
      cli.say(
        text(
          'sửa các sự kiện đã ghi mà dòng trong tệp nói khác, với lý do này',
          'correct recorded facts where the file says otherwise, for this reason',
        ),
      ),
    )
    .option('--reason <text>', cli.say(text('lý do xác nhận ngày', 'why the days are confirmed')))
    .option(
      '--as-catalogue',
      cli.say(
        text(
          'đọc tệp XLSX như danh mục sản phẩm, công việc quy đổi của cơ quan (docs/catalogue-import.md)',
          'read the workbook as the product catalogue of an agency (docs/catalogue-import.md)',
        ),
      ),
    )
    .option('--mapping <file>', cli.say(text('đọc theo tệp ánh xạ này', 'read it as this mapping file says')))
    .option('--save-mapping <file>', cli.say(text('lưu cách đọc vào tệp để sửa', 'save how it is read, to be changed')))
    .option('--standard-points <n>', cli.say(text('điểm của sản phẩm chuẩn', 'points of the standard product')))
    .option(
      '--exact-factors',
      cli.say(
        text(
          'lấy điểm ÷ điểm chuẩn thay cho hệ số đã làm tròn',
          'take points ÷ standard points for a factor that is rounded',
        ),
      ),
    )
    .option('--unit <id>', cli.say(text('đơn vị có danh mục', 'unit whose catalogue it is')))
    .option('--catalogue <id>', cli.say(text('mã danh mục', 'id of the catalogue')))
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
        [
          'kpi import danh-muc.xlsx --as-catalogue --unit ubnd-phuong-a --dry-run --save-mapping anh-xa.json',
          text('danh mục sản phẩm của một xã', 'the product catalogue of a commune'),
        ],
      ),
    )
    .action((files: readonly string[], flags: ImportFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const wrong = wrongConfirmation(flags, settings.decision) ?? wrongTogether(flags);
        if (wrong !== null) return E.left(wrong);
        if (flags.asCatalogue === true) return importCatalogue(cli, settings, files, flags);
        const loaded = await loadFiles(files, flags.kind ?? null);
        if (E.isLeft(loaded)) return loaded;
        const { rows, problems, sources } = loaded.right;
        return withLedger(settings, 'write', async ({ engine }) => {
          const bar = progressBar(cli.console, cli.say(text('Nhập', 'Import')));
          const result = await importRows(engine, rows, problems, sources, {
            actor: settings.actor,
            decision: settings.decision,
            confirmDays: flags.confirmDays === true ? (flags.reason ?? null) : null,
            correct: flags.correct === undefined ? null : { reason: flags.correct },
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

/** Options of a catalogue do nothing elsewhere, and the other way about: told, not passed over. */
function wrongTogether(flags: ImportFlags): Failure | null {
  const given = (names: readonly (keyof ImportFlags)[]): string | undefined =>
    names.find((name) => flags[name] !== undefined);
  const asCatalogue = flags.asCatalogue === true;
  const stray = asCatalogue
    ? given(['kind', 'confirmDays', 'correct'])
    : given(['mapping', 'saveMapping', 'standardPoints', 'exactFactors', 'unit', 'catalogue']);
  if (stray === undefined) return null;
  const option = `--${stray.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return asCatalogue
    ? usage(option, 'không dùng cùng --as-catalogue', 'does not go with --as-catalogue')
    : usage(option, 'chỉ dùng cùng --as-catalogue', 'goes with --as-catalogue only');
}
