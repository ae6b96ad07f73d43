import { taskLinkProposals } from '@kpi-ledger/seeds';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { readAt } from '../options/question.js';
import { examples } from '../program.js';
import { plainAnswer } from '../terminal/answer.js';
import { invalid, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';

interface ConfirmFlags {
  readonly from?: string;
}

/** A proposal becomes a link by decision; other links come in through `kpi import` (TasksLinked). */
export function addConfirmLink(completion: Command, cli: Cli): void {
  completion
    .command('confirm <link>')
    .summary(cli.say(text('xác nhận một đề xuất, theo quyết định', 'confirm a proposal, by decision')))
    .option(
      '--from <date>',
      cli.say(text('từ ngày; mặc định: ngày của quyết định', 'default: the day of the decision')),
    )
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi completion confirm ban-sao-so --decision 45/QĐ-UBND/2026-06-20',
        text('hai dòng là một nhiệm vụ', 'two rows are one task'),
      ]),
    )
    .action((link: string, flags: ConfirmFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const { decision, actor } = settings;
        if (decision === null) return E.left(usage('--decision', 'thiếu --decision SỐ/NGÀY', '--decision is missing'));
        const from = readAt({ effective: flags.from ?? decision.date });
        if (E.isLeft(from)) return E.left({ ...from.left, path: '--from' });
        const proposal = taskLinkProposals().find(({ id }) => id === link);
        const [row, ...same] = (proposal?.places ?? []).map(({ plan, annex, row: of }) => ({ plan, annex, row: of }));
        if (proposal === undefined || row === undefined)
          return E.left(
            invalid(
              'UNKNOWN_LINK',
              'link',
              `không có đề xuất "${link}"; xem "kpi completion links"`,
              `there is no proposal "${link}"; see "kpi completion links"`,
            ),
          );
        const data = { plan: row.plan, link, row, same, grounds: proposal.reason, decision };
        return withLedger(settings, 'write', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          const done = await engine.execute({
            commandId: `link-${link}-${decision.number}-${decision.date}`
              .replace(/[^\p{L}\p{N}._/-]/gu, '-')
              .slice(0, 100),
            ...{ type: 'TasksLinked', validAt: from.right.effective ?? decision.date, data, actor },
          })();
          if (E.isLeft(done)) return E.left(engineFailure(done.left));
          const event = done.right.events[0]?.event.id ?? null;
          return E.right(
            plainAnswer({ status: done.right.status, event }, (lang) =>
              event === null
                ? lang === 'vi'
                  ? 'Đã như vậy từ trước, không ghi gì\n'
                  : 'So already, nothing was written\n'
                : lang === 'vi'
                  ? `Đã ghi (${event})\n`
                  : `Recorded (${event})\n`,
            ),
          );
        });
      }),
    );
}
