import type { Command } from 'commander';
import type { Cli } from '../cli.js';
import { examples } from '../program.js';
import { text } from '../terminal/lang.js';
import { verifyFile } from './verify-bundle.js';
import { type VerifyFlags, verifyStore } from './verify-store.js';

export function addVerify(program: Command, cli: Cli): void {
  program
    .command('verify')
    .argument(
      '[bundle]',
      cli.say(
        text(
          'gói niêm phong (kpi seal); để trống: sổ của --store',
          'a sealed bundle (kpi seal); left out: the ledger of --store',
        ),
      ),
    )
    .summary(
      cli.say(
        text(
          'kiểm tra sổ hoặc gói niêm phong có còn nguyên vẹn',
          'check that the ledger, or a sealed bundle, is unaltered',
        ),
      ),
    )
    .description(
      cli.say(
        text(
          'Đọc lại từng byte của sổ, kiểm tra chuỗi băm, cây Merkle và chữ ký của các điểm chốt; nêu sự kiện sai đầu tiên. Có tệp điểm chốt lưu ngoài sổ (--checkpoint) thì phát hiện được cả việc viết lại hoặc thay bằng bản cũ. Nêu tên một gói niêm phong thì tính lại mọi kết quả trong gói, không cần sổ, không cần mạng. Xem docs/verify.md và docs/check-a-published-rating.md.',
          'Reads every byte of the ledger again, checks hash chains, Merkle tree and the signatures of checkpoints, and names the first bad event. With a checkpoint file kept elsewhere (--checkpoint) a rewritten or rolled back ledger is found too. Of a sealed bundle it calculates every rating again, without ledger and network. See docs/verify.md and docs/check-a-published-rating.md.',
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
    .option(
      '--root <hex>',
      cli.say(
        text(
          'gốc Merkle in trên danh sách kết quả, để đối chiếu với gói',
          'the Merkle root printed on the rating list, to compare a bundle with',
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
        [
          'kpi verify 2026-Q3.bundle.json --key 3f0c…',
          text(
            'tính lại các kết quả trong gói, trên máy bất kỳ',
            'calculate the ratings of a bundle again, on any machine',
          ),
        ],
      ),
    )
    .action((bundle: string | undefined, flags: VerifyFlags, command: Command) =>
      cli.run(command, (settings) => (bundle === undefined ? verifyStore(settings, flags) : verifyFile(bundle, flags))),
    );
}
