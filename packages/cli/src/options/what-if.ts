import type { WhatIf } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type Failure, usage } from '../terminal/failure.js';
import { type Lang, text } from '../terminal/lang.js';

export interface WhatIfFlags {
  readonly whatIf?: string;
  readonly known?: string;
}

/** The option of questions that can be asked over assumed facts. */
export const withWhatIf = (command: Command, cli: Cli): Command =>
  command.option(
    '--what-if <file>',
    cli.say(
      text(
        'giả định các sự việc trong tệp JSON này, không ghi sổ; xem docs/rules.md',
        'assume the facts in this JSON file, write nothing; see docs/rules.md',
      ),
    ),
  );

/** Facts are assumed as if recorded now. */
export const wrongWhatIf = ({ whatIf, known }: WhatIfFlags): E.Either<Failure, null> =>
  whatIf !== undefined && known !== undefined
    ? E.left(
        usage(
          '--what-if',
          'không dùng cùng --known: giả định được xét như ghi vào lúc này',
          'goes without --known: facts are assumed as if recorded now',
        ),
      )
    : E.right(null);

/** Says above a table that it is none of the ledger. */
export function whatIfText(whatIf: WhatIf | undefined, lang: Lang): string {
  if (whatIf === undefined) return '';
  const facts = whatIf.facts.map(({ type, validAt, data }) => `  ${type} ${validAt} ${JSON.stringify(data)}\n`);
  const head =
    lang === 'vi'
      ? `GIẢ ĐỊNH, không phải kết quả của sổ; không có gì được ghi (${whatIf.assumed.slice(0, 16)}…):\n`
      : `ASSUMED, no result of the ledger; nothing was written (${whatIf.assumed.slice(0, 16)}…):\n`;
  return [head, ...facts].join('');
}
