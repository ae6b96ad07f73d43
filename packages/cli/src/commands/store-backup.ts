import { storeFailure } from '@kpi-ledger/api/ledger';
import { type BackupError, backUp } from '@kpi-ledger/ledger-sqlite';
import * as E from 'fp-ts/lib/Either.js';
import { engineFailure } from '../ledger.js';
import type { Settings } from '../options/settings.js';
import { type Answer, plainAnswer } from '../terminal/answer.js';
import { EXIT, type Failure, failure, invalid } from '../terminal/failure.js';
import type { Lang } from '../terminal/lang.js';
import { fileOf } from './store-file.js';
import { KEY_NAMES, type KeyPlace, keyPlaces } from './store-keys.js';

/** Backs up the ledger file of these settings to a new file. */
export async function backUpStore(settings: Settings, file: string): Promise<E.Either<Failure, Answer>> {
  const path = fileOf(settings.store);
  if (E.isLeft(path)) return path;
  const done = await backUp(path.right, file)();
  if (E.isLeft(done)) return E.left(backupFailure(path.right, file, done.left));
  const notIncluded = keyPlaces(settings.store, `${path.right}.keys`).filter(({ exists }) => exists);
  const { ordinal, root, bytes } = done.right;
  return E.right(
    plainAnswer(
      { store: settings.store, file, ordinal, root, bytes, notIncluded: notIncluded.map(placeJson) },
      (lang) =>
        lang === 'vi'
          ? `Đã sao lưu ${ordinal} sự kiện vào ${file} (${bytes} byte), đã đọc lại và đối chiếu\nGốc Merkle ${root}\n${notSaved(notIncluded, lang)}`
          : `${ordinal} events backed up in ${file} (${bytes} bytes), read back and compared\nMerkle root ${root}\n${notSaved(notIncluded, lang)}`,
    ),
  );
}

const placeJson = ({ what, file }: KeyPlace) => ({ what, file });

function notSaved(places: readonly KeyPlace[], lang: Lang): string {
  if (places.length === 0) return '';
  const head =
    lang === 'vi'
      ? 'CHƯA có trong bản sao lưu, hãy lưu riêng ở nơi khác, chỉ người giữ khoá đọc được:'
      : 'NOT in the backup; save them as well, in another place, readable by who keeps the keys only:';
  return `${[head, ...places.map(({ what, file }) => `  ${file}: ${KEY_NAMES[what][lang]}`)].join('\n')}\n`;
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
