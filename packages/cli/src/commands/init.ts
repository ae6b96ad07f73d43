import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, withLedger } from '../ledger.js';
import { examples } from '../program.js';
import { plainAnswer } from '../terminal/answer.js';
import { text } from '../terminal/lang.js';

export function addInit(program: Command, cli: Cli): void {
  program
    .command('init')
    .summary(cli.say(text('mở một sổ mới', 'open a new ledger')))
    .description(
      cli.say(
        text(
          'Mở sổ thật (live) hoặc sổ trình diễn (demo). Mỗi sổ chỉ mở một lần; mở lại y như cũ thì không thay đổi gì.',
          'Opens a live or a demo ledger. A ledger is opened once; opening it the same way again changes nothing.',
        ),
      ),
    )
    .addOption(
      new Option('--kind <kind>', cli.say(text('loại sổ', 'kind of ledger')))
        .choices(['live', 'demo'])
        .makeOptionMandatory(),
    )
    .requiredOption('--city <id>', cli.say(text('mã địa phương, ví dụ hue', 'id of the city, for example hue')))
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi init --kind live --city hue --store sqlite:./data/hue.db',
        text('sổ thật của Huế', 'the live ledger of Huế'),
      ]),
    )
    .action(({ kind, city }: { kind: 'live' | 'demo'; city: string }, command: Command) =>
      cli.run(command, (settings) =>
        withLedger(settings, 'open', async ({ engine }) => {
          const before = engine.ledger();
          const opened = await engine.execute({
            commandId: 'init-LedgerOpened',
            type: 'LedgerOpened',
            validAt: null,
            data: { ledger: before?.id ?? randomUUID(), kind, city },
            actor: settings.actor,
          })();
          if (E.isLeft(opened)) return E.left(engineFailure(opened.left));
          const refreshed = await engine.refresh()();
          if (E.isLeft(refreshed)) return E.left(engineFailure(refreshed.left));
          const ledger = refreshed.right?.id ?? '';
          const { status } = opened.right;
          return E.right(
            plainAnswer({ status, ledger, kind, city, store: settings.store }, (lang) =>
              lang === 'vi'
                ? `${before === null ? 'Đã mở' : 'Đã có'} sổ ${kind} của ${city}: ${ledger} (${settings.store})\n`
                : `${kind} ledger of ${city} ${before === null ? 'opened' : 'is there'}: ${ledger} (${settings.store})\n`,
            ),
          );
        }),
      ),
    );
}
