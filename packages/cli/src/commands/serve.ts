import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { notOpen, withLedger } from '../ledger.js';
import { readTerms, type TermFlags, withTerms } from '../options/open-data.js';
import { examples } from '../program.js';
import { text } from '../terminal/lang.js';
import { HOST, listen, PORT_OPTION, readServing, untilStopped } from './serving.js';

export function addServe(program: Command, cli: Cli): void {
  withTerms(program.command('serve'), cli)
    .summary(cli.say(text('mở dịch vụ HTTP', 'serve over HTTP')))
    .description(
      cli.say(
        text(
          'Trả lời qua HTTP bằng đúng JSON của dòng lệnh: /health, /ready, /api/v1/…, /open-data/…',
          'Answers over HTTP with the JSON of the command line: /health, /ready, /api/v1/…, /open-data/…',
        ),
      ),
    )
    .option('--port <port>', cli.say(PORT_OPTION))
    .option('--host <host>', cli.say(text('địa chỉ lắng nghe', 'address to listen on')), HOST)
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi serve --store sqlite:./data/hue.db --port 8081',
        text('sổ của Huế', 'the ledger of Huế'),
      ]),
    )
    .action(({ port, host, ...flags }: TermFlags & { port?: string; host: string }, command: Command) =>
      cli.run(command, async (settings) => {
        const wanted = await readServing(port);
        if (E.isLeft(wanted)) return wanted;
        const terms = readTerms(flags);
        if (E.isLeft(terms)) return terms;
        return withLedger(settings, 'serve', async (ledger) => {
          if (ledger.engine.ledger() === null) return E.left(notOpen(settings.store));
          const serving = await listen(ledger, wanted.right, host, terms.right);
          if (E.isLeft(serving)) return serving;
          cli.console.err(`${cli.say(text('Đang phục vụ tại', 'Serving at'))} ${serving.right.url}\n`);
          await untilStopped();
          await serving.right.stop();
          return E.right(null);
        });
      }),
    );
}
