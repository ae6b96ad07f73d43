import { existsSync, rmSync } from 'node:fs';
import { copyEvidence, type EvidenceCopied, evidenceFolderOf, storeFailure } from '@kpi-ledger/api/ledger';
import { type BackupError, backUp } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { engineFailure } from '../ledger.js';
import type { Settings } from '../options/settings.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { EXIT, type Failure, failure, invalid } from '../terminal/failure.js';
import { type Lang, type Text, text } from '../terminal/lang.js';
import { evidenceFailure, evidenceLine } from './store-evidence.js';
import { fileOf } from './store-file.js';
import { KEY_NAMES, type KeyPlace, keyPlaces } from './store-keys.js';

interface BackupOptions {
  /** Whether files of evidence are copied too, into `FILE.evidence`. */
  readonly evidence: boolean;
}

/** Backs up the ledger file of these settings to a new file, and the files of evidence into a new folder beside it. */
export async function backUpStore(
  settings: Settings,
  file: string,
  options: BackupOptions,
): Promise<E.Either<Failure, Answer>> {
  const path = fileOf(settings.store);
  if (E.isLeft(path)) return path;
  const [from, to] = [evidenceFolderOf(`${path.right}.keys`), evidenceFolderOf(`${file}.keys`)];
  const hasEvidence = existsSync(from);
  if (options.evidence && hasEvidence && existsSync(to))
    return E.left(backupFailure(path.right, file, { kind: 'FILE_EXISTS', file: to }));
  const done = await backUp(path.right, file)();
  if (E.isLeft(done)) return E.left(backupFailure(path.right, file, done.left));
  const copied = options.evidence && hasEvidence ? evidenceBeside(file, from, to) : E.right(null);
  if (E.isLeft(copied)) return copied;
  const evidence = copied.right;
  const left: readonly NotIncluded[] = [
    ...keyPlaces(settings.store, `${path.right}.keys`).filter(({ exists }) => exists),
    ...(evidence === null && hasEvidence ? [{ what: 'evidence' as const, file: from }] : []),
  ];
  const { ordinal, root, bytes } = done.right;
  const notIncluded = left.map(({ what, file: place }) => ({ what, file: place }));
  return E.right(
    plainAnswer({ store: settings.store, file, ordinal, root, bytes, evidence, notIncluded }, (lang) =>
      [
        lang === 'vi'
          ? `Đã sao lưu ${ordinal} sự kiện vào ${file} (${bytes} byte), đã đọc lại và đối chiếu\nGốc Merkle ${root}`
          : `${ordinal} events backed up in ${file} (${bytes} bytes), read back and compared\nMerkle root ${root}`,
        ...(evidence === null ? [] : [evidenceLine(evidence, lang)]),
        notSaved(notIncluded, lang),
      ].join('\n'),
    ),
  );
}

interface NotIncluded {
  readonly what: KeyPlace['what'] | 'evidence';
  readonly file: string;
}

/** After the ledger, so that no file is missing that it names. Of a backup that fails nothing is left. */
function evidenceBeside(file: string, from: string, to: string): E.Either<Failure, EvidenceCopied> {
  const copied = copyEvidence(from, to);
  if (E.isRight(copied)) return copied;
  rmSync(to, { recursive: true, force: true });
  rmSync(file, { force: true });
  return E.left(
    evidenceFailure(to, copied.left, {
      vi: 'bản sao lưu không thành, không để lại tệp nào, sổ không thay đổi',
      en: 'there is no backup, nothing of it is left',
    }),
  );
}

const NAMES: { readonly [what in NotIncluded['what']]: Text } = {
  ...KEY_NAMES,
  evidence: text('các tệp minh chứng (đã mã hoá)', 'files of evidence (sealed)'),
};

function notSaved(places: readonly NotIncluded[], lang: Lang): string {
  if (places.length === 0) return '';
  const head =
    lang === 'vi'
      ? 'CHƯA có trong bản sao lưu, hãy lưu riêng ở nơi khác, chỉ người giữ khoá đọc được:'
      : 'NOT in the backup; save them as well, in another place, readable by who keeps the keys only:';
  return `${[head, ...places.map(({ what, file }) => `  ${file}: ${NAMES[what][lang]}`)].join('\n')}\n`;
}

function backupFailure(path: string, file: string, error: BackupError): Failure {
  switch (error.kind) {
    case 'FILE_EXISTS':
      return invalid(
        'FILE_EXISTS',
        error.file,
        'tệp đã có, sao lưu không bao giờ ghi đè; hãy chọn tên khác',
        'the file exists already and a backup never overwrites; choose another name',
      );
    case 'SOURCE':
      return engineFailure(storeFailure(path, error.error));
    case 'NOT_WRITTEN': {
      const { code, detail } = storeFailure(file, error.error);
      const why = { DISK_FULL: 'ổ đĩa đích đã đầy', READ_ONLY: 'thư mục đích chỉ cho đọc' }[code];
      return failure(
        EXIT.unavailable,
        code,
        file,
        `không ghi được bản sao lưu${why === undefined ? '' : `: ${why}`}; không để lại tệp nào, sổ không thay đổi; chi tiết kỹ thuật: ${error.error.reason}`,
        `the backup was not written, nothing of it is left: ${detail}`,
      );
    }
    case 'NOT_SAME':
      return failure(
        EXIT.unverified,
        'BACKUP_DIFFERS',
        file,
        `bản sao lưu đọc lại không khớp với sổ nên đã bị bỏ; hãy chạy "kpi store check" cho sổ và kiểm tra ổ đĩa; chi tiết kỹ thuật: ${error.reason}`,
        `the backup read back is not the ledger and was removed; run "kpi store check" and look after the disk: ${error.reason}`,
      );
  }
}
