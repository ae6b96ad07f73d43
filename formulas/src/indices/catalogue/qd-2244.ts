import type { Catalogue, Slot } from './slot.js';
import { slot } from './slot.js';

/** Names as the sources give them, then empty slots up to the size of the group. */
const group = (id: string, size: number, names: readonly string[]): readonly Slot[] =>
  Array.from({ length: size }, (_, at) =>
    slot(`${id}.${at + 1}`, names[at] ?? null, null, names[at] === undefined ? null : 'READ'),
  );

/**
 * Criteria of the effect of science, technology, innovation and digital transformation, at national level. The act has no points,
 * weights or composite that any source shows, so there is no index: each criterion is attained against its own target.
 */
export const qd2244 = (): Catalogue => ({
  legalSource: 'Quyết định 2244/QĐ-TTg ngày 13/10/2025',
  formula: null,
  slots: [
    ...group('I', 2, [
      'Nhân lực cho khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số',
      'Đầu tư cho khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số',
    ]),
    ...group('II.1', 6, [
      'Bài báo khoa học',
      'Đơn sáng chế, giải pháp hữu ích',
      'Bằng độc quyền sáng chế, giải pháp hữu ích',
      'Đơn đăng ký giống cây trồng, vật nuôi, thủy sản',
      'Văn bằng bảo hộ giống',
    ]),
    ...group('II.2', 4, ['Tỷ lệ sáng chế được thương mại hóa', 'Giá trị hợp đồng chuyển giao công nghệ']),
    ...group('III', 5, [
      'Tỷ trọng khoa học, công nghệ và chuyển đổi số trong GDP',
      'Tốc độ tăng năng suất lao động',
      'Tỷ lệ doanh thu từ sản phẩm mới',
    ]),
    ...group('IV', 29, []),
  ],
});
