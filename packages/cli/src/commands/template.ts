import { KIND_NAMES, kindNamed } from '@kpi-ledger/intake';
import { Argument, type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { TEMPLATE_FORMATS, type TemplateFormat, template } from '../import/template.js';
import { examples } from '../program.js';
import { usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';

export function addTemplate(program: Command, cli: Cli): void {
  program
    .command('template')
    .summary(cli.say(text('biểu mẫu của một loại nhập', 'the form of an import kind')))
    .description(
      cli.say(
        text(
          'In ra biểu mẫu của một loại nhập, kèm một dòng ví dụ (được đánh dấu mô phỏng).',
          'Prints the form of an import kind with one example row (marked synthetic).',
        ),
      ),
    )
    .addArgument(new Argument('<kind>', cli.say(text('loại nhập', 'import kind'))).choices([...KIND_NAMES]))
    .addOption(
      new Option('--as <as>', cli.say(text('dạng tệp', 'file format'))).choices(TEMPLATE_FORMATS).default('csv'),
    )
    .addHelpText(
      'after',
      examples(cli.lang, ['kpi template units --as xlsx > units.xlsx', text('biểu mẫu đơn vị', 'the form for units')]),
    )
    .action((name: string, { as }: { as: TemplateFormat }, command: Command) =>
      cli.run(command, async () => {
        const kind = kindNamed(name);
        if (kind === undefined) return E.left(usage('kind', `không có loại ${name}`, `no kind ${name}`));
        cli.console.bytes(await template(kind, as));
        return E.right(null);
      }),
    );
}
