import type { Command } from 'commander';
import type { Cli } from '../cli.js';
import { examples } from '../program.js';
import { text } from '../terminal/lang.js';
import { type VerifyFlags, verifyStore } from './verify-store.js';

export function addVerify(program: Command, cli: Cli): void {
  program
    .command('verify')
    .summary(cli.say(text('kiểm tra sổ có còn nguyên vẹn', 'check that the ledger is unaltered')))
    .description(
      cli.say(
        text(
          'Đọc lại từng byte của sổ, kiểm tra chuỗi băm, cây Merkle và chữ ký của các điểm chốt; nêu sự kiện sai đầu tiên. Có tệp điểm chốt lưu ngoài sổ (--checkpoint) thì phát hiện được cả việc viết lại hoặc thay bằng bản cũ. Xem docs/verify.md.',
          'Reads every byte of the ledger again, checks hash chains, Merkle tree and the signatures of checkpoints, and names the first bad event. With a checkpoint file kept elsewhere (--checkpoint) a rewritten or rolled back ledger is found too. See docs/verify.md.',
        ),
      ),
    )
    .option(
      '--checkpoint <file>',
      cli.say(
        text(
          'tệp điểm chốt đã xuất và lưu ngoài sổ; có thể lặp lại',
          'an exported checkpoint, kept outside of the ledger; may be repeated',
        ),
      ),
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option(
      '--key <file|hex>',
      cli.say(
        text(
          'khoá công khai mà người kiểm tra tự giữ: 64 chữ số hex hoặc tệp chứa nó',
          "the auditor's own copy of the public key: 64 hexadecimal digits, or a file with them",
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi verify', text('chưa neo: chỉ kiểm tra sổ với chính nó', 'not anchored: the ledger against itself only')],
        [
          'kpi verify --checkpoint 2026-Q3.json --key 3f0c…',
          text('đối chiếu với điểm chốt quý III', 'against the checkpoint of the third quarter'),
        ],
      ),
    )
    .action((flags: VerifyFlags, command: Command) => cli.run(command, (settings) => verifyStore(settings, flags)));
}
