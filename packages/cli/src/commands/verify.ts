import { readFile } from 'node:fs/promises';
import { openStoredEvents } from '@kpi-ledger/api';
import { type GivenFile, isPublicKey, type LedgerVerification, storeError, verifyLedger } from '@kpi-ledger/engine';
import { StoreFailure } from '@kpi-ledger/ledger';
import type { Command } from 'commander';
import * as E from 'fp-ts/lib/Either.js';
import type { Cli } from '../cli.js';
import { engineFailure } from '../ledger.js';
import type { Settings } from '../options/settings.js';
import { examples } from '../program.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { EXIT, type Failure, unreadable, usage } from '../terminal/failure.js';
import { type Lang, text } from '../terminal/lang.js';

interface VerifyFlags {
  readonly checkpoint?: readonly string[];
  readonly key?: string;
}

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
      '--checkpoint <file...>',
      cli.say(text('tệp điểm chốt đã xuất và lưu ngoài sổ', 'exported checkpoint files, kept outside of the ledger')),
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

async function verifyStore(settings: Settings, flags: VerifyFlags): Promise<E.Either<Failure, Answer>> {
  const files: GivenFile[] = [];
  for (const name of flags.checkpoint ?? []) {
    const read = await readText(name);
    if (E.isLeft(read)) return read;
    files.push({ name, text: read.right });
  }
  const key = flags.key === undefined ? E.right(null) : await publicKeyOf(flags.key);
  if (E.isLeft(key)) return key;
  if (key.right !== null && files.length === 0)
    return E.left(usage('--key', 'chỉ dùng cùng với --checkpoint', 'goes with --checkpoint only'));
  const opened = await openStoredEvents(settings.store);
  if (E.isLeft(opened)) return E.left(engineFailure(opened.left));
  try {
    return E.right(verifyAnswer(await verifyLedger(opened.right.events, files, key.right)));
  } catch (thrown) {
    if (thrown instanceof StoreFailure) return E.left(engineFailure(storeError(thrown.error)));
    throw thrown;
  } finally {
    await opened.right.close();
  }
}

async function readText(file: string): Promise<E.Either<Failure, string>> {
  try {
    return E.right(await readFile(file, 'utf8'));
  } catch (error) {
    return E.left(unreadable(file, error));
  }
}

async function publicKeyOf(given: string): Promise<E.Either<Failure, string>> {
  if (isPublicKey(given)) return E.right(given);
  const read = await readText(given);
  if (E.isLeft(read)) return read;
  const key = read.right.trim();
  return isPublicKey(key)
    ? E.right(key)
    : E.left(
        usage(
          '--key',
          `tệp "${given}" không chứa khoá công khai (64 chữ số hex thường)`,
          `"${given}" holds no public key (64 lower-case hexadecimal digits)`,
        ),
      );
}

function verifyAnswer(found: LedgerVerification): Answer {
  const { status, ordinal, root, firstBad, anchors, anchored, ledger, checkpoints, keys } = found;
  const json = {
    ...{
      status,
      ledger: ledger?.ledger ?? null,
      kind: ledger?.kind ?? null,
      ordinal,
      root,
      firstBad,
      anchored,
      anchors,
    },
    checkpoints: checkpoints.map(({ ordinal: covered, root: sealed, key }) => ({
      ordinal: covered,
      root: sealed,
      key,
    })),
    keys: keys.map(({ key, publicKey, reason, decision, event }) => ({ key, publicKey, reason, decision, event })),
  };
  const answer = plainAnswer(json, (lang) => `${linesOf(found, lang).join('\n')}\n`);
  return status === 'INVALID' ? { ...answer, exit: EXIT.unverified } : answer;
}

function linesOf(found: LedgerVerification, lang: Lang): readonly string[] {
  const say = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  return [
    headline(found, say),
    ...(found.status === 'INVALID'
      ? []
      : [say(`Gốc Merkle: ${found.root}`, `Merkle root: ${found.root}`), checkpointLine(found, say)]),
    ...found.keys.flatMap((key) => (key.reason === 'LOST' ? [lostLine(key, say)] : [])),
    ...found.anchors.map((anchor) => anchorLine(anchor, say)),
    ...(found.status === 'VALID' && found.anchored < found.ordinal ? [laterLine(found, say)] : []),
    ...(found.ledger?.kind === 'demo'
      ? [say('Đây là sổ trình diễn: không có giá trị chính thức.', 'This is a demo ledger: nothing of it is official.')]
      : []),
  ];
}

