import { type Refusal, refuse } from '@kpi-ledger/domain';
import type { AppendError, KeyError, StoreError } from '@kpi-ledger/ledger';
import { TROUBLE_TEXTS } from './store-trouble.js';

/** Why the engine gives no answer. The fields of the first refusal; `refusals` holds them all. */
export interface EngineError extends Refusal {
  /** REFUSED: a rule speaks against it. INVALID: a malformed request. UNAVAILABLE: try again. CORRUPT: what was read is not what was written. */
  readonly kind: 'REFUSED' | 'INVALID' | 'UNAVAILABLE' | 'CORRUPT';
  readonly refusals?: readonly Refusal[];
}

const MALFORMED: ReadonlySet<string> = new Set(['INVALID_FIELD', 'MISSING_FIELD', 'DAY_REQUIRED']);

export function refusedWith(refusals: readonly Refusal[]): EngineError {
  const [first] = refusals;
  if (first === undefined) throw new TypeError('a refusal without a reason');
  return { ...first, kind: MALFORMED.has(first.code) ? 'INVALID' : 'REFUSED', refusals };
}

type Texts = readonly [vi: string, en: string];

const error = (kind: EngineError['kind'], code: string, path: string, [message, detail]: Texts): EngineError => ({
  kind,
  code,
  path,
  article: null,
  message,
  detail,
});

export function storeError(from: StoreError): EngineError {
  if (from.kind === 'STORE_UNAVAILABLE')
    return error('UNAVAILABLE', from.trouble ?? from.kind, 'store', [
      `Không dùng được kho dữ liệu: ${from.trouble === undefined ? '' : `${TROUBLE_TEXTS[from.trouble]}; chi tiết kỹ thuật: `}${from.reason}`,
      `the store is unavailable: ${from.reason}`,
    ]);
  if (from.kind === 'LOG_CUT')
    return error('UNAVAILABLE', from.kind, 'store', [
      `Máy chủ không còn sự kiện thứ ${from.ordinal} mà câu trả lời trước dựa vào (phần đuôi chưa được cụm máy chủ xác nhận). Hãy mở lại sổ rồi hỏi lại; số liệu dựa trên phần đó không còn giá trị.`,
      `the log was cut at event ${from.ordinal}: ${from.reason}`,
    ]);
  return error('CORRUPT', 'CORRUPT', `${from.stream}@${from.revision}`, [
    `Dữ liệu trong kho đã bị thay đổi tại ${from.stream}@${from.revision}: ${from.reason}. Hãy khôi phục từ bản sao lưu.`,
    `what was read is not what was written at ${from.stream}@${from.revision}: ${from.reason}`,
  ]);
}

/** Nothing of it was decided or written. */
export const tooManyWait = (waiting: number): EngineError =>
  storeError({
    kind: 'STORE_UNAVAILABLE',
    trouble: 'BUSY',
    reason: `${waiting} commands wait to be decided: try again`,
  });

export function appendError(from: AppendError): EngineError {
  switch (from.kind) {
    case 'STORE_UNAVAILABLE':
    case 'CORRUPT':
    case 'LOG_CUT':
      return storeError(from);
    case 'OUTCOME_UNKNOWN':
      return error('UNAVAILABLE', from.kind, 'commandId', [
        `Chưa biết kho đã ghi lệnh ${from.commandIds.join(', ')} hay chưa: kho không trả lời (${from.reason}). Hãy gửi lại đúng lệnh đó với cùng mã lệnh; nếu đã ghi rồi thì không bị ghi hai lần.`,
        `no answer whether ${from.commandIds.join(', ')} was recorded (${from.reason}): repeat it with the same command id`,
      ]);
    case 'WRONG_REVISION':
    case 'COMMAND_REUSED':
      return error('UNAVAILABLE', 'STREAM_CONTENDED', from.stream, [
        `Nhiều người đang ghi cùng lúc vào "${from.stream}". Hãy thử lại.`,
        `stream ${from.stream} kept changing while the command was decided; try again`,
      ]);
    case 'CLOCK_SKEW':
      return error('UNAVAILABLE', 'CLOCK_SKEW', 'clock', [
        `Đồng hồ của máy ghi (${from.clock}) lệch so với mốc ${from.reference} (sự kiện sau cùng của sổ, hoặc giờ của máy giữ sổ) quá ${from.toleranceSeconds} giây. Hãy chỉnh đồng hồ rồi ghi lại.`,
        `the writer's clock ${from.clock} is off ${from.reference} by more than ${from.toleranceSeconds} s`,
      ]);
    case 'INVALID_FACT':
      return error('INVALID', 'INVALID_FACT', from.path, [
        `Kho dữ liệu không nhận trường ${from.path}: ${from.rule}.`,
        `${from.path}: ${from.rule}`,
      ]);
    case 'LEDGER_NOT_OPEN':
      return error('REFUSED', 'LEDGER_NOT_OPEN', 'type', [
        'Sổ chưa được mở. Hãy chạy "kpi init" trước.',
        'the ledger is not open: LedgerOpened must be its first event',
      ]);
  }
}

/** An import that has begun and could not go on: what stands of it does not count, and running it again goes on. */
export const toBeResumed = (error: EngineError, importId: string): EngineError => ({
  ...error,
  message: `${error.message} Lần nhập "${importId}" đã ghi một phần và chưa được tính; hãy chạy lại đúng lệnh này để ghi tiếp.`,
  detail: `${error.detail}; import ${importId} is written in part and does not count yet: run the same command again to go on`,
});

export function keyError(from: KeyError, detail: string): EngineError {
  switch (from.kind) {
    case 'SUBJECT_ERASED':
      return { ...refuse('SUBJECT_ERASED', 'data', { value: from.subject }), kind: 'REFUSED' };
    case 'KEY_LOST':
      return error('UNAVAILABLE', from.kind, from.subject, [
        `Mất khoá bảo vệ dữ liệu cá nhân của "${from.subject}": sổ có văn bản mã hoá bằng khoá này, không được tạo khoá khác thay thế. Hãy khôi phục tệp khoá từ bản sao lưu.`,
        detail,
      ]);
    case 'KEYS_MISSING':
      return error('UNAVAILABLE', from.kind, from.path, [
        `Không có tệp khoá ${from.path}: không đọc được dữ liệu cá nhân đã mã hoá trong sổ. Hãy khôi phục tệp này từ bản sao lưu rồi làm lại.`,
        detail,
      ]);
    default: {
      const kind = from.kind === 'KEYS_UNAVAILABLE' ? 'UNAVAILABLE' : 'CORRUPT';
      const path = 'path' in from ? from.path : from.place;
      return error(kind, from.kind, path, [
        `Không dùng được khoá bảo vệ dữ liệu cá nhân (${path}). Hãy khôi phục tệp khoá đi kèm sổ.`,
        detail,
      ]);
    }
  }
}
