import type { SignerError } from '@kpi-ledger/ledger';
import type { FirstBad } from '@kpi-ledger/verify';
import type { EngineError } from '../commands/index.js';

const error = (
  kind: EngineError['kind'],
  code: string,
  path: string,
  message: string,
  detail: string,
): EngineError => ({ kind, code, path, article: null, message, detail });

export function signerError(from: SignerError): EngineError {
  const { kind, path } = from;
  switch (from.kind) {
    case 'SIGNING_KEY_MISSING':
      return error(
        'REFUSED',
        kind,
        path,
        `không có tệp khoá ký "${path}" trong khi sổ đã có khoá ký. Hãy khôi phục tệp từ bản sao lưu; nếu đã mất hẳn, hãy thay khoá bằng "kpi checkpoint rotate --lost --decision SỐ/NGÀY"`,
        `there is no signing key file "${path}", but the ledger has a signing key; restore it, or "kpi checkpoint rotate --lost --decision NO/DATE"`,
      );
    case 'SIGNING_KEY_CORRUPT':
      return error(
        'REFUSED',
        kind,
        path,
        `tệp khoá ký "${path}" hỏng (${from.reason}). Hãy khôi phục từ bản sao lưu`,
        `the signing key file "${path}" is damaged: ${from.reason}; restore it from its backup`,
      );
    case 'SIGNING_KEY_UNAVAILABLE':
      return error(
        'UNAVAILABLE',
        kind,
        path,
        `không đọc hoặc ghi được tệp khoá ký "${path}": ${from.reason}`,
        `cannot read or write the signing key file "${path}": ${from.reason}`,
      );
    case 'SIGNER_BUSY':
      return error(
        'REFUSED',
        kind,
        path,
        `một tiến trình khác (${from.owner}) đang giữ quyền ký của sổ đến ${from.until}. Mỗi sổ chỉ có một nơi ký; hãy đợi rồi thử lại`,
        `another signer (${from.owner}) has the lease until ${from.until}; a ledger has one signer at a time, try again later`,
      );
  }
}

/** A signer signs nothing that does not verify, or that does not continue what it signed last. */
export const notVerified = ({ stream, revision, ordinal, what, whatVi }: FirstBad): EngineError => {
  const where = stream === null ? `event ${ordinal}` : `${stream}@${revision}`;
  return error(
    'CORRUPT',
    'NOT_VERIFIED',
    where,
    `Không ký: sổ không còn nguyên vẹn tại ${stream === null ? `sự kiện ${ordinal}` : where}: ${whatVi}. Hãy chạy "kpi verify".`,
    `not signed: the ledger does not verify at ${where}: ${what}`,
  );
};

export const foreignSigner = (path: string, of: string, ledger: string): EngineError =>
  error(
    'REFUSED',
    'SIGNER_OF_ANOTHER_LEDGER',
    path,
    `Tệp khoá ký này đã ký cho sổ ${of}, không phải sổ ${ledger}. Mỗi sổ có một khoá ký riêng.`,
    `the signing key has signed for ledger ${of}, this is ${ledger}; every ledger has its own key`,
  );

export const keyNotLost: EngineError = error(
  'REFUSED',
  'SIGNING_KEY_NOT_LOST',
  '--lost',
  'Khoá ký hiện hành vẫn còn trong tệp khoá. Hãy thay khoá bằng "kpi checkpoint rotate", không dùng --lost.',
  'the key that signs now is in the key file; rotate it without --lost, so that it vouches for the next one',
);

export const noCheckpoint = (ordinal: number | null): EngineError =>
  error(
    'REFUSED',
    'NO_CHECKPOINT',
    'ordinal',
    ordinal === null
      ? 'Sổ chưa có điểm chốt nào. Hãy chạy "kpi checkpoint seal" trước.'
      : `Sổ không có điểm chốt tại ${ordinal} sự kiện. Xem các điểm chốt bằng "kpi checkpoint list".`,
    ordinal === null
      ? 'the ledger has no checkpoint; run "kpi checkpoint seal" first'
      : `there is no checkpoint over ${ordinal} events; see "kpi checkpoint list"`,
  );

/** The very same key or checkpoint came from somewhere else in between. */
export const recordedMeanwhile: EngineError = error(
  'UNAVAILABLE',
  'SIGNED_MEANWHILE',
  'signer',
  'Một tiến trình khác vừa ký cùng nội dung. Hãy chạy lại lệnh.',
  'another process recorded the same in between; run the command again',
);
