import { code, date, decimal, id, words } from '../cell.js';
import { given, kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const teams = kind({
  name: 'teams',
  says: text(
    'Sản phẩm nhóm chia thành các phần, mỗi phần một dòng; các dòng cùng mã (team) là một sản phẩm, tổng tỷ lệ phải đúng bằng 1, một người chịu trách nhiệm chung (Điều 18.1c). Giao từng phần bằng assignments (cột team, part).',
    'A team product split into parts, one row a part; rows of the same team are one product, the shares sum exactly to 1, one person answers for it (Điều 18.1c). Parts are given by assignments (columns team, part).',
  ),
  types: ['TeamProductSplit'],
  columns: {
    team: must(id, 'Mã sản phẩm nhóm', 'Id of the team product', 'bao-cao-mau'),
    catalogue: must(id, 'Mã danh mục sản phẩm', 'Catalogue id', 'danh-muc-mau-2026'),
    product: must(code, 'Ký hiệu sản phẩm trong danh mục', 'Product code', 'SP01'),
    title: may(words, 'Tên sản phẩm nhóm (được mã hóa)', 'Title (encrypted)'),
    publicTitle: may(words, 'Tên sản phẩm nhóm công khai', 'Public title', 'Báo cáo mẫu'),
    responsible: must(id, 'Mã người chịu trách nhiệm chung', 'Person who answers for it', 'nguoi-mau-01'),
    part: must(code, 'Ký hiệu phần', 'Code of the part', 'so-lieu'),
    share: must(decimal, 'Tỷ lệ của phần, ví dụ 0,25 hoặc 1/3', 'Share of the part, 0.25 or 1/3', '1/3'),
    validAt: must(date, 'Chia từ ngày', 'Split from', '05/01/2026'),
  },
  from: {
    'data.product.catalogue': 'catalogue',
    'data.parts': 'share',
    'data.parts.key': 'part',
  },
  together: { by: 'team', list: 'parts' },
  moreExamples: [{ part: 'du-thao', share: '2/3' }],
  draft: ({ validAt, catalogue, product, part, share, ...team }) => ({
    type: 'TeamProductSplit',
    validAt,
    data: { ...team, product: { catalogue, code: product }, parts: [given({ key: part, share })] },
  }),
});
