import type { Basis } from '@kpi-ledger/engine';
import { SYNTHETIC_LABEL } from '../document/document.js';
import { vietnameseDay } from './lists.js';
import type { EntrySheet } from './sheets.js';

export interface About {
  readonly unit: string;
  readonly name: string;
  readonly basis: Basis;
  readonly demo: boolean;
}

/** A line of the first sheet. */
export interface Line {
  readonly text: string;
  readonly bold?: true;
}

/** What stands on the first sheet, for who fills in the form. */
export const instructions = ({ unit, name, basis, demo }: About, sheets: readonly EntrySheet[]): readonly Line[] => [
  { text: 'BIỂU MẪU NHẬP SỐ LIỆU', bold: true },
  { text: `Đơn vị: ${name} (${unit})`, bold: true },
  ...(demo ? [{ text: SYNTHETIC_LABEL, bold: true } as const] : []),
  {
    text: `Các danh sách chọn lấy từ sổ đến ngày ${vietnameseDay(basis.effective)}, sau ${basis.ordinal} sự kiện. Khi có việc, chỉ tiêu hoặc người mới, hãy lấy biểu mẫu mới.`,
  },
  { text: '' },
  { text: 'Cách điền', bold: true },
  {
    text: '1. Mỗi trang tính là một loại số liệu; chỉ điền trang cần dùng. Điền từ dòng 3, mỗi dòng một việc; không đổi dòng 1.',
  },
  { text: '2. Cột có dấu * phải điền. Dòng 2 nói cách viết từng cột; dòng có ô đầu bắt đầu bằng # không được nhập.' },
  { text: '3. Ô có danh sách: chọn trong danh sách. Phần trước dấu | là mã, chỉ mã được ghi; cũng có thể gõ mã.' },
  { text: '4. Ngày viết ngày/tháng/năm, ví dụ 31/03/2026. Số thập phân dùng dấu phẩy, không có dấu ngăn nghìn.' },
  { text: '5. Nhiều giá trị trong một ô cách nhau bằng dấu chấm phẩy.' },
  { text: '6. Biểu mẫu chỉ dùng mã người, không ghi họ tên. Không điền thông tin cá nhân vào tên công khai.' },
  { text: '' },
  { text: 'Cách nhập', bold: true },
  {
    text: 'Kiểm tra trước, không ghi gì: kpi import TỆP.xlsx --dry-run. Mọi ô sai được nêu cùng lúc: trang, ô, giá trị, cách sửa.',
  },
  { text: 'Ghi vào sổ: kpi import TỆP.xlsx. Có một ô sai thì không dòng nào được ghi.' },
  {
    text: 'Sửa rồi nhập lại đúng tệp này: chỉ dòng mới được ghi thêm. Dòng khác với điều đã ghi bị từ chối, trừ khi nhập với --correct "LÝ DO" để sửa. Xóa một dòng khỏi tệp không rút điều đã ghi.',
  },
  { text: '' },
  { text: 'Các trang', bold: true },
  ...sheets.map(({ title, says }) => ({ text: `${title}: ${says}` })),
];
