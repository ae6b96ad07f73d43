import type { BundleFlaw } from '@kpi-ledger/verify';
import type { EngineError } from '../commands/index.js';

const refused = (code: string, path: string, message: string, detail: string): EngineError => ({
  ...{ kind: 'REFUSED', code, path, article: null, message, detail },
});

export const notClosed = (period: string): EngineError =>
  refused(
    'NOT_CLOSED',
    'period',
    `Kỳ ${period} chưa khoá. Chỉ niêm phong kỳ đã khoá: hãy chạy "kpi period close --period ${period}" trước.`,
    `period ${period} is not closed; only a closed period can be sealed ("kpi period close")`,
  );

export const withoutHead = (unit: string, period: string): EngineError =>
  refused(
    'NO_HEAD',
    'unit',
    `Đơn vị "${unit}" không có người đứng đầu vào cuối kỳ ${period}, nên không có kết quả nào để niêm phong riêng.`,
    `unit "${unit}" has no head at the end of ${period}: there is no rating to seal by itself`,
  );

export const withoutCommitment = (period: string): EngineError =>
  refused(
    'NOT_COMMITTED',
    'unit',
    `Kỳ ${period} được khoá khi việc khoá chưa ghi cam kết về tổ chức bộ máy, nên gói riêng của một đơn vị không chứng minh được là đủ cấp dưới. Hãy niêm phong cả kỳ (bỏ --unit), hoặc mở lại và khoá lại kỳ theo quyết định.`,
    `${period} was closed without a commitment to the organisation: a bundle of one head could not prove that no subordinate is left out; seal the whole period, or reopen and close it again`,
  );

/** What would be handed out does not verify: the ledger, or this program, is not what it should be. */
export const notSealed = ({ code, what, whatVi, ordinal }: BundleFlaw): EngineError => ({
  kind: 'CORRUPT',
  code: 'NOT_SEALED',
  path: ordinal === null ? code : `event ${ordinal}`,
  article: null,
  message: `Không niêm phong: gói vừa lập không qua được kiểm tra (${code}): ${whatVi}. Hãy chạy "kpi verify" để kiểm tra sổ.`,
  detail: `not sealed: the bundle does not verify (${code}): ${what}; verify the ledger`,
});
