import type { At, Engine, EngineError, Rows, UnfinishedImport } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { type AtFlags, readAt, withTimes } from '../options/question.js';
import type { Settings } from '../options/settings.js';
import { examples } from '../program.js';
import { type Answer, csvOnly, plainAnswer, rowsAnswer } from '../terminal/answer.js';
import { invalid } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';
import { basisText } from './basis.js';

export function addImports(program: Command, cli: Cli): void {
  const imports = program
    .command('imports')
    .summary(cli.say(text('các lần nhập bị dừng giữa chừng', 'imports that were interrupted')))
    .description(
      cli.say(
        text(
          'Một lần nhập lớn được ghi làm nhiều phần khi kho dữ liệu giới hạn mỗi lần ghi; các dòng chỉ được tính khi lần nhập đã xong. Chạy lại đúng lệnh nhập để ghi tiếp. Xem docs/import.md.',
          'A large import is written in parts where the store limits one append; its rows count once it is completed. Running the same import again goes on. See docs/import.md.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi imports list', text('lần nhập nào chưa xong', 'which imports are not completed')],
        [
          'kpi imports finish 3f2a',
          text('không còn tệp: tính các dòng đã ghi, bỏ các dòng còn lại', 'the file is gone: take the recorded rows'),
        ],
      ),
    );
  addList(imports, cli);
  addFinish(imports, cli);
}

function addList(imports: Command, cli: Cli): void {
  withTimes(imports.command('list'), cli)
    .summary(cli.say(text('các lần nhập chưa xong, cách ghi tiếp', 'unfinished imports and how to go on')))
    .action((flags: AtFlags, command: Command) =>
      cli.run(command, async (settings) => {
        const at = readAt(flags);
        if (E.isLeft(at)) return at;
        return withLedger(settings, 'read', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          const found = await engine.unfinishedImports(at.right)();
          if (E.isLeft(found)) return E.left(engineFailure(found.left));
          const files = await engine.importFiles(at.right)();
          return E.isLeft(files)
            ? E.left(engineFailure(files.left))
            : E.right(listAnswer(found.right, files.right, settings.store));
        });
      }),
    );
}

const listAnswer = (
  found: Rows<UnfinishedImport>,
  files: { readonly [id: string]: string | null },
  store: string,
): Answer =>
  rowsAnswer(
    found,
    found.rows,
    [
      { key: 'import', title: text('Lần nhập', 'Import'), cell: (row) => row.import, width: 34 },
      { key: 'file', title: text('Tệp', 'File'), cell: (row) => files[row.import] ?? '', width: 30 },
      { key: 'rows', title: text('Số dòng', 'Rows'), cell: ({ rows }) => `${rows}`, right: true },
      { key: 'recorded', title: text('Đã ghi', 'Recorded'), cell: ({ recorded }) => `${recorded}`, right: true },
      { key: 'startedAt', title: text('Bắt đầu', 'Began'), cell: ({ startedAt }) => startedAt },
      {
        key: 'resume',
        title: text('Ghi tiếp bằng lệnh nhập cũ', 'Go on with the same import'),
        cell: (row) => resume(row, files[row.import] ?? null, store),
        width: 60,
      },
      csvOnly('kind', ({ kind }) => kind),
      csvOnly('actor', ({ actor }) => actor),
    ],
    { after: (lang) => basisText(found.basis, lang) },
  );

/** As far as the ledger knows: other options of the import are not recorded. */
const resume = ({ actor, kind }: UnfinishedImport, file: string | null, store: string): string =>
  `kpi import ${file === null ? `… (${kind})` : file.split('; ').map(quoted).join(' ')} --actor ${actor} --store ${store}`;

const quoted = (file: string): string => (/^[\w.-]+$/.test(file) ? file : `"${file}"`);

function addFinish(imports: Command, cli: Cli): void {
  imports
    .command('finish <import>')
    .summary(
      cli.say(
        text(
          'kết thúc khi không còn tệp: các dòng đã ghi được tính, các dòng còn lại bỏ',
          'end it where the file is gone: recorded rows count, the others are left out',
        ),
      ),
    )
    .action((id: string, _: object, command: Command) =>
      cli.run(command, (settings) =>
        withLedger(settings, 'write', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          return finish(engine, settings, id);
        }),
      ),
    );
}

async function finish(engine: Engine, { actor }: Settings, id: string) {
  const found = await engine.unfinishedImports()();
  if (E.isLeft(found)) return E.left(engineFailure(found.left));
  const open = found.right.rows.find((row) => row.import === id);
  if (open === undefined)
    return E.left(
      invalid(
        'NO_UNFINISHED_IMPORT',
        'import',
        `không có lần nhập chưa xong nào tên "${id}"; "kpi imports list" liệt kê các lần nhập chưa xong`,
        `there is no unfinished import "${id}"; "kpi imports list" lists them`,
      ),
    );
  const { recorded, rows } = open;
  const done = await engine.execute({
    commandId: `${id}.completed`,
    type: 'ImportCompleted',
    validAt: null,
    data: { import: id, recorded, skipped: rows - recorded },
    actor,
    correlationId: id,
  })();
  if (E.isLeft(done)) return E.left(engineFailure(done.left));
  return E.right(
    plainAnswer({ import: id, recorded, skipped: rows - recorded }, (lang) =>
      lang === 'vi'
        ? `Đã kết thúc lần nhập ${id}: tính ${recorded} dòng đã ghi, bỏ ${rows - recorded} dòng\n`
        : `Import ${id} is ended: ${recorded} recorded rows count, ${rows - recorded} are left out\n`,
    ),
  );
}

/** The question, and beside its answer a notice of every import whose rows it could not count. */
export const noticing =
  <A>(settings: Settings, at: At, question: (engine: Engine) => TaskEither<EngineError, A>) =>
  (engine: Engine): TaskEither<EngineError, A> =>
  async () => {
    const unfinished = await engine.unfinishedImports(at)();
    if (E.isLeft(unfinished)) return unfinished;
    for (const { import: id, recorded, rows } of unfinished.right.rows)
      settings.warn?.({
        code: 'IMPORT_UNFINISHED',
        path: id,
        text: text(
          `Chú ý: lần nhập ${id} chưa xong (${recorded} trong ${rows} dòng đã ghi), chưa dòng nào được tính. Xem "kpi imports list" để ghi tiếp.`,
          `Note: import ${id} is not completed (${recorded} of ${rows} rows are recorded), and none of its rows counts. See "kpi imports list" to go on.`,
        ),
      });
    return question(engine)();
  };
