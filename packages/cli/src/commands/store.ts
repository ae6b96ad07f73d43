import type { Command } from 'commander';
import type { Cli } from '../cli.js';
import { examples } from '../program.js';
import { text } from '../terminal/lang.js';
import { backUpStore } from './store-backup.js';
import { checkStore } from './store-check.js';
import { copyStore } from './store-copy.js';

export function addStore(program: Command, cli: Cli): void {
  const store = program
    .command('store')
    .summary(cli.say(text('sao lưu, kiểm tra, chuyển kho lưu sổ', 'back up, check and move the store of a ledger')))
    .description(
      cli.say(
        text(
          'Các lệnh cho nơi lưu sổ: sao lưu khi sổ đang chạy, kiểm tra tệp sổ, chép nguyên sổ sang kho khác. Xem docs/stores.md.',
          'For where the ledger is kept: back it up while it is in use, check its file, copy it to another store. See docs/stores.md.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        [
          'kpi store backup hue-2026-10-01.db',
          text('sao lưu, không cần dừng dịch vụ', 'back up without stopping the service'),
        ],
        ['kpi store check', text('kiểm tra toàn bộ tệp sổ', 'check the ledger file in full')],
      ),
    );
  addBackup(store, cli);
  addCheck(store, cli);
  addCopy(store, cli);
}

function addBackup(parent: Command, cli: Cli): void {
  parent
    .command('backup <file>')
    .summary(cli.say(text('sao lưu sổ SQLite, kể cả khi đang ghi', 'back up a SQLite ledger, in use or not')))
    .description(
      cli.say(
        text(
          'Ghi sổ ra một tệp mới (không bao giờ ghi đè), đọc lại và đối chiếu gốc Merkle trước khi báo xong. Tệp minh chứng (đã mã hoá) được chép vào thư mục TỆP.evidence. Tệp khoá và tệp khoá ký KHÔNG nằm trong bản sao lưu; lệnh nêu rõ phải lưu thêm tệp nào.',
          'Writes the ledger to a new file (never over another), reads it back and compares the Merkle root before it says done. Files of evidence (sealed) are copied to the folder FILE.evidence. The key file and the signing key are NOT in the backup; the command names what else to save.',
        ),
      ),
    )
    .option('--no-evidence', cli.say(text('không chép tệp minh chứng', 'leave out the files of evidence')))
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi store backup /mnt/saoluu/hue-2026-10-01.db --store sqlite:data/hue.db',
        text('sao lưu sổ của Huế', 'back up the ledger of Huế'),
      ]),
    )
    .action((file: string, options: { evidence: boolean }, command: Command) =>
      cli.run(command, (settings) => backUpStore(settings, file, options)),
    );
}

function addCheck(parent: Command, cli: Cli): void {
  parent
    .command('check')
    .summary(cli.say(text('kiểm tra toàn bộ tệp sổ SQLite', 'check a SQLite ledger file in full')))
    .description(
      cli.say(
        text(
          'Kiểm tra mọi trang, chỉ mục và từng sự kiện của tệp: đọc được, đúng chỗ, nối chuỗi băm, khớp với dấu vết lúc ghi. Không ghi gì vào tệp. Để đối chiếu với điểm chốt có chữ ký hãy dùng "kpi verify".',
          'Checks every page, index and event of the file: readable, in its place, chained, as noted down when it was written. Nothing is written. To compare with signed checkpoints use "kpi verify".',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi store check --store sqlite:data/hue.db',
        text('sau sự cố ổ đĩa, hoặc một bản sao lưu cũ', 'after trouble with a disk, or of an old backup'),
      ]),
    )
    .action((_: object, command: Command) => cli.run(command, checkStore));
}

function addCopy(parent: Command, cli: Cli): void {
  parent
    .command('copy <from> <to>')
    .summary(cli.say(text('chép nguyên sổ từ kho này sang kho khác', 'copy a ledger from one store to another')))
    .description(
      cli.say(
        text(
          'Chép từng byte của mọi sự kiện (sqlite:… hoặc esdb://…), rồi đọc lại cả hai bên để đối chiếu. Bị ngắt giữa chừng thì chạy lại cùng lệnh để chép tiếp; kho đích có nội dung khác thì từ chối và không đổi gì. Tệp minh chứng (đã mã hoá) được chép theo, khoá thì không. Hãy dừng ghi vào kho nguồn trước khi chuyển hẳn.',
          'Copies every event byte by byte (sqlite:… or esdb://…) and reads both sides again to compare them. After an interruption the same command goes on; a target that holds anything else is refused untouched. Files of evidence (sealed) are copied too, keys are not. Stop writing to the source before you move for good.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(cli.lang, [
        "kpi store copy sqlite:data/hue.db 'esdb://may-chu:2113?ledger=hue'",
        text('chuyển sổ của Huế lên máy chủ', 'move the ledger of Huế to a server'),
      ]),
    )
    .action((from: string, to: string, _: object, command: Command) =>
      cli.run(command, () => copyStore(cli.console, from, to)),
    );
}
