import { badRequest, type Problem } from '../problem.js';
import type { EvidenceError } from './evidence-files.js';
import { ALLOWED } from './sniff.js';

export const MAX_EVIDENCE = '20mb';

const of = (status: number, title: string, code: string, path: string, vi: string, en: string): Problem => ({
  ...badRequest(code, path, vi, en),
  status,
  title,
});

export function evidenceProblem(error: EvidenceError): Problem {
  switch (error.kind) {
    case 'UNKNOWN_EVIDENCE':
      return of(404, 'Not found', error.kind, 'hash', 'không có tệp này', 'there is no such file');
    case 'ERASED':
      return of(410, 'Gone', error.kind, 'task', 'tệp đã bị xoá theo quyết định', 'the file was erased by decision');
    case 'EVIDENCE_CORRUPT':
      return of(500, 'Corrupt', error.kind, 'hash', 'tệp lưu trữ bị hỏng', 'the stored file is damaged');
    case 'EVIDENCE_UNAVAILABLE':
      return noPlace;
  }
}

/** A ledger in memory, or one whose key file or folder cannot be used. */
export const noPlace: Problem = of(
  503,
  'Unavailable',
  'EVIDENCE_UNAVAILABLE',
  '',
  'chưa lưu hoặc đọc được tệp minh chứng; hãy kiểm tra thư mục và tệp khoá cạnh sổ',
  'files of evidence cannot be kept or read now; check the folder and the key file beside the ledger',
);

export const keyLost: Problem = of(
  503,
  'Unavailable',
  'KEY_LOST',
  'task',
  'khoá của việc này bị mất nên không nhận tệp; hãy khôi phục tệp khoá',
  'the key of this task is lost, so no file is taken; restore the key file',
);

export const badHash: Problem = badRequest(
  'INVALID_PARAMETER',
  'hash',
  'phải là SHA-256, 64 chữ số thập lục phân viết thường',
  'must be a SHA-256, 64 lower-case hexadecimal digits',
);

export const otherHash: Problem = of(
  422,
  'Refused',
  'HASH_MISMATCH',
  'hash',
  'nội dung nhận được không có mã băm này; hãy gửi lại',
  'what was received does not have this hash; send it again',
);

export const otherType: Problem = of(
  415,
  'Unsupported media type',
  'UNSUPPORTED_EVIDENCE',
  '',
  `chỉ nhận ${ALLOWED} (nhận biết theo nội dung, không theo tên tệp), không nhận tệp có macro`,
  `only ${ALLOWED} are taken, told by their content, and no file with macros`,
);

export const notWithinReach: Problem = {
  ...of(403, 'Forbidden', 'FORBIDDEN', 'task', 'bạn không được xem việc này', 'this task is not within your reach'),
  article: 'Điều 10',
};
