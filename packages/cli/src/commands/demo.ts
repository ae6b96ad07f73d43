import { openLedger } from '@kpi-ledger/api/ledger';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { playDemo, simulatedClock } from '../demo/play.js';
import { engineFailure } from '../ledger.js';
import { examples } from '../program.js';
import { plainAnswer } from '../terminal/answer.js';
import type { Console } from '../terminal/console.js';
import { type Failure, invalid } from '../terminal/failure.js';
import { type Text, text } from '../terminal/lang.js';
import { progressBar } from '../terminal/progress.js';

export function addDemo(program: Command, cli: Cli): void {
  program
    .command('demo')
    .summary(cli.say(text('tạo sổ trình diễn', 'make a demo ledger')))
    .description(
      cli.say(
        text(
          'Chỉ với sổ trình diễn hoặc sổ trống: nạp kế hoạch thật, số liệu đã công bố, và một lịch sử mô phỏng của năm 2026 (mọi sự kiện mô phỏng đều được đánh dấu).',
          'On a demo ledger or an empty store only: the real plans, published figures, and a made-up history of 2026 (every made-up event is marked).',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi demo --store sqlite:./data/demo.db',
        text('sổ mà npm start dùng', 'the ledger that npm start uses'),
      ]),
    )
    .action((_: object, command: Command) =>
      cli.run(command, async (settings) => {
        const done = await makeDemo(settings.store, cli.console, cli.say(text('Trình diễn', 'Demo')));
        if (E.isLeft(done)) return done;
        const recorded = done.right;
        return E.right(
          plainAnswer(
            { status: recorded === 0 ? 'NOTHING_NEW' : 'RECORDED', recorded, store: settings.store },
            (lang) => `${demoText(recorded)[lang]}\n`,
          ),
        );
      }),
    );
}

export const demoText = (recorded: number): Text =>
  recorded === 0
    ? text('Sổ trình diễn đã có đủ, không thay đổi gì', 'The demo ledger is complete, nothing changed')
    : text(
        `Đã ghi ${recorded} sự kiện vào sổ trình diễn (dữ liệu mô phỏng được đánh dấu)`,
        `${recorded} events recorded in the demo ledger (made-up data are marked)`,
      );

/** Plays the history into the store, by its own clock; the number of events that were new. */
export async function makeDemo(url: string, console: Console, label: string): Promise<E.Either<Failure, number>> {
  const clock = simulatedClock();
  const opened = await openLedger({ url, create: true, clock: clock.now })();
  if (E.isLeft(opened)) return E.left(engineFailure(opened.left));
  const bar = progressBar(console, label);
  try {
    if (opened.right.engine.ledger()?.kind === 'live') return E.left(liveLedger(url));
    const played = await playDemo(opened.right, clock, bar.at);
    if (E.isRight(played)) return played;
    return E.left(played.left.code === 'CLOCK_SKEW' ? tooLate(url) : engineFailure(played.left));
  } finally {
    bar.end();
    await opened.right.close();
  }
}

/** The history begins in January 2026; a ledger never goes back in time. */
const tooLate = (url: string): Failure =>
  invalid(
    'DEMO_TOO_LATE',
    url,
    'sổ trình diễn này đã ghi sự kiện sau thời điểm của lịch sử mô phỏng (từ 05/01/2026); hãy dùng một sổ mới',
    'this demo ledger holds events later than the made-up history (from 2026-01-05 on); use a new one',
  );

const liveLedger = (url: string): Failure =>
  invalid(
    'LIVE_LEDGER',
    url,
    'đây là sổ thật; dữ liệu trình diễn chỉ được ghi vào sổ trình diễn hoặc sổ trống',
    'this is a live ledger; demo data go into a demo ledger or an empty store only',
  );
