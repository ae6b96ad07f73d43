import type { Names, ProgressRow, Rows } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type PlanFlags, readPlanAt, withPlan } from '../options/question.js';
import { examples } from '../program.js';
import { type Answer, type Column, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { text } from '../terminal/lang.js';
import { ask, nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';

export function addProgress(program: Command, cli: Cli): void {
  withPlan(program.command('progress'), cli)
    .summary(cli.say(text('tỷ lệ hoàn thành các kế hoạch', 'completion of the plans')))
    .description(
      cli.say(
        text(
          'Tỷ lệ hoàn thành của từng kế hoạch, và với --plan thì của từng mục và từng đơn vị.',
          'Completion of every plan, and with --plan of its sections and units.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(cli.lang, ['kpi progress --plan kh18', text('Kế hoạch 18/KH-UBND', 'plan 18/KH-UBND')]),
    )
    .action((flags: PlanFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const read = readPlanAt(flags);
        if (E.isLeft(read)) return read;
        const { at, question } = read.right;
        return ask(
          settings,
          at,
          (engine) => engine.progress(question),
          (found, names) => progress(found, names, flags.plan !== undefined),
        );
      }),
    );
}

const figure = (
  key: 'assigned' | 'completed' | 'onTime' | 'late' | 'overdue' | 'excused' | 'cancelled' | 'notYetDue',
  vi: string,
  en: string,
): Column<ProgressRow> => ({
  key,
  title: text(vi, en),
  cell: (row) => String(row[key]),
  right: true,
});

const COLUMNS = (names: Names): readonly Column<ProgressRow>[] => [
  { key: 'plan', title: text('Kế hoạch', 'Plan'), cell: ({ plan }) => plan },
  { key: 'section', title: text('Mục', 'Section'), cell: ({ section }) => section ?? '', width: 44 },
  {
    key: 'unit',
    title: text('Đơn vị', 'Unit'),
    cell: ({ unit }) => nameOf(names.units, unit),
    csvCell: ({ unit }) => unit ?? '',
    width: 36,
  },
  figure('assigned', 'Giao', 'Assigned'),
  figure('completed', 'Xong', 'Completed'),
  { key: 'counted', title: text('Tỷ lệ', 'Fraction'), cell: ({ counted }) => counted ?? '', right: true },
  { key: 'display', title: text('%', '%'), cell: ({ display }) => display ?? '–', right: true },
  figure('onTime', 'Đúng hạn', 'On time'),
  figure('late', 'Trễ', 'Late'),
  figure('overdue', 'Quá hạn', 'Overdue'),
  figure('excused', 'Miễn', 'Excused'),
  figure('cancelled', 'Hủy', 'Cancelled'),
  figure('notYetDue', 'Chưa đến hạn', 'Not yet due'),
  csvOnly('weighted', ({ weighted }) => weighted ?? ''),
  csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
];

/** Over all plans the table has one line a plan; the sections and units are in JSON and CSV, and with one plan. */
export function progress(found: Rows<ProgressRow>, names: Names, detailed: boolean): Answer {
  const framing = {
    before: (lang: 'vi' | 'en') => syntheticText(found.rows, lang),
    after: (lang: 'vi' | 'en') => basisText(found.basis, lang),
  };
  const all = COLUMNS(names);
  const whole = rowsAnswer(found, found.rows, all, framing);
  if (detailed) return whole;
  const plansOnly = found.rows.filter(({ section, unit }) => section === null && unit === null);
  const columns = all.filter(({ key }) => key !== 'section' && key !== 'unit');
  return { ...whole, table: rowsAnswer(found, plansOnly, columns, framing).table };
}
