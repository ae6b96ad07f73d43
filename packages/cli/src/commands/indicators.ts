import type { IndicatorRow, Rows } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type PlanFlags, readPlanAt, withPlan } from '../options/question.js';
import { examples } from '../program.js';
import { type Answer, csvOnly, rowsAnswer } from '../terminal/answer.js';
import { truncated } from '../terminal/derivation.js';
import { type Lang, text } from '../terminal/lang.js';
import { ask } from './ask.js';
import { basisText, syntheticText } from './basis.js';

export function addIndicators(program: Command, cli: Cli): void {
  withPlan(program.command('indicators'), cli)
    .summary(cli.say(text('mức độ đạt chỉ tiêu', 'attainment of the indicators')))
    .description(
      cli.say(
        text(
          'Giá trị đo được, mục tiêu và mức độ đạt của từng chỉ tiêu.',
          'Measured value, targets and attainment of every indicator.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi indicators --plan ctr286',
        text('97 chỉ tiêu của 286/CTr-UBND', 'the 97 indicators of 286/CTr-UBND'),
      ]),
    )
    .action((flags: PlanFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const read = readPlanAt(flags);
        if (E.isLeft(read)) return read;
        const { at, question } = read.right;
        return ask(settings, at, (engine) => engine.indicators(question), indicators);
      }),
    );
}

const measured = ({ value, state, universe }: IndicatorRow, lang: Lang): string => {
  if (value !== null) return universe === null ? value : `${value}/${universe.size}`;
  if (state === null) return '–';
  return state ? (lang === 'vi' ? 'có' : 'yes') : lang === 'vi' ? 'không' : 'no';
};

const statusText = (status: boolean | null, lang: Lang): string => {
  if (status === null) return lang === 'vi' ? 'chưa biết' : 'unknown';
  return status ? (lang === 'vi' ? 'đạt' : 'met') : lang === 'vi' ? 'chưa đạt' : 'not met';
};

const percent = (progress: string | null): string => {
  const [over = '0', under = '1'] = (progress ?? '').split('/');
  return progress === null || progress.includes('.')
    ? (progress ?? '')
    : (truncated(`${BigInt(over) * 100n}/${under}`) ?? '');
};

const indicators = (found: Rows<IndicatorRow>): Answer =>
  rowsAnswer(
    found,
    found.rows,
    [
      { key: 'indicator', title: text('Mã', 'Id'), cell: ({ indicator }) => indicator },
      { key: 'title', title: text('Chỉ tiêu', 'Indicator'), cell: ({ title }) => title, width: 56 },
      { key: 'horizon', title: text('Đến năm', 'By'), cell: ({ horizon }) => horizon ?? '' },
      {
        key: 'targets',
        title: text('Mục tiêu', 'Targets'),
        cell: ({ targets }) => targets.map(({ raw }) => raw).join('; '),
        width: 24,
      },
      {
        key: 'value',
        title: text('Đo được', 'Measured'),
        cell: measured,
        csvCell: ({ value }) => value ?? '',
        right: true,
      },
      { key: 'period', title: text('Kỳ đo', 'Period'), cell: ({ period }) => period ?? '' },
      {
        key: 'status',
        title: text('Kết quả', 'Status'),
        cell: ({ status }, lang) => statusText(status, lang),
        csvCell: ({ status }) => (status === null ? '' : String(status)),
      },
      {
        key: 'progress',
        title: text('% mục tiêu', '% of target'),
        cell: ({ progress }) => percent(progress),
        csvCell: ({ progress }) => progress ?? '',
        right: true,
      },
      { key: 'source', title: text('Nguồn', 'Source'), cell: ({ source }) => source ?? '', width: 40 },
      csvOnly('synthetic', ({ synthetic }) => String(synthetic)),
    ],
    { before: (lang) => syntheticText(found.rows, lang), after: (lang) => basisText(found.basis, lang) },
  );
