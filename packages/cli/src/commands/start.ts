import type { OpenLedger } from '@kpi-ledger/api/ledger';
import { indicators, obligations, plans, tasks } from '@kpi-ledger/seeds';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, withLedger } from '../ledger.js';
import { examples } from '../program.js';
import { type Answer, render, rowsAnswer } from '../terminal/answer.js';
import type { Failure } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { demoText, makeDemo } from './demo.js';
import { progress } from './progress.js';
import { ratings } from './rate.js';
import { HOST, listen, PORT_OPTION, portTaken, readServing, untilStopped, whoListens } from './serving.js';

const STORE = 'sqlite:data/demo.db';
/** The last quarter that the demonstration has whole. */
const QUARTER = '2026-Q3';

export function addStart(program: Command, cli: Cli): void {
  program
    .command('start')
    .summary(
      cli.say(text('xem thử: sổ trình diễn, bảng điểm, dịch vụ HTTP', 'first look: demo ledger, scores, HTTP service')),
    )
    .description(
      cli.say(
        text(
          `Tạo sổ trình diễn nếu chưa có (${STORE}), in bảng điểm và tỷ lệ hoàn thành, rồi phục vụ tại http://${HOST}:8080 (PORT).`,
          `Makes the demo ledger when it is not there (${STORE}), prints scores and completion, then serves http://${HOST}:8080 (PORT).`,
        ),
      ),
    )
    .option('--port <port>', cli.say(PORT_OPTION))
    .addHelpText('after', examples(cli.lang, ['npm start', text('từ thư mục gốc', 'from the root folder')]))
    .action(({ port: given }: { port?: string }, command: Command) =>
      cli.run(command, async (settings) => {
        const serving = await readServing(given, { KPI_LOG_LEVEL: 'warn', ...process.env });
        if (E.isLeft(serving)) return serving;
        const { port } = serving.right;
        const listening = await whoListens(port);
        if (listening === 'kpi-ledger') {
          cli.console.err(
            `${cli.say(text('kpi-ledger đang chạy tại', 'kpi-ledger is already running at'))} http://${HOST}:${port}; ${cli.say(text('không thay đổi gì', 'nothing changed'))}\n`,
          );
          return E.right(null);
        }
        if (listening === 'other') return E.left(portTaken(port));
        const isDefault = command.parent?.getOptionValueSource('store') === 'default';
        const store = isDefault ? STORE : settings.store;
        const made = await makeDemo(store, cli.console, cli.say(text('Trình diễn', 'Demo')));
        if (E.isLeft(made)) return made;
        cli.console.out(`${demoText(made.right)[cli.lang]}: ${store}\n\n`);
        return withLedger({ ...settings, store, clock: null }, 'serve', async (ledger) => {
          const overview = await overviewOf(ledger);
          if (E.isLeft(overview)) return overview;
          cli.console.out(`${render(loadedPlans(), 'table', cli.lang, cli.console.columns)}\n`);
          for (const answer of overview.right)
            cli.console.out(`${render(answer, settings.format, cli.lang, cli.console.columns)}\n`);
          const opened = await listen(ledger, serving.right, HOST);
          if (E.isLeft(opened)) return opened;
          cli.console.out(
            `${cli.say(text('Đang phục vụ tại', 'Serving at'))} ${opened.right.url} (${cli.say(text('dừng bằng Ctrl-C', 'stop with Ctrl-C'))})\n`,
          );
          await untilStopped();
          await opened.right.stop();
          return E.right(null);
        });
      }),
    );
}

const loadedPlans = (): Answer =>
  rowsAnswer({ rows: plans }, plans, [
    { key: 'plan', title: text('Kế hoạch đã nạp', 'Plans loaded'), cell: ({ id }) => id },
    { key: 'title', title: text('Văn bản', 'Document'), cell: ({ title }) => title, width: 80 },
    { key: 'tasks', title: text('Nhiệm vụ', 'Tasks'), cell: ({ id }) => `${tasks(id).length}`, right: true },
    {
      key: 'indicators',
      title: text('Chỉ tiêu', 'Indicators'),
      cell: ({ id }) => `${indicators(id).length}`,
      right: true,
    },
    {
      key: 'obligations',
      title: text('Nghĩa vụ', 'Obligations'),
      cell: ({ id }) => `${obligations(id).length}`,
      right: true,
    },
  ]);

/** The scores of the quarter, then the completion of every plan. */
async function overviewOf({ engine }: OpenLedger): Promise<E.Either<Failure, readonly Answer[]>> {
  const names = await engine.names()();
  if (E.isLeft(names)) return E.left(engineFailure(names.left));
  const rated = await engine.rate({ period: QUARTER })();
  if (E.isLeft(rated)) return E.left(engineFailure(rated.left));
  const completed = await engine.progress()();
  if (E.isLeft(completed)) return E.left(engineFailure(completed.left));
  return E.right([ratings(rated.right, names.right, QUARTER), progress(completed.right, names.right, false)]);
}
