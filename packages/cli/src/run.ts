import { type Command, CommanderError } from 'commander';
import { createCli } from './cli.js';
import { addCommands } from './commands/index.js';
import { kpiProgram } from './program.js';
import type { Console } from './terminal/console.js';
import { EXIT, type ExitCode, failureJson, failureText, usage } from './terminal/failure.js';
import type { Lang } from './terminal/lang.js';
import { inVietnamese } from './terminal/usage-texts.js';

/** Runs `kpi` with these arguments and gives the exit code. */
export async function run(args: readonly string[], console: Console): Promise<ExitCode> {
  const lang: Lang = optionValue(args, '--lang') === 'en' ? 'en' : 'vi';
  let exit: ExitCode = EXIT.done;
  const program = kpiProgram(lang);
  const cli = createCli(console, lang, (code) => {
    exit = code;
  });
  await addCommands(program, cli, args);
  everyCommand(program, (command) =>
    command
      .exitOverride()
      .configureOutput({ writeOut: console.out, writeErr: console.err, outputError: () => undefined }),
  );
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exit;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    // Without a command commander has shown the help already.
    if (error.code !== 'commander.help') {
      const detail = error.message.replace(/^error: /, '');
      const failed = usage('', inVietnamese(error.code, detail, helpOf(program, args)), detail);
      console.err(
        optionValue(args, '--format') === 'json'
          ? `${JSON.stringify(failureJson(failed, lang))}\n`
          : `${failureText(failed, lang)}\n`,
      );
    }
    return EXIT.usage;
  }
}

/** Where the command that was meant explains itself. */
function helpOf(program: Command, args: readonly string[]): string {
  const meant = program.commands.find((command) => args.includes(command.name()))?.name();
  return ['kpi', ...(meant === undefined ? [] : [meant]), '--help'].join(' ');
}

function everyCommand(command: Command, act: (command: Command) => void): void {
  act(command);
  for (const child of command.commands) everyCommand(child, act);
}

/** The value of an option before commander has read it: help and usage errors need the language too. */
function optionValue(args: readonly string[], option: string): string | undefined {
  const joined = args.find((arg) => arg.startsWith(`${option}=`));
  const at = args.indexOf(option);
  return joined?.slice(option.length + 1) ?? (at < 0 ? undefined : args[at + 1]);
}
