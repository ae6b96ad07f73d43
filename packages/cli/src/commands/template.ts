import { KIND_NAMES, kindNamed } from '@kpi-ledger/intake';
import { entryForm } from '@kpi-ledger/reports';
import { Argument, type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { TEMPLATE_FORMATS, type TemplateFormat, template } from '../import/template.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { type AtFlags, readAt, withTimes } from '../options/question.js';
import { examples } from '../program.js';
import { type Failure, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { writeNew } from '../terminal/new-file.js';

interface Flags extends AtFlags {
  readonly as: TemplateFormat;
  readonly unit?: string;
  readonly out?: string;
}

export function addTemplate(program: Command, cli: Cli): void {
  withTimes(program.command('template'), cli)
    .summary(cli.say(text('biểu mẫu nhập số liệu', 'forms to enter data')))
    .description(
      cli.say(
        text(
          'In ra biểu mẫu của một loại nhập, kèm một dòng ví dụ (được đánh dấu mô phỏng); hoặc với --unit: tệp Excel của một đơn vị, có danh sách chọn việc, sản phẩm, chỉ tiêu, người (mã) lấy từ sổ.',
          'Prints the form of an import kind with one example row (marked synthetic); or with --unit the workbook of a unit, whose drop-downs offer the tasks, products, indicators and people (codes) of the ledger.',
        ),
      ),
    )
    .addArgument(new Argument('[kind]', cli.say(text('loại nhập', 'import kind'))).choices([...KIND_NAMES]))
    .addOption(
      new Option('--as <as>', cli.say(text('dạng tệp', 'file format'))).choices(TEMPLATE_FORMATS).default('csv'),
    )
    .option('--unit <id>', cli.say(text('biểu mẫu của đơn vị này, dạng XLSX', 'the form of this unit, as XLSX')))
    .option('--out <file>', cli.say(text('ghi vào tệp này', 'write it to this file')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi template units --as xlsx > units.xlsx', text('biểu mẫu đơn vị', 'the form for units')],
        [
          'kpi template --unit so-noi-vu --out so-noi-vu.xlsx',
          text('biểu mẫu có danh sách chọn của một đơn vị', 'the form of a unit, with its drop-downs'),
        ],
      ),
    )
    .action((name: string | undefined, flags: Flags, command: Command) =>
      cli.run(command, async (settings) => {
        const wrong = wrongTogether(name, flags, command);
        if (wrong !== null) return E.left(wrong);
        const given = (bytes: Uint8Array): E.Either<Failure, null> => {
          if (flags.out !== undefined) return writeNew(flags.out, bytes);
          cli.console.bytes(bytes);
          return E.right(null);
        };
        const kind = name === undefined ? undefined : kindNamed(name);
        if (kind !== undefined) return given(await template(kind, flags.as));
        const at = readAt(flags);
        if (E.isLeft(at)) return at;
        return withLedger(settings, 'read', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          const form = await entryForm(engine, { ...at.right, unit: flags.unit ?? '' })();
          return E.isLeft(form) ? E.left(engineFailure(form.left)) : given(form.right.bytes);
        });
      }),
    );
}

function wrongTogether(name: string | undefined, flags: Flags, command: Command): Failure | null {
  if ((name === undefined) === (flags.unit === undefined))
    return usage(
      'kind',
      'cần một loại nhập hoặc --unit MÃ, không phải cả hai',
      'takes either an import kind or --unit ID',
    );
  if (name === undefined)
    return command.getOptionValueSource('as') === 'cli' && flags.as !== 'xlsx'
      ? usage('--as', 'biểu mẫu của đơn vị chỉ có dạng xlsx', 'the form of a unit is xlsx')
      : null;
  const stray = (['effective', 'known'] as const).find((option) => flags[option] !== undefined);
  return stray === undefined
    ? null
    : usage(`--${stray}`, 'chỉ dùng cùng --unit: biểu mẫu của một loại không đọc sổ', 'goes with --unit only');
}

/** An existing file may hold what somebody has filled in: it is never overwritten. */
