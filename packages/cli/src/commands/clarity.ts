import { CLARITIES, type Clarity, type ClarityRow, type Names, type Rows } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type PlanFlags, readPlanAt, withPlan } from '../options/question.js';
import { examples } from '../program.js';
import { type Answer, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { type Lang, type Text, text } from '../terminal/lang.js';
import { ask, nameOf } from './ask.js';
import { basisText, syntheticText } from './basis.js';

interface ClarityFlags extends PlanFlags {
  readonly unit?: string;
  readonly gaps?: boolean;
}

export function addClarity(program: Command, cli: Cli): void {
  withPlan(program.command('clarity'), cli)
    .summary(cli.say(text('6 rõ của nhiệm vụ và chỉ tiêu', 'the six clarities of tasks and indicators')))
    .description(
      cli.say(
        text(
          'Từng nhiệm vụ và chỉ tiêu có đủ 6 rõ không: rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền; chưa rõ thì thiếu gì.',
          'Is every task and indicator clear in person, work, time, responsibility, product and authority; where not, what is missing.',
        ),
      ),
    )
    .option('--unit <id>', cli.say(text('của đơn vị này', 'of this unit')))
    .option('--gaps', cli.say(text('chỉ những dòng chưa đủ 6 rõ', 'only rows that lack one')))
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi clarity --plan kh18 --gaps',
        text('những gì Kế hoạch 18 chưa rõ', 'what plan 18 leaves unclear'),
      ]),
    )
    .action((flags: ClarityFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const read = readPlanAt(flags);
        if (E.isLeft(read)) return read;
        const { at, question } = read.right;
        const asked = { ...question, ...(flags.unit === undefined ? {} : { unit: flags.unit }) };
        return ask(
          settings,
          at,
          (engine) => engine.clarity(asked),
          (found, names) => clarity(found, names, flags.gaps === true),
        );
      }),
    );
}

const TITLES: { readonly [C in Clarity]: Text } = {
  PERSON: text('Người', 'Person'),
  WORK: text('Việc', 'Work'),
  TIME: text('Thời gian', 'Time'),
  RESPONSIBILITY: text('Trách nhiệm', 'Responsibility'),
  PRODUCT: text('Sản phẩm', 'Product'),
  AUTHORITY: text('Thẩm quyền', 'Authority'),
};

function clarity(found: Rows<ClarityRow>, names: Names, gapsOnly: boolean): Answer {
  const rows = gapsOnly ? found.rows.filter(({ gaps }) => gaps.length > 0) : found.rows;
  const placeOf = ({ plan, annex, row, indicator }: ClarityRow) =>
    indicator ?? [plan, ...(annex === null ? [] : [annex]), row].join(' ');
  return rowsAnswer(
    { ...found, rows },
    rows,
    [
      { key: 'place', title: text('Dòng', 'Row'), cell: placeOf },
      { key: 'title', title: text('Nội dung', 'Title'), cell: ({ title }) => title, width: 40 },
      ...CLARITIES.map((name) => ({
        key: name,
        title: TITLES[name],
        cell: ({ clear }: ClarityRow) => (clear[name] ? '✓' : '–'),
        csvCell: ({ clear }: ClarityRow) => String(clear[name]),
      })),
      {
        key: 'gaps',
        title: text('Chưa rõ', 'Unclear'),
        cell: ({ gaps }) => whatOf(gaps, names),
        csvCell: ({ gaps }) =>
          gaps
            .map(({ clarity: of, code, about }) => [of, code, ...(about === null ? [] : [about])].join(':'))
            .join('; '),
        width: 40,
      },
      csvOnly('subject', ({ subject }) => subject),
      csvOnly('units', ({ units }) => units.join('; ')),
      csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
    ],
    {
      before: (lang) => syntheticText(rows, lang),
      after: (lang) => `${countText(found.rows, lang)}${basisText(found.basis, lang)}`,
    },
  );
}

/** What is lacking, each said once; of one unit together. */
function whatOf(gaps: ClarityRow['gaps'], names: Names): string {
  const ofUnit = (gap: ClarityRow['gaps'][number]) => (gap.code === 'COLLECTIVE' ? null : gap.about);
  return [...Map.groupBy(gaps, ofUnit)]
    .map(([unit, of]) => {
      const what = [...new Set(of.map((gap) => gap.what))].join('; ');
      return unit === null ? what : `${nameOf(names.units, unit)}: ${what}`;
    })
    .join('. ');
}

function countText(rows: readonly ClarityRow[], lang: Lang): string {
  const counts = CLARITIES.map((name) => `${TITLES[name][lang]} ${rows.filter(({ clear }) => clear[name]).length}`);
  const all = rows.filter(({ gaps }) => gaps.length === 0).length;
  return lang === 'vi'
    ? `Đủ 6 rõ: ${all}/${rows.length}. Từng mặt: ${counts.join(', ')}\n`
    : `Clear in all six: ${all}/${rows.length}. Each: ${counts.join(', ')}\n`;
}
