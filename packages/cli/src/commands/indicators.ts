import { type IndicatorWithDocuments, withDocuments } from '@kpi-ledger/api/indicators';
import type { Names } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { attainmentAnswer, gapsAnswer } from '../indicators/attainment-answer.js';
import { sheetText } from '../indicators/sheet-text.js';
import { type PlanFlags, readPlanAt, withPlan } from '../options/question.js';
import { parseYear } from '../options/year.js';
import { examples } from '../program.js';
import type { Answer } from '../terminal/answer.js';
import { text } from '../terminal/lang.js';
import { ask } from './ask.js';

interface IndicatorFlags extends PlanFlags {
  readonly unit?: string;
  readonly year?: string;
  readonly indicator?: string;
  readonly gaps?: boolean;
}

export function addIndicators(program: Command, cli: Cli): void {
  withPlan(program.command('indicators'), cli)
    .summary(cli.say(text('mức độ đạt chỉ tiêu', 'attainment of the indicators')))
    .description(
      cli.say(
        text(
          'Giá trị đo được, mục tiêu, mức độ đạt, lộ trình và những gì còn thiếu của từng chỉ tiêu; chỗ các văn bản khác nhau và văn bản nào có hiệu lực.',
          'Measured value, targets, attainment, path and what is missing of every indicator; where the plans differ and which governs.',
        ),
      ),
    )
    .option('--unit <id>', cli.say(text('đơn vị chủ trì, hoặc có số liệu riêng', 'led by this unit, or made of it')))
    .option('--year <year>', cli.say(text('chỉ tiêu hằng năm của năm này', 'annual targets of this year')))
    .option('--indicator <id>', cli.say(text('tất cả về một chỉ tiêu', 'all of one indicator')))
    .option('--gaps', cli.say(text('các ô còn trống của phiếu định nghĩa', 'empty slots of the definition cards')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi indicators --plan ctr286', text('97 chỉ tiêu của 286/CTr-UBND', 'the 97 indicators of 286/CTr-UBND')],
        ['kpi indicators --indicator kh03.i.14', text('ba phạm vi xếp hạng', 'three universes of ranks')],
        ['kpi indicators --gaps --plan kh03', text('phiếu định nghĩa còn thiếu gì', 'what the cards lack')],
      ),
    )
    .action((flags: IndicatorFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const read = readPlanAt(flags);
        if (E.isLeft(read)) return read;
        const year = flags.year === undefined ? E.right(undefined) : parseYear(flags.year);
        if (E.isLeft(year)) return year;
        const { at, question } = read.right;
        const asked = {
          ...question,
          ...(flags.unit === undefined ? {} : { unit: flags.unit }),
          ...(year.right === undefined ? {} : { year: year.right }),
          ...(flags.indicator === undefined ? {} : { indicator: flags.indicator }),
        };
        return ask(
          settings,
          at,
          (engine) => engine.attainment(asked),
          ({ rows, ...found }, names) => {
            const shown = rows.map(withDocuments);
            const answered = { ...found, rows: shown };
            if (flags.gaps === true) return gapsAnswer(answered, names);
            const table = attainmentAnswer(answered);
            return flags.indicator === undefined ? table : onOneSheet(table, shown, names);
          },
        );
      }),
    );
}

/** One indicator is read line by line; a table of one line would hide most of it. */
const onOneSheet = (table: Answer, rows: readonly IndicatorWithDocuments[], names: Names): Answer => ({
  ...table,
  table: (lang) => rows.map((row) => sheetText(row, names, lang)).join('\n'),
});
