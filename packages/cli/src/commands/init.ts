import { randomUUID } from 'node:crypto';
import type { OpenLedger } from '@kpi-ledger/api/ledger';
import type { Engine } from '@kpi-ledger/engine';
import { type Command, Option } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { DEMO_BEGINS } from '../demo/play.js';
import { clockOnLive, engineFailure, withLedger } from '../ledger.js';
import { isId } from '../options/settings.js';
import { examples } from '../program.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { type Failure, usage } from '../terminal/failure.js';
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
      cli.run(command, async (settings) => {
        if (!isId(city)) return E.left(wrongCity(city));
        if (kind === 'live' && settings.clock !== null) return E.left(clockOnLive);
        const open = ({ engine }: OpenLedger) =>
          openAs(engine, { kind, city, actor: settings.actor, store: settings.store });
        // A demo ledger begins where its history does, so that `kpi demo` can still be played into it.
        return withLedger(settings, 'open', open, kind === 'demo' ? DEMO_BEGINS : null);
      }),
    );
}

/** Asked before the store is touched: a refused opening leaves no file. */
const wrongCity = (city: string): Failure =>
  usage(
    '--city',
    `"${city}" không phải là mã địa phương; chỉ dùng chữ thường không dấu, số, gạch ngang, ví dụ hue`,
    `"${city}" is no id of a city; lower-case letters, digits, dashes, for example hue`,
  );

interface Opening {
  readonly kind: 'live' | 'demo';
  readonly city: string;
  readonly actor: string;
  readonly store: string;
}

async function openAs(engine: Engine, { kind, city, actor, store }: Opening): Promise<E.Either<Failure, Answer>> {
  const before = engine.ledger();
  const opened = await engine.execute({
    commandId: `init-${kind}-${city}`,
    type: 'LedgerOpened',
    validAt: null,
    data: { ledger: before?.id ?? randomUUID(), kind, city },
    actor,
  })();
  if (E.isLeft(opened)) return E.left(engineFailure(opened.left));
  const refreshed = await engine.refresh()();
  if (E.isLeft(refreshed)) return E.left(engineFailure(refreshed.left));
  const ledger = refreshed.right?.id ?? '';
  return E.right(
    plainAnswer({ status: opened.right.status, ledger, kind, city, store }, (lang) =>
      lang === 'vi'
        ? `${before === null ? 'Đã mở' : 'Đã có'} sổ ${kind} của ${city}: ${ledger} (${store})\n`
        : `${kind} ledger of ${city} ${before === null ? 'opened' : 'is there'}: ${ledger} (${store})\n`,
    ),
  );
}
