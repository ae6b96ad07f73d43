import type { OpenLedger } from '@kpi-ledger/api/ledger';
import type { Settings, Warning } from './options/settings.js';
import { text } from './terminal/lang.js';

const SHOWN = 3;

/** Says at start whose keys are lost, and which keys were found of erased subjects. */
export function warnOfKeys({ warn }: Settings, { engine, keyFile }: OpenLedger): void {
  const path = keyFile ?? '';
  const { lost, notInLog, leftovers } = engine.keys();
  const warnings: Warning[] = leftovers.map(({ subject, event, reason }) =>
    reason === null
      ? {
          code: 'ERASED_KEY_FOUND',
          path,
          text: text(
            `Cảnh báo: ${subject} đã được xoá theo sổ (sự kiện ${event}) nhưng khoá vẫn còn trong ${path}; khoá vừa được huỷ. Nguyên nhân: lần xoá trước bị ngắt, hoặc tệp khoá cũ được khôi phục. Hãy huỷ khoá này trong mọi bản sao lưu.`,
            `Warning: the log says that ${subject} was erased (event ${event}), yet its key was still in ${path}; it is destroyed now. An interrupted erasure or an old key file put back; destroy the key in every backup too.`,
          ),
        }
      : {
          code: 'ERASED_KEY_KEPT',
          path,
          text: text(
            `Cảnh báo: ${subject} đã được xoá theo sổ (sự kiện ${event}) nhưng chưa huỷ được khoá trong ${path}: ${reason}. Chương trình không mở văn bản nào bằng khoá này. Hãy cho phép ghi tệp khoá rồi chạy lại bất kỳ lệnh nào.`,
            `Warning: the log says that ${subject} was erased (event ${event}), and its key in ${path} could not be destroyed: ${reason}. Nothing is opened with it. Make the file writable and run any command again.`,
          ),
        },
  );
  if (lost.length > 0) {
    const some = `${lost.slice(0, SHOWN).join(', ')}${lost.length > SHOWN ? ', …' : ''}`;
    warnings.push({
      code: 'KEYS_LOST',
      path,
      text: text(
        `Cảnh báo: mất khoá của ${lost.length} đối tượng (${some}) trong ${path}: không đọc được tên và văn bản đã mã hoá; điểm số không bị ảnh hưởng. Hãy khôi phục tệp khoá từ bản sao lưu; trước đó không ghi thêm được văn bản cho các đối tượng này.`,
        `Warning: the keys of ${lost.length} subjects (${some}) are lost from ${path}: their names and texts cannot be read; no figure is affected. Restore the key file from its backup; until then no text can be written for them.`,
      ),
    });
  }
  for (const { subject, tombstone } of notInLog)
    warnings.push({
      code: 'ERASURE_NOT_IN_LOG',
      path,
      text: text(
        `Cảnh báo: theo ${path}, khoá của ${subject} đã bị huỷ ngày ${tombstone.on} (sự kiện ${tombstone.event}), nhưng sổ không có sự kiện này: sổ là bản cũ hoặc đã bị cắt bớt. Hãy kiểm tra sổ bằng "kpi verify" với mốc đã lưu ngoài.`,
        `Warning: ${path} says that the key of ${subject} was destroyed on ${tombstone.on} (event ${tombstone.event}), and the log holds no such event: it is an older copy, or was cut. Run "kpi verify" with a checkpoint that was kept outside.`,
      ),
    });
  for (const warning of warnings) warn?.(warning);
}
