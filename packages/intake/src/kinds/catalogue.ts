import { code, date, decimal, id, named, oneOf, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const catalogue = kind({
  name: 'catalogue',
  says: text(
    'Danh mục sản phẩm/công việc (Điều 13): một dòng ADOPT ban hành danh mục, mỗi dòng FACTOR một hệ số quy đổi.',
    'The product catalogue (Điều 13): a row ADOPT adopts it, every row FACTOR decides a conversion factor.',
  ),
  types: ['ProductCatalogueAdopted', 'ConversionFactorDecided'],
  decided: true,
  columns: {
    action: must(oneOf('ADOPT', 'FACTOR'), 'Ban hành danh mục hay quyết định hệ số', 'What the row does', 'ADOPT'),
    catalogue: must(id, 'Mã danh mục', 'Catalogue id', 'danh-muc-mau-2026'),
    unit: may(id, 'Mã đơn vị áp dụng; trống: toàn thành phố', 'Unit it applies to; empty: the whole city'),
    title: may(words, 'Tên danh mục (ADOPT)', 'Title (ADOPT)', 'Danh mục mẫu năm 2026'),
    standardUnit: may(
      words,
      'Đơn vị sản phẩm/công việc chuẩn (ADOPT)',
      'Standard unit (ADOPT)',
      'Soạn thảo văn bản hành chính đơn giản',
    ),
    groups: may(
      named,
      'Nhóm, tối đa 5: ký hiệu=tên (ADOPT)',
      'Groups, at most 5: code=name (ADOPT)',
      'N1=Đơn giản; N2=Thông thường',
    ),
    product: may(code, 'Ký hiệu sản phẩm (FACTOR)', 'Product code (FACTOR)'),
    name: may(words, 'Tên sản phẩm (FACTOR)', 'Product name (FACTOR)'),
    group: may(code, 'Ký hiệu nhóm (FACTOR)', 'Group code (FACTOR)'),
    factor: may(decimal, 'Hệ số quy đổi (FACTOR)', 'Conversion factor (FACTOR)'),
    validAt: must(date, 'Có hiệu lực từ ngày', 'In effect from', '01/01/2026'),
  },
  draft: ({ validAt, action, catalogue, unit, title, standardUnit, groups, product, name, group, factor }) =>
    action === 'ADOPT'
      ? {
          type: 'ProductCatalogueAdopted',
          validAt,
          data: {
            catalogue,
            unit: unit ?? null,
            title,
            standardUnit,
            groups: Object.entries(groups ?? {}).map(([code, name]) => ({ code, name })),
          },
        }
      : { type: 'ConversionFactorDecided', validAt, data: { catalogue, product, name, group, factor } },
});
