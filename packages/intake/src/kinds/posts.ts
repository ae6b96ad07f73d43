import { PERSON_KINDS } from '@kpi-ledger/engine';
import { date, id, oneOf, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const posts = kind({
  name: 'posts',
  says: text('Vị trí, chức danh của đơn vị.', 'Posts of units.'),
  types: ['PostDefined'],
  columns: {
    post: must(id, 'Mã vị trí', 'Post id', 'don-vi-mau-truong'),
    unit: must(id, 'Mã đơn vị', 'Unit id', 'don-vi-mau'),
    title: must(words, 'Chức danh', 'Title', 'Trưởng đơn vị mẫu'),
    role: must(oneOf('HEAD', 'DEPUTY', 'STAFF'), 'Vai trò: người đứng đầu, cấp phó, công chức', 'Role', 'HEAD'),
    personKind: must(oneOf(...PERSON_KINDS), 'Loại người giữ chức', 'Kind of person who holds it', 'CONG_CHUC'),
    scope: must(
      oneOf('in', 'out', 'undecided'),
      'Thuộc phạm vi Nghị định 335/2025/NĐ-CP: in có, out không, undecided chưa xác định',
      'In the scope of the decree',
      'in',
    ),
    article: may(words, 'Căn cứ về phạm vi', 'Article that decides the scope', 'Điều 2.2'),
    trackedBy: may(
      id,
      'Mã vị trí của người theo dõi, đánh giá (Điều 10), khi không phải người đứng đầu đơn vị',
      'Post whose holder tracks and scores this one (Điều 10), where it is not the head of the unit',
    ),
    validAt: must(date, 'Có hiệu lực từ ngày', 'In effect from', '01/01/2026'),
  },
  draft: ({ validAt, article, ...post }) => ({
    type: 'PostDefined',
    validAt,
    data: { ...post, article: article ?? null },
  }),
});
