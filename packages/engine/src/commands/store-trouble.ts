import type { StoreTrouble } from '@kpi-ledger/ledger';

/** What a user can do about it. */
export const TROUBLE_TEXTS: { readonly [trouble in StoreTrouble]: string } = {
  DISK_FULL:
    'ổ đĩa đã đầy: thao tác này chưa ghi gì, các sự kiện đã ghi trước đó vẫn còn nguyên; hãy giải phóng dung lượng rồi làm lại',
  READ_ONLY: 'sổ hoặc thư mục chứa sổ chỉ cho đọc, chưa ghi gì; hãy cấp quyền ghi cho cả tệp và thư mục rồi làm lại',
  BUSY: 'sổ đang bận: một tiến trình khác đang giữ sổ để ghi, hoặc quá nhiều yêu cầu đang chờ ghi; hãy đợi rồi làm lại',
  DISK_FAILED: 'ổ đĩa đọc hoặc ghi bị lỗi; hãy kiểm tra ổ đĩa và dung lượng trống, rồi chạy "kpi store check"',
  CANNOT_OPEN: 'không mở được tệp sổ; hãy kiểm tra đường dẫn là một tệp và có quyền đọc, ghi',
  NOT_A_LEDGER: 'tệp này không phải là sổ KPI, chương trình không thay đổi gì trong đó; hãy chọn đường dẫn khác',
  NEWER_FORMAT:
    'sổ do phiên bản mới hơn của chương trình ghi, chương trình này không thay đổi gì trong đó; hãy cài phiên bản mới',
};
