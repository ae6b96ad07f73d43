import type { Names, ReadinessRow, Rows } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type AtFlags, readPeriodAt, withPeriod } from '../options/question.js';
import { examples } from '../program.js';
import { type Answer, rowsAnswer } from '../terminal/answer.js';
import { text } from '../terminal/lang.js';
import { anyName, ask } from './ask.js';
import { basisText, syntheticText } from './basis.js';
import { noticing } from './imports.js';

export function addReadiness(program: Command, cli: Cli): void {
  withPeriod(program.command('readiness'), cli)
    .summary(cli.say(text('còn thiếu gì, ai nợ, từ khi nào', 'what is missing, who owes it, since when')))
    .description(
      cli.say(
        text(
          'Với từng vị trí: điều gì còn cản trở việc công bố điểm của kỳ.',
          'For every post: what still blocks the publication of its score.',
        ),
      ),
    )
    .option('--people', cli.say(text('cả người không giữ vị trí có tên', 'people without a named post too')))
    .addHelpText('after', examples(cli.lang, ['kpi readiness --period 2026-Q1', text('quý I', 'the first quarter')]))
    .action((flags: AtFlags & { period: string; people?: true }, command: Command) =>
      cli.run(command, async (settings) => {
        const at = readPeriodAt(flags);
        if (E.isLeft(at)) return at;
        const question = { ...at.right, people: flags.people === true };
        return ask(
          settings,
          at.right,
          noticing(settings, at.right, (engine) => engine.readiness(question)),
          readiness,
        );
      }),
    );
}

const readiness = (found: Rows<ReadinessRow>, names: Names, demo: boolean): Answer =>
  rowsAnswer(
    found,
    found.rows,
    [
      {
        key: 'post',
        title: text('Vị trí', 'Post'),
        cell: ({ post, person }) => anyName(names, post ?? person ?? null),
        csvCell: ({ post, person }) => post ?? person ?? '',
        width: 36,
      },
      { key: 'missing', title: text('Còn thiếu', 'Missing'), cell: ({ missing }) => missing, width: 70 },
      {
        key: 'owedBy',
        title: text('Ai nợ', 'Owed by'),
        cell: ({ owedBy }) => anyName(names, owedBy),
        csvCell: ({ owedBy }) => owedBy ?? '',
        width: 32,
      },
      { key: 'since', title: text('Từ ngày', 'Since'), cell: ({ since }) => since ?? '' },
    ],
    {
      before: (lang) => syntheticText([{ synthetic: demo }], lang),
      after: (lang) => basisText(found.basis, lang),
    },
  );
