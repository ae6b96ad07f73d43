import type { Say } from './language.tsx';

export type Band = 'XS' | 'TOT' | 'HT' | 'KHT';

/** The four classes of the decree. */
export const bandName = (band: Band, say: Say): string =>
  ({
    XS: say('Hoàn thành xuất sắc', 'Excellent'),
    TOT: say('Hoàn thành tốt', 'Good'),
    HT: say('Hoàn thành', 'Fulfilled'),
    KHT: say('Không hoàn thành', 'Not fulfilled'),
  })[band];

export const BANDS: readonly Band[] = ['XS', 'TOT', 'HT', 'KHT'];

/** The class in so few letters that they fit beside a number. */
export const bandSign = (band: Band, say: Say): string =>
  ({ XS: say('XS', 'E'), TOT: say('T', 'G'), HT: say('HT', 'F'), KHT: say('K', 'N') })[band];

/** How far a score or class is; an unknown status shows as it is. */
export function statusName(status: string, say: Say): string {
  const words: { readonly [status: string]: string } = {
    OK: say('Đủ căn cứ', 'Complete'),
    INSUFFICIENT_DATA: say('Thiếu dữ liệu', 'Insufficient data'),
    PROVISIONAL: say('Tạm tính', 'Provisional'),
    PROVISIONAL_DECEMBER: say('Tạm tính tháng 12', 'Provisional December'),
    NOT_IN_SCOPE: say('Ngoài phạm vi', 'Not in scope'),
    SCOPE_UNDECIDED: say('Chưa rõ phạm vi', 'Scope undecided'),
    NO_HOLDER: say('Chưa có người giữ chức', 'No holder'),
    NOT_ENDED: say('Kỳ chưa kết thúc', 'Not ended'),
    REVIEW: say('Cần xem xét', 'To be reviewed'),
    PENDING: say('Đang chờ', 'Pending'),
    PENDING_QUOTA: say('Chờ tỷ lệ xuất sắc', 'Pending quota'),
    PENDING_ORGANISATION: say('Chờ xếp loại tổ chức', 'Pending organisation'),
    TIE: say('Bằng điểm', 'Tie'),
    NOT_CLASSIFIED: say('Không xếp loại', 'Not classified'),
  };
  return words[status] ?? status;
}

/** The terms of the score, in the order of the decree. */
export const TERMS = ['a', 'b', 'c', 'd', 'dd', 'e'] as const;
export type Term = (typeof TERMS)[number];

export const termSign = (term: string): string => (term === 'dd' ? 'đ' : term);

export const termName = (term: Term, say: Say): string =>
  ({
    a: say('Số lượng', 'Quantity'),
    b: say('Chất lượng', 'Quality'),
    c: say('Tiến độ', 'Timeliness'),
    d: say('Kết quả cấp dưới', 'Subordinates'),
    dd: say('Tổ chức triển khai', 'Organising'),
    e: say('Đoàn kết nội bộ', 'Unity'),
  })[term];

/** What a person is in the unit. */
export const positionName = (role: 'HEAD' | 'DEPUTY' | 'STAFF', say: Say): string =>
  ({
    HEAD: say('Người đứng đầu', 'Head'),
    DEPUTY: say('Cấp phó', 'Deputy'),
    STAFF: say('Công chức', 'Official'),
  })[role];

export const roleName = (role: string, say: Say): string =>
  ({
    PUBLIC: say('Người dân', 'Public'),
    REPORTING_UNIT: say('Đơn vị báo cáo', 'Reporting unit'),
    ASSESSOR: say('Người theo dõi, đánh giá', 'Assessor'),
    AUTHORITY_HEAD: say('Người đứng đầu cơ quan quản lý', 'Head of authority'),
    RATING_OFFICER: say('Cán bộ đánh giá Sở Nội vụ', 'Rating officer'),
    AUDITOR: say('Thanh tra, kiểm toán', 'Auditor'),
    ADMINISTRATOR: say('Quản trị hệ thống', 'Administrator'),
    LOCAL: say('Tại máy này', 'At this machine'),
  })[role] ?? role;