type Say = (vi: string, en: string) => string;

function headline({ status, ordinal, firstBad }: LedgerVerification, say: Say): string {
  if (status === 'INVALID' && firstBad !== null) {
    const { stream, revision, what, whatVi } = firstBad;
    const where =
      stream === null ? '' : say(`luồng ${stream}, lần ghi ${revision}, `, `stream ${stream}, revision ${revision}, `);
    return say(
      `KHÔNG HỢP LỆ (INVALID) tại sự kiện ${firstBad.ordinal}: ${where}${whatVi}`,
      `INVALID at event ${firstBad.ordinal}: ${where}${what}`,
    );
  }
  return status === 'VALID'
    ? say(
        `HỢP LỆ (VALID): ${ordinal} sự kiện, đúng với điểm chốt lưu ngoài sổ.`,
        `VALID: ${ordinal} events, as the checkpoints kept outside of the ledger say.`,
      )
    : say(
        `NHẤT QUÁN, CHƯA NEO (NOT_ANCHORED): ${ordinal} sự kiện khớp với nhau, nhưng chưa đối chiếu với điểm chốt nào lưu ngoài sổ; ai viết lại toàn bộ tệp thì không thể phát hiện. Hãy dùng --checkpoint TỆP.`,
        `NOT_ANCHORED: ${ordinal} events are consistent with each other, but nothing kept outside was given to compare with; whoever rewrites the whole file goes unnoticed. Use --checkpoint FILE.`,
      );
}

function checkpointLine({ checkpoints }: LedgerVerification, say: Say): string {
  const last = checkpoints.at(-1);
  return last === undefined
    ? say('Sổ chưa có điểm chốt nào.', 'The ledger holds no checkpoint.')
    : say(
        `Điểm chốt trong sổ: ${checkpoints.length}, chữ ký đều đúng; mới nhất bao gồm ${last.ordinal} sự kiện, khoá ${last.key}.`,
        `Checkpoints in the ledger: ${checkpoints.length}, all well signed; the last covers ${last.ordinal} events, key ${last.key}.`,
      );
}

function lostLine({ key, event, decision }: LedgerVerification['keys'][number], say: Say): string {
  const by = decision === null ? '' : ` ${decision.number} (${decision.date})`;
  return say(
    `Lưu ý: từ sự kiện ${event}, khoá ${key} thay một khoá đã mất theo quyết định${by}; khoá cũ không xác nhận khoá này.`,
    `Note: from event ${event} on, key ${key} stands in for a lost one by decision${by}; the old key does not vouch for it.`,
  );
}

const laterLine = ({ anchored, ordinal }: LedgerVerification, say: Say): string =>
  say(
    `Các sự kiện từ ${anchored + 1} đến ${ordinal} ghi sau điểm chốt: chỉ khớp với nhau, chưa neo.`,
    `Events ${anchored + 1} to ${ordinal} came after the checkpoint: consistent with each other, not anchored.`,
  );

const anchorLine = ({ file, ordinal, key, trust }: LedgerVerification['anchors'][number], say: Say): string =>
  trust === 'GIVEN'
    ? say(
        `${file}: khớp ở ${ordinal} sự kiện; khoá ${key} được khoá do người kiểm tra đưa ra xác nhận.`,
        `${file}: agrees at ${ordinal} events; key ${key} is vouched for by the key that was given.`,
      )
    : say(
        `${file}: khớp ở ${ordinal} sự kiện; khoá ${key} lấy từ chính tệp này (tự khẳng định). Muốn chắc chắn ai đã ký, hãy đưa khoá công khai nhận từ nguồn khác bằng --key.`,
        `${file}: agrees at ${ordinal} events; key ${key} comes from that very file (self-asserted). To be sure who signed, give the public key from another source with --key.`,
      );
