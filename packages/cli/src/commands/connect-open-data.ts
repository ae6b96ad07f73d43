import { folderPortal, releaseOf } from '@kpi-ledger/connections';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { readTerms, type TermFlags, withTerms } from '../options/open-data.js';
import { examples } from '../program.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { EXIT, failure } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';

interface Flags extends TermFlags {
  readonly out: string;
}

export function addConnectOpenData(parent: Command, cli: Cli): void {
  withTerms(parent.command('open-data'), cli)
    .summary(cli.say(text('phát hành dữ liệu mở', 'publish open data')))
    .description(
      cli.say(
        text(
          'Ghi danh mục DCAT và các bảng CSV, JSON của những kỳ đã khoá; không có dữ liệu cá nhân. Cùng các kỳ đã khoá thì cho đúng cùng nội dung tệp.',
          'Writes a DCAT catalogue and tables as CSV and JSON of the closed periods; no personal data. The same closed periods give the same bytes.',
        ),
      ),
    )
    .requiredOption('--out <folder>', cli.say(text('thư mục phát hành', 'folder to publish in')))
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi connect open-data --out du-lieu-mo --base https://dulieu.example.vn/kpi/',
        text('ghi cho cổng dữ liệu mở', 'for the open data portal'),
      ]),
    )
    .action(({ out, ...flags }: Flags, command: Command) =>
      cli.run(command, async (settings) => {
        const terms = readTerms(flags);
        if (E.isLeft(terms)) return terms;
        return withLedger(settings, 'read', async ({ engine }) => {
          const release = await releaseOf(engine, terms.right)();
          if (E.isLeft(release)) return E.left(engineFailure(release.left));
          if (release.right === null) return E.left(notOpen(settings.store));
          const done = await folderPortal(out).publish(release.right)();
          if (E.isRight(done)) return E.right(publishedAnswer(done.right, out, release.right.files));
          const { code, path, message, detail } = done.left;
          return E.left(failure(EXIT.unavailable, code, path, message, detail));
        });
      }),
    );
}

const STATUS = {
  PUBLISHED: text('Đã phát hành', 'Published'),
  UNCHANGED: text('Không có gì thay đổi', 'Nothing has changed'),
} as const;

function publishedAnswer(
  status: keyof typeof STATUS,
  folder: string,
  of: readonly { readonly path: string }[],
): Answer {
  const files = of.map(({ path }) => path);
  return plainAnswer({ status, folder, files }, (lang) => {
    const line =
      lang === 'vi'
        ? `${STATUS[status].vi}: catalog.json và ${files.length} tệp trong ${folder}\n`
        : `${STATUS[status].en}: catalog.json and ${files.length} files in ${folder}\n`;
    const empty =
      lang === 'vi'
        ? 'Chưa có kỳ nào được khoá (kpi period close), danh mục trống.\n'
        : 'No period is closed yet (kpi period close), the catalogue is empty.\n';
    return files.length === 0 ? `${line}${empty}` : line;
  });
}
