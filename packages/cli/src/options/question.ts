import { type At, parseKnown } from '@kpi-ledger/engine';
import { isCivilDate } from '@kpi-ledger/intake';
import { type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure } from '../ledger.js';
import { EXIT, type Failure, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { parsePeriod } from './period.js';

/** What a question may say about the two times. */
export interface AtFlags {
  readonly effective?: string;
  readonly known?: string;
}

export function withTimes(command: Command, cli: Cli): Command {
  return command
    .addOption(
      new Option(
        '--effective <date>',
        cli.say(
          text(
            'tính đến ngày này; mặc định: cuối kỳ hoặc hôm nay',
            'as of this day; default: the period’s end or today',
          ),
        ),
      ),
    )
    .addOption(
      new Option(
        '--known <mốc>',
        cli.say(
          text(
            'những gì đã biết đến số thứ tự, ngày hoặc thời điểm này',
            'what was known by this ordinal, day or instant',
          ),
        ),
      ),
    );
}

export const withPeriod = (command: Command, cli: Cli): Command =>
  withTimes(
    command.requiredOption(
      '--period <period>',
      cli.say(text('kỳ: 2026-03, 2026-Q1, 2026-H1, 2026', 'period: 2026-03, 2026-Q1, 2026-H1, 2026')),
    ),
    cli,
  );

export function readAt({ effective, known }: AtFlags): E.Either<Failure, At> {
  if (effective !== undefined && !isCivilDate(effective))
    return E.left(
      usage(
        '--effective',
        `"${effective}" không phải là ngày yyyy-mm-dd có thật`,
        `"${effective}" is no day yyyy-mm-dd that exists`,
      ),
    );
  if (known === undefined) return E.right(effective === undefined ? {} : { effective });
  const parsed = parseKnown(known, Date.now());
  if (E.isLeft(parsed)) {
    const failed = engineFailure(parsed.left);
    return E.left({ ...failed, path: '--known', exit: failed.code === 'INVALID_KNOWN' ? EXIT.usage : failed.exit });
  }
  return E.right({ ...(effective === undefined ? {} : { effective }), known: parsed.right });
}

export function readPeriodAt(
  flags: AtFlags & { readonly period: string },
): E.Either<Failure, At & { readonly period: string }> {
  const period = parsePeriod(flags.period);
  if (E.isLeft(period)) return period;
  const at = readAt(flags);
  return E.isLeft(at) ? at : E.right({ ...at.right, period: period.right });
}

export interface PlanFlags extends AtFlags {
  readonly plan?: string;
}

export const withPlan = (command: Command, cli: Cli): Command =>
  withTimes(command, cli).option('--plan <id>', cli.say(text('chỉ một kế hoạch', 'one plan only')));

/** `at` is the part of the question that the names to show are joined at. */
export function readPlanAt(
  flags: PlanFlags,
): E.Either<Failure, { readonly at: At; readonly question: At & { readonly plan?: string } }> {
  const at = readAt(flags);
  if (E.isLeft(at)) return at;
  const { plan } = flags;
  return E.right({ at: at.right, question: { ...at.right, ...(plan === undefined ? {} : { plan }) } });
}
