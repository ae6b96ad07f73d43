import { code, date, eventId, json, oneOf, words } from '../cell.js';
import { kind, may, must } from '../kind.js';
import { text } from '../text.js';

export const corrections = kind({
  name: 'corrections',
  says: text(
    'Sửa hoặc rút một sự kiện đã ghi; sự kiện cũ vẫn còn trong sổ.',
    'An earlier event is corrected or retracted; it stays in the ledger.',
  ),
  types: ['FactCorrected', 'FactRetracted'],
  columns: {
    action: must(oneOf('CORRECT', 'RETRACT'), 'Sửa hay rút', 'Correct or retract', 'RETRACT'),
    stream: must(code, 'Luồng của sự kiện', 'Stream of the event', 'task-viec-mau-01'),
    target: must(eventId, 'Mã sự kiện', 'Event id', '00000000-0000-5000-8000-000000000000'),
    targetType: must(code, 'Loại sự kiện', 'Event type', 'TaskReported'),
    data: may(json, 'Toàn bộ dữ liệu đúng (CORRECT)', 'The whole corrected data (CORRECT)'),
    correctedValidAt: may(date, 'Ngày đúng (CORRECT)', 'The right day (CORRECT)'),
    reason: must(words, 'Lý do', 'Reason', 'Nhập nhầm'),
  },
  ordered: 'last',
  draft: ({ action, stream, target, targetType, data, correctedValidAt, reason }) =>
    action === 'CORRECT'
      ? {
          type: 'FactCorrected',
          validAt: null,
          data: { stream, target, targetType, data, correctedValidAt: correctedValidAt ?? null, reason },
        }
      : { type: 'FactRetracted', validAt: null, data: { stream, target, targetType, reason } },
});
