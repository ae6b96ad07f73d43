import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import { examples } from '../program.js';
import { plainAnswer } from '../terminal/answer.js';
import { text } from '../terminal/lang.js';
import { writeNew } from '../terminal/new-file.js';
import { bundleLines, verificationJson } from './bundle-answer.js';

interface SealFlags {
  readonly period: string;
  readonly unit?: string;
  readonly out: string;
}

export function addSeal(program: Command, cli: Cli): void {
  program
    .command('seal')
    .summary(cli.say(text('niêm phong một kỳ đã khoá thành một tệp', 'seal a closed period in one file')))
    .description(
      cli.say(
        text(
          'Ghi kết quả đã công bố của một kỳ đã khoá, các sự kiện làm căn cứ, bằng chứng Merkle, bộ quy tắc và phiên bản công thức vào một tệp; ai cũng kiểm tra được bằng "kpi verify TỆP", không cần sổ. Cả kỳ thì tệp mang toàn bộ sổ đến lúc khoá (thông tin cá nhân vẫn mã hoá). Với --unit, tệp chỉ mang kết quả của người đứng đầu đơn vị; của người khác chỉ có mã, vị trí và điểm đã xác nhận. Xem docs/check-a-published-rating.md.',
          'Writes the published ratings of a closed period, the events they rest on, Merkle proofs, the rule set and formula versions into one file that anybody checks with "kpi verify FILE", without the ledger. For a whole period the file carries the ledger up to the closing (personal texts stay encrypted). With --unit it carries the rating of the head of the unit, and of others only ids, places and confirmed scores. See docs/check-a-published-rating.md.',
        ),
      ),
    )
    .requiredOption('--period <kỳ>', cli.say(text('kỳ đã khoá, ví dụ 2026-Q3', 'a closed period, for example 2026-Q3')))
    .option('--unit <mã>', cli.say(text('chỉ người đứng đầu đơn vị này', 'only the head of this unit')))
    .requiredOption('--out <tệp>', cli.say(text('tệp để ghi; không ghi đè', 'the file to write; never overwritten')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi seal --period 2026-Q3 --out 2026-Q3.bundle.json', text('cả kỳ', 'the whole period')],
        [
          'kpi seal --period 2026-Q3 --unit so-tai-chinh --out so-tai-chinh.bundle.json',
          text('kết quả của một người đứng đầu', 'the rating of one head'),
        ],
      ),
    )
    .action(({ period, unit, out }: SealFlags, command: Command) =>
      cli.run(command, (settings) =>
        withLedger(settings, 'read', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          const sealed = await engine.sealBundle({ period, ...(unit === undefined ? {} : { unit }) })();
          if (E.isLeft(sealed)) return E.left(engineFailure(sealed.left));
          const { text: bundle, verification } = sealed.right;
          const file = writeNew(out, bundle);
          if (E.isLeft(file)) return file;
          return E.right(
            plainAnswer({ file: out, ...verificationJson(verification) }, (lang) => {
              const written = lang === 'vi' ? `Đã niêm phong kỳ ${period} vào ${out}` : `Sealed ${period} in ${out}`;
              return `${[written, ...bundleLines(verification, lang)].join('\n')}\n`;
            }),
          );
        }),
      ),
    );
}
