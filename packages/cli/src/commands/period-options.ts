import type { Acting, NotReady } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import type { Cli } from '../cli.js';
import type { Settings } from '../options/settings.js';
import { type Failure, invalid } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';

export const withWholePeriod = (command: Command, cli: Cli): Command =>
  command.requiredOption('--period <period>', cli.say(text('kỳ: 2026-03, 2026-Q1, 2026', 'period: 2026-Q1')));

export const actingOf = ({ actor, decision }: Settings): Acting => ({
  actor,
  ...(decision === null ? {} : { decision }),
});

/** Everybody who is not ready, each with what is missing and who owes it; nothing was written. */
export function notReadyFailure(notReady: readonly NotReady[], period: string, option: string | null): Failure {
  const [first, ...also] = notReady.map(({ person, post, missing }) => {
    const what = missing.map(({ what: said, owedBy }) => `${said}${owedBy === null ? '' : ` (${owedBy})`}`).join('; ');
    return invalid('NOT_READY', post ?? person ?? '', what, what);
  });
  const hint = option === null ? '' : `; ${option}`;
  const head = invalid(
    'PERIOD_NOT_READY',
    '--period',
    `kỳ ${period} còn ${notReady.length} người hoặc vị trí chưa xong, chưa ghi gì${hint === '' ? '' : `; muốn công bố riêng những người đã đủ, dùng ${option}`}`,
    `${notReady.length} people or posts of ${period} are not ready, nothing was written${hint}`,
  );
  return { ...head, also: first === undefined ? [] : [first, ...also] };
}
