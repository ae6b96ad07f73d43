import { code, count, date, hash, id, several, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const evidence = kind({
  name: 'evidence',
  sheet: 'Minh chứng',
  says: text(
    'Nộp sản phẩm kèm minh chứng. Ngày nộp được tính là ngày ghi vào hệ thống, trừ khi người đánh giá xác nhận ngày khác.',
    'Units are delivered with evidence. The day that counts is the day it is recorded, unless the assessor confirms another.',
  ),
  types: ['EvidenceSubmitted'],
  columns: {
    task: must(id, 'Mã việc', 'Task id', 'viec-mau-01'),
    submission: must(code, 'Ký hiệu lần nộp', 'Submission code', 'nop-1'),
    milestone: must(code, 'Khóa của mốc', 'Milestone key', 'm1'),
    units: must(count, 'Số lượng sản phẩm nộp', 'Units delivered', '2'),
    evidence: must(several(words), 'Tên các minh chứng', 'Names of the evidence', 'Văn bản số 01; Biên bản nghiệm thu'),
    hashes: may(
      several(hash),
      'Mã băm SHA-256 của các minh chứng, cùng thứ tự',
      'SHA-256 of the pieces of evidence, in the same order',
    ),
    note: may(words, 'Ghi chú', 'Note'),
    validAt: must(date, 'Ngày nộp', 'Day of the submission', '12/01/2026'),
  },
  ordered: 'byDay',
  draft: ({ validAt, evidence, hashes, ...data }) => ({
    type: 'EvidenceSubmitted',
    validAt,
    data: { ...data, evidence: evidence.map((name, i) => ({ name, hash: hashes?.[i] ?? null })) },
  }),
});
