import { writeFile } from 'node:fs/promises';
import type { Acting, CheckpointFile, CheckpointRow, CheckpointRows, Engine, SigningKeyRow } from '@kpi-ledger/engine';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure, notOpen, withLedger } from '../ledger.js';
import type { Settings } from '../options/settings.js';
import { examples } from '../program.js';
import { type SigningFlags, withSigner } from '../signing.js';
import { type Answer, plainAnswer, rowsAnswer } from '../terminal/answer.js';
import { type Failure, invalid, usage } from '../terminal/failure.js';
import { text } from '../terminal/lang.js';

export function addCheckpoint(program: Command, cli: Cli): void {
  const checkpoint = program
    .command('checkpoint')
    .summary(cli.say(text('điểm chốt có chữ ký của sổ', 'signed checkpoints of the ledger')))
    .description(
      cli.say(
        text(
          'Ký số gốc Merkle của sổ (Ed25519) và xuất ra tệp để lưu ở nơi khác: về sau ai sửa, xoá hoặc thay sổ bằng bản cũ đều bị phát hiện. Khoá ký nằm trong tệp riêng cạnh sổ (TÊN_SỔ.signing), hãy sao lưu và giữ bí mật. Xem docs/verify.md.',
          'Signs the Merkle root of the ledger (Ed25519) and exports it to be kept elsewhere: whoever alters, removes or rolls back anything later is found out. The signing key is in a file of its own beside the ledger (LEDGER.signing): back it up and keep it secret. See docs/verify.md.',
        ),
      ),
    )
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi checkpoint seal', text('ký trạng thái hiện tại của sổ', 'sign the present state of the ledger')],
        ['kpi checkpoint export chot-2026-Q3.json', text('xuất điểm chốt mới nhất', 'export the last checkpoint')],
      ),
    );
  addSeal(checkpoint, cli);
  addExport(checkpoint, cli);
  addList(checkpoint, cli);
  addRotate(checkpoint, cli);
}

const actingOf = ({ actor, decision }: Settings): Acting => ({ actor, ...(decision === null ? {} : { decision }) });

export const withKeyOption = (command: Command, cli: Cli): Command =>
  command.option(
    '--signing-key <file>',
    cli.say(
      text(
        'tệp khoá ký; nếu không có: KPI_SIGNING_KEY, rồi tệp .signing cạnh sổ',
        'signing key file; left out: KPI_SIGNING_KEY, then the file .signing beside the ledger',
      ),
    ),
  );

function addSeal(parent: Command, cli: Cli): void {
  withKeyOption(parent.command('seal'), cli)
    .summary(cli.say(text('ký trạng thái hiện tại của sổ', 'sign the present state of the ledger')))
    .addHelpText(
      'after',
      examples(cli.lang, ['kpi checkpoint seal', text('lần đầu tạo luôn khoá ký', 'the first time it makes the key')]),
    )
    .action((flags: SigningFlags, command: Command) =>
      cli.run(command, (settings) =>
        withLedger(settings, 'sign', ({ engine }) =>
          withSigner(engine, settings, flags, async (signer) => {
            const done = await engine.sealCheckpoint({ ...actingOf(settings), signer })();
            if (E.isLeft(done)) return E.left(engineFailure(done.left));
            const { status, checkpoint, publicKey } = done.right;
            const { ordinal, root, key } = checkpoint;
            return E.right(
              plainAnswer({ status, ...checkpoint, publicKey }, (lang) =>
                lang === 'vi'
                  ? `${status === 'RECORDED' ? 'Đã ký' : 'Đã ký từ trước'} ${ordinal} sự kiện, gốc Merkle ${root}\nKhoá ${key}, khoá công khai ${publicKey}\nHãy xuất điểm chốt và lưu ở nơi khác: kpi checkpoint export TỆP\n`
                  : `${status === 'RECORDED' ? 'Signed' : 'Signed before:'} ${ordinal} events, Merkle root ${root}\nKey ${key}, public key ${publicKey}\nExport the checkpoint and keep it elsewhere: kpi checkpoint export FILE\n`,
              ),
            );
          }),
        ),
      ),
    );
}

function addExport(parent: Command, cli: Cli): void {
  parent
    .command('export <file>')
    .summary(cli.say(text('xuất điểm chốt ra tệp để lưu ngoài sổ', 'write a checkpoint to a file, to be kept outside')))
    .option(
      '--ordinal <n>',
      cli.say(text('điểm chốt ở n sự kiện; mặc định: mới nhất', 'the one over n events; default: the last')),
    )
    .addHelpText(
      'after',
      examples(cli.lang, ['kpi checkpoint export chot.json', text('điểm chốt mới nhất', 'the last checkpoint')]),
    )
    .action((file: string, flags: { readonly ordinal?: string }, command: Command) =>
      cli.run(command, async (settings) => {
        const { ordinal } = flags;
        if (ordinal !== undefined && !/^\d{1,15}$/.test(ordinal))
          return E.left(
            usage('--ordinal', `"${ordinal}" không phải là số sự kiện`, `"${ordinal}" is no number of events`),
          );
        return withLedger(settings, 'read', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          return exportTo(engine, file, ordinal === undefined ? null : Number(ordinal));
        });
      }),
    );
}

/** Writes a checkpoint to a file; it says in words what was written. */
export async function exportTo(
  engine: Engine,
  file: string,
  ordinal: number | null,
): Promise<E.Either<Failure, Answer>> {
  const found = await engine.exportCheckpoint(ordinal === null ? {} : { ordinal })();
  if (E.isLeft(found)) return E.left(engineFailure(found.left));
  try {
    await writeFile(file, `${JSON.stringify(found.right, null, 1)}\n`);
  } catch (error) {
    const { message } = error as Error;
    return E.left(
      invalid('FILE_NOT_WRITTEN', file, `không ghi được tệp: ${message}`, `cannot write the file: ${message}`),
    );
  }
  return E.right(exportAnswer(found.right, file));
}

