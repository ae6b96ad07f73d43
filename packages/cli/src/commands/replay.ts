import type { ReplayedState } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { readAt } from '../options/question.js';
import { examples } from '../program.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { type Failure, usage } from '../terminal/failure.js';
import { type Lang, text } from '../terminal/lang.js';
import { progressBar } from '../terminal/progress.js';

interface ReplayFlags {
  readonly to?: string;
  readonly batch?: string;
}

export function addReplay(program: Command, cli: Cli): void {
  program
    .command('replay')
    .summary(cli.say(text('phát lại toàn bộ sổ đến một mốc', 'replay the whole ledger up to a point')))
    .description(
      cli.say(
        text(
          'Đọc lại từng sự kiện từ đầu sổ, dựng lại trạng thái và in mã băm của trạng thái. Hai sổ có cùng mã băm thì cho cùng kết quả.',
          'Reads every event from the first on, folds the state from nothing and prints its hash. Ledgers with the same hash give the same answers.',
        ),
      ),
    )
    .option(
      '--to <mốc>',
      cli.say(
        text(
          'đến số thứ tự, ngày hoặc thời điểm này; mặc định: hết sổ',
          'up to this ordinal, day or instant; default: the whole ledger',
        ),
      ),
    )
    .option(
      '--batch <n>',
      cli.say(text('số sự kiện mỗi lần đọc; không đổi kết quả', 'events read at a time; does not change the result')),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi replay', text('toàn bộ sổ', 'the whole ledger')],
        [
          'kpi replay --to 2026-04-05',
          text('những gì đã ghi đến hết ngày 05/4', 'what was recorded by the end of 5 April'),
        ],
        ['kpi replay --to 1200 --format json', text('1.200 sự kiện đầu', 'the first 1,200 events')],
      ),
    )
    .action((flags: ReplayFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const at = readAt(flags.to === undefined ? {} : { known: flags.to });
        if (E.isLeft(at)) return E.left(atTo(at.left));
        const batch = readBatch(flags.batch);
        if (E.isLeft(batch)) return batch;
        return withLedger(settings, 'read', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          const bar = progressBar(cli.console, cli.say(text('Phát lại', 'Replaying')));
          const began = performance.now();
          const done = await engine.replay({ ...at.right, ...batch.right, onProgress: bar.at })();
          bar.end();
          if (E.isLeft(done)) return E.left(atTo(engineFailure(done.left)));
          cli.console.err(speedText(done.right.ordinal, performance.now() - began, cli.lang));
          return E.right(replayAnswer(done.right));
        });
      }),
    );
}

/** What the other questions call `known` is `--to` here. */
const atTo = (failed: Failure): Failure => (/known$/.test(failed.path) ? { ...failed, path: '--to' } : failed);

function readBatch(given: string | undefined): E.Either<Failure, { readonly batch?: number }> {
  if (given === undefined) return E.right({});
  const batch = Number(given);
  return /^\d{1,7}$/.test(given) && batch > 0
    ? E.right({ batch })
    : E.left(
        usage(
          '--batch',
          `"${given}" không phải là số nguyên từ 1 đến 9999999`,
          `"${given}" is no whole number from 1 to 9999999`,
        ),
      );
}

/** For people, on stderr: how long it took is no part of the answer. */
function speedText(events: number, milliseconds: number, lang: Lang): string {
  const seconds = Math.max(milliseconds, 1) / 1000;
  const speed = Math.round(events / seconds);
  return lang === 'vi'
    ? `Đã phát lại ${events} sự kiện trong ${seconds.toFixed(2).replace('.', ',')} giây (${speed} sự kiện/giây)\n`
    : `Replayed ${events} events in ${seconds.toFixed(2)} s (${speed} events/s)\n`;
}

const replayAnswer = ({ ordinal, root, stateHash }: ReplayedState): Answer =>
  plainAnswer({ ordinal, root, stateHash }, (lang) =>
    lang === 'vi'
      ? `Số sự kiện: ${ordinal}\nGốc Merkle của sổ: ${root}\nMã băm trạng thái: ${stateHash}\n`
      : `Events: ${ordinal}\nMerkle root of the ledger: ${root}\nState hash: ${stateHash}\n`,
  );
