import { folderPortal, releaseOf } from '@kpi-ledger/connections';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { examples } from '../program.js';
import { plainAnswer } from '../terminal/answer.js';
import { EXIT, type Failure, failure, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';

interface Flags {
  readonly out: string;
  readonly base?: string;
  readonly license?: string;
  readonly publisher?: string;
}

export function addConnectOpenData(parent: Command, cli: Cli): void {
  parent
    .command('open-data')
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
    .option(
      '--base <url>',
      cli.say(text('địa chỉ nơi công bố, kết thúc bằng /', 'where it will be found, ending in /')),
    )
    .option('--license <url>', cli.say(text('địa chỉ giấy phép do cơ quan quyết định', 'licence, as decided')))
    .option('--publisher <name>', cli.say(text('tên cơ quan công bố', 'name of the publisher')))
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi connect open-data --out du-lieu-mo --base https://dulieu.example.vn/kpi/',
        text('ghi cho cổng dữ liệu mở', 'for the open data portal'),
      ]),
    )
    .action(({ out, base = '', license, publisher }: Flags, command: Command) =>
      cli.run(command, async (settings) => {
        const wrong =
          wrongAddress('--base', base === '' || base.endsWith('/') ? base : null) ??
          wrongAddress('--license', license ?? '');
        if (wrong !== null) return E.left(wrong);
        return withLedger(settings, 'read', async ({ engine }) => {
          const terms = { base, license: license ?? null, publisher: publisher ?? null };
          const release = await releaseOf(engine, terms)();
          if (E.isLeft(release)) return E.left(engineFailure(release.left));
          if (release.right === null) return E.left(notOpen(settings.store));
          const done = await folderPortal(out).publish(release.right)();
          if (E.isLeft(done)) {
            const { code, path, message, detail } = done.left;
            return E.left(failure(EXIT.unavailable, code, path, message, detail));
          }
          const files = release.right.files.map(({ path }) => path);
          return E.right(
            plainAnswer({ status: done.right, folder: out, files }, (lang) =>
              lang === 'vi'
                ? `${done.right === 'PUBLISHED' ? 'Đã phát hành' : 'Không có gì thay đổi'}: catalog.json và ${files.length} tệp trong ${out}\n${files.length === 0 ? 'Chưa có kỳ nào được khoá (kpi period close), danh mục trống.\n' : ''}`
                : `${done.right === 'PUBLISHED' ? 'Published' : 'Nothing has changed'}: catalog.json and ${files.length} files in ${out}\n${files.length === 0 ? 'No period is closed yet, the catalogue is empty.\n' : ''}`,
            ),
          );
        });
      }),
    );
}

/** Null where the address is empty or good. */
function wrongAddress(option: string, address: string | null): Failure | null {
  if (address === '') return null;
  if (address !== null && /^https?:\/\//.test(address) && URL.canParse(address)) return null;
  return usage(
    option,
    option === '--base' ? 'phải là địa chỉ http(s) kết thúc bằng /' : 'phải là địa chỉ http(s)',
    option === '--base' ? 'must be an http(s) address that ends in /' : 'must be an http(s) address',
  );
}