/** Signs the ledger as it is and writes that checkpoint to a file: a closed period leaves proof outside of the ledger. */
export const sealTo = (
  engine: Engine,
  settings: Settings,
  file: string,
  flags: SigningFlags,
): Promise<E.Either<Failure, Answer>> =>
  withSigner(engine, settings, flags, async (signer) => {
    const done = await engine.sealCheckpoint({ ...actingOf(settings), signer })();
    return E.isLeft(done) ? E.left(engineFailure(done.left)) : exportTo(engine, file, done.right.checkpoint.ordinal);
  });

const exportAnswer = (checkpoint: CheckpointFile, file: string): Answer =>
  plainAnswer({ file, ...checkpoint }, (lang) =>
    lang === 'vi'
      ? `Đã xuất điểm chốt ra ${file}: ${checkpoint.ordinal} sự kiện, gốc Merkle ${checkpoint.root}\nKhoá công khai ${checkpoint.publicKey}\n`
      : `Checkpoint written to ${file}: ${checkpoint.ordinal} events, Merkle root ${checkpoint.root}\nPublic key ${checkpoint.publicKey}\n`,
  );

function addList(parent: Command, cli: Cli): void {
  parent
    .command('list')
    .summary(cli.say(text('các điểm chốt trong sổ', 'the checkpoints in the ledger')))
    .addHelpText(
      'after',
      examples(cli.lang, [
        'kpi checkpoint list',
        text('liệt kê, không kiểm tra; kiểm tra bằng kpi verify', 'listed, not verified: that is kpi verify'),
      ]),
    )
    .action((_: object, command: Command) =>
      cli.run(command, (settings) =>
        withLedger(settings, 'read', async ({ engine }) => {
          if (engine.ledger() === null) return E.left(notOpen(settings.store));
          const found = await engine.checkpoints()();
          return E.isLeft(found) ? E.left(engineFailure(found.left)) : E.right(listAnswer(found.right));
        }),
      ),
    );
}

const listAnswer = ({ checkpoints, keys }: CheckpointRows): Answer =>
  rowsAnswer<CheckpointRow>({ rows: checkpoints, keys }, checkpoints, [
    { key: 'ordinal', title: text('Số sự kiện', 'Events'), cell: ({ ordinal }) => String(ordinal), right: true },
    { key: 'root', title: text('Gốc Merkle', 'Merkle root'), cell: ({ root }) => root, width: 64 },
    { key: 'key', title: text('Khoá', 'Key'), cell: ({ key }) => key, width: 24 },
    { key: 'recordedAt', title: text('Ghi lúc', 'Recorded at'), cell: ({ recordedAt }) => recordedAt, width: 24 },
  ]);

function addRotate(parent: Command, cli: Cli): void {
  withKeyOption(parent.command('rotate'), cli)
    .summary(cli.say(text('thay khoá ký', 'replace the signing key')))
    .description(
      cli.say(
        text(
          'Tạo khoá ký mới; khoá cũ ký xác nhận khoá mới nên các điểm chốt cũ vẫn kiểm tra được. Khoá cũ đã mất: --lost cùng với quyết định của cơ quan.',
          'Makes a new signing key; the old one signs for it, so old checkpoints keep verifying. The old one is lost: --lost with a decision of the authority.',
        ),
      ),
    )
    .option('--lost', cli.say(text('khoá cũ đã mất, cần --decision', 'the old key is lost; needs --decision')))
    .addHelpText(
      'after',
      examples(
        cli.lang,
        ['kpi checkpoint rotate', text('thay khoá', 'replace the key')],
        [
          'kpi checkpoint rotate --lost --decision 12/QĐ-SNV/2026-10-01',
          text('thay khoá đã mất', 'replace a lost key'),
        ],
      ),
    )
    .action((flags: SigningFlags & { readonly lost?: true }, command: Command) =>
      cli.run(command, (settings) => {
        const lost = flags.lost === true;
        if (lost && settings.decision === null) return Promise.resolve(E.left(decisionNeeded));
        return withLedger(settings, 'sign', ({ engine }) =>
          withSigner(engine, settings, { ...flags, lost }, async (signer) => {
            const done = await engine.rotateSigningKey({ ...actingOf(settings), signer, lost })();
            return E.isLeft(done) ? E.left(engineFailure(done.left)) : E.right(rotateAnswer(done.right.key));
          }),
        );
      }),
    );
}

const decisionNeeded: Failure = usage(
  '--lost',
  'cần --decision SỐ/NGÀY: khoá đã mất chỉ thay được theo quyết định của cơ quan',
  'needs --decision NO/DATE: a lost key is replaced by a decision of the authority only',
);

const rotateAnswer = ({ key, publicKey, previous, reason, event, recordedAt, decision }: SigningKeyRow): Answer =>
  plainAnswer({ status: 'RECORDED', key, publicKey, previous, reason, event, recordedAt, decision }, (lang) =>
    lang === 'vi'
      ? `Khoá ký mới ${key}, khoá công khai ${publicKey}\nKhoá trước ${previous} ${reason === 'LOST' ? 'đã mất, không xác nhận khoá mới' : 'đã ký xác nhận khoá mới'}. Hãy sao lưu tệp khoá và ký điểm chốt mới: kpi checkpoint seal\n`
      : `New signing key ${key}, public key ${publicKey}\nThe key before it, ${previous}, ${reason === 'LOST' ? 'is lost and does not vouch for it' : 'has signed for it'}. Back up the key file and sign: kpi checkpoint seal\n`,
  );
