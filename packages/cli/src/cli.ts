import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import { type RawSettings, readSettings, type Settings, type Warning } from './options/settings.js';
import { type Answer, FORMATS, type Format, render } from './terminal/answer.js';
import type { Console } from './terminal/console.js';
import { EXIT, type ExitCode, type Failure, failureJson, failureText, usage } from './terminal/failure.js';
import type { Lang, Text } from './terminal/lang.js';

/** The work of one command: an answer, nothing to say, or why not. */
export type Work = (settings: Settings) => Promise<E.Either<Failure, Answer | null>>;

/** What every command module gets. */
export interface Cli {
  readonly console: Console;
  readonly lang: Lang;
  say(text: Text): string;
  /** Runs the work with the settings of this call and prints what comes out. */
  run(command: Command, work: Work, formats?: readonly Format[]): Promise<void>;
}

export function createCli(console: Console, lang: Lang, finished: (exit: ExitCode) => void): Cli {
  return {
    console,
    lang,
    say: (text) => text[lang],
    run: async (command, work, formats = FORMATS) => {
      const raw: RawSettings = command.optsWithGlobals();
      const read = readSettings(raw);
      const settings = E.isRight(read) && !formats.includes(read.right.format) ? E.left(otherFormat(formats)) : read;
      const format = raw['format'] ?? 'table';
      const warn = ({ code, path, text }: Warning): void =>
        console.err(
          format === 'json'
            ? `${JSON.stringify({ warning: { code, path, message: text[lang] } })}\n`
            : `${text[lang]} [${code}]\n`,
        );
      const result = E.isLeft(settings) ? settings : await work({ ...settings.right, warn });
      if (E.isLeft(result)) {
        console.err(
          format === 'json'
            ? `${JSON.stringify(failureJson(result.left, lang))}\n`
            : `${failureText(result.left, lang)}\n`,
        );
        finished(result.left.exit);
        return;
      }
      if (result.right !== null && E.isRight(settings))
        console.out(render(result.right, settings.right.format, lang, console.columns));
      finished(result.right?.exit ?? EXIT.done);
    },
  };
}

const otherFormat = (formats: readonly Format[]): Failure =>
  usage(
    '--format',
    `lệnh này chỉ trả lời ở dạng ${formats.join(', ')}`,
    `this command answers as ${formats.join(', ')} only`,
  );
