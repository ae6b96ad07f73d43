import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { type Failure, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { withTimes } from './question.js';

export const withYear = (command: Command, cli: Cli): Command =>
  withTimes(
    command.requiredOption('--year <year>', cli.say(text('năm xếp loại, ví dụ 2026', 'year, for example 2026'))),
    cli,
  );

export const parseYear = (given: string): E.Either<Failure, string> =>
  /^\d{4}$/.test(given)
    ? E.right(given)
    : E.left(usage('--year', `"${given}" không phải là một năm; viết 2026`, `"${given}" is no year; write 2026`));
