import type { EvidenceCopied, EvidenceCopyError } from '@kpi-ledger/api/ledger';
import { EXIT, type Failure, failure } from '../terminal/failure.js';
import type { Lang } from '../terminal/lang.js';

/** Why files of evidence could not be copied. `vi`, `en`: what that means for the rest. */
export function evidenceFailure(
  folder: string,
  error: EvidenceCopyError,
  rest: { readonly vi: string; readonly en: string },
): Failure {
  if (error.kind === 'EVIDENCE_DIFFERS')
    return failure(
      EXIT.refused,
      'EVIDENCE_DIFFERS',
      error.file,
      `tệp minh chứng này ở nơi đích khác với tệp nguồn, không thay đổi gì trong đó; ${rest.vi}; hãy kiểm tra hai tệp rồi chép sang nơi khác`,
      `this file of evidence is not the source's and was left untouched; ${rest.en}; look at both, or copy to another place`,
    );
  return failure(
    EXIT.unavailable,
    error.full ? 'DISK_FULL' : 'EVIDENCE_NOT_COPIED',
    folder,
    `không chép được các tệp minh chứng${error.full ? ': ổ đĩa đích đã đầy' : ''}; ${rest.vi}; chi tiết kỹ thuật: ${error.reason}`,
    `the files of evidence were not copied; ${rest.en}: ${error.reason}`,
  );
}

export const evidenceLine = ({ folder, files, bytes }: EvidenceCopied, lang: Lang): string =>
  lang === 'vi'
    ? `Tệp minh chứng (đã mã hoá): ${files} tệp, ${bytes} byte, trong ${folder}`
    : `Files of evidence (sealed): ${files} files, ${bytes} bytes, in ${folder}`;
