import { randomUUID } from 'node:crypto';
import type { Engine } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { clockOnLive, engineFailure, withLedger } from '../ledger.js';
import { examples } from '../program.js';
import { seedFacts } from '../seed/index.js';
import { plainAnswer } from '../terminal/answer.js';
import { EXIT, type Failure, failure } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { progressBar } from '../terminal/progress.js';

export function addSeed(program: Command, cli: Cli): void {
  program
    .command('seed')
    .summary(cli.say(text('nạp các kế hoạch của Huế', 'record the plans of Huế')))
    .description(
      cli.say(
        text(
          'Nạp đơn vị, vị trí người đứng đầu, kế hoạch, nhiệm vụ và chỉ tiêu từ các văn bản nguồn. Sổ trống được mở thành sổ thật. Chạy lại không thay đổi gì.',
          'Records units, head posts, plans, tasks and indicators of the source documents. An empty store becomes a live ledger. Running it again changes nothing.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(cli.lang, ['kpi seed --store sqlite:./data/hue.db', text('nạp vào một sổ', 'into a ledger')]),
    )
    .action((_: object, command: Command) =>
      cli.run(command, async (settings) => {
        // With a simulated clock only a demo ledger that is there can be seeded: a live one is never opened by it.
        const access = settings.clock === null ? 'open' : 'write';
        const seeded = await withLedger(settings, access, async ({ engine }) => {
          if (engine.ledger() === null && settings.clock !== null) return E.left(clockOnLive);
          const opened = engine.ledger() === null ? await openLive(engine, settings.actor) : null;
          if (opened !== null) return E.left(opened);
          const bar = progressBar(cli.console, cli.say(text('Nạp kế hoạch', 'Plans')));
          const commands = seedFacts().map((fact) => ({ ...fact, actor: settings.actor }));
          const done = await engine.executeAll(commands, { onProgress: bar.at })();
          bar.end();
          if (E.isLeft(done)) return E.left(engineFailure(done.left));
          const { status, counts, rows } = done.right;
          const refused = rows.flatMap((row) =>
            row.status === 'REFUSED'
              ? row.refusals.map((one) => ({ ...one, path: `${row.commandId} ${one.path}` }))
              : [],
          );
          const [first] = refused;
          if (first !== undefined)
            return E.left(failure(EXIT.refused, first.code, first.path, first.message, first.detail, first.article));
          const recorded = counts.RECORDED;
          const alreadyThere = counts.REPEATED + counts.ALREADY_SO;
          return E.right(
            plainAnswer({ status, recorded, alreadyThere }, (lang) =>
              lang === 'vi'
                ? `${recorded === 0 ? 'Các kế hoạch đã có đủ, sổ không thay đổi' : `Đã ghi ${recorded} sự kiện của các kế hoạch`} (${alreadyThere} đã có)\n`
                : `${recorded === 0 ? 'The plans are all there, the ledger is unchanged' : `${recorded} events of the plans recorded`} (${alreadyThere} there already)\n`,
            ),
          );
        });
        return E.isLeft(seeded) && seeded.left.code === 'NO_LEDGER' && settings.clock !== null
          ? E.left(clockOnLive)
          : seeded;
      }),
    );
}

async function openLive(engine: Engine, actor: string): Promise<Failure | null> {
  const opened = await engine.execute({
    commandId: 'init-live-hue',
    type: 'LedgerOpened',
    validAt: null,
    data: { ledger: randomUUID(), kind: 'live', city: 'hue' },
    actor,
  })();
  return E.isLeft(opened) ? engineFailure(opened.left) : null;
}
