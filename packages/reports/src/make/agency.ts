import type { AgencyRow, AgencyStatus, Engine, EngineError } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AgencySheet } from '../forms/agency-sheet.js';
import type { PeriodAt } from './period-at.js';

/** What the sheet of an organisation prints. */
export const agencyInput =
  (engine: Engine, at: PeriodAt, unit: string): TaskEither<EngineError, AgencySheet> =>
  async () => {
    const found = await engine.explainAgency({ ...at, unit })();
    if (E.isLeft(found)) return found;
    const { basis, ...row } = found.right;
    return E.right({
      basis,
      period: at.period,
      unit,
      superior: row.authority,
      head: row.head,
      recogniser: row.recogniser,
      criteria: row.criteria.map((one) => ({ ...one, label: one.label ?? one.id })),
      general: row.general,
      results: row.results,
      S: row.S,
      conditions: conditionsOf(row),
      class: row.class,
      status: statusOf(row),
      notes: [...row.reasons, ...row.notes],
      missing: row.missing,
      synthetic: row.synthetic,
    });
  };

const STATUS: { readonly [S in AgencyStatus]: string } = {
  OK: 'theo kết quả tính, chưa có quyết định',
  REVIEW: 'người có thẩm quyền chọn và nêu lý do (Điều 8)',
  PENDING: 'chờ xếp loại đơn vị trực thuộc (Điều 9 khoản 1)',
  TIE: 'bằng điểm tại mốc cắt, chờ cấp có thẩm quyền quyết định (Điều 8 khoản 5)',
  PENDING_QUOTA: 'chờ xét tỷ lệ hoàn thành xuất sắc (Điều 8 khoản 5)',
  INSUFFICIENT_DATA: 'chưa đủ dữ liệu',
  NOT_IN_SCOPE: 'không đánh giá theo Điều 5–9',
  SCOPE_UNDECIDED: 'chưa xác định phạm vi',
};

function statusOf({ decided, external, status }: AgencyRow): string {
  if (decided !== null) return `theo quyết định ${decided.number ?? ''} ngày ${decided.on}`.replace('  ', ' ');
  return external === null ? STATUS[status] : `do ${external.from} xếp loại`;
}

/** The conditions of Điều 8 with their figures; what nobody has recorded yet is unknown, not failed. */
function conditionsOf({ tasks, subUnits, shortcomings, wrongdoing }: AgencyRow): AgencySheet['conditions'] {
  const { assigned, done, late, qualityFailed, exceeded } = tasks;
  const ofTasks = (label: string, count: number, met: boolean) => ({
    label,
    value: `${count}/${assigned}`,
    met: assigned === 0 ? null : met,
  });
  const failing = subUnits.filter((one) => one.class === 'KHT').length;
  const open = subUnits.filter((one) => one.class === null).length;
  return [
    ofTasks('Hoàn thành 100% nhiệm vụ được giao', done, done === assigned),
    ofTasks('Nhiệm vụ không đúng tiến độ: không có', late, late === 0),
    ofTasks('Nhiệm vụ không đúng tiến độ: không quá 20%', late, late * 5 <= assigned),
    ofTasks('Nhiệm vụ không bảo đảm chất lượng: không có', qualityFailed, qualityFailed === 0),
    ofTasks('Ít nhất 30% nhiệm vụ vượt yêu cầu', exceeded, exceeded * 10 >= assigned * 3),
    {
      label: 'Không có đơn vị trực thuộc không hoàn thành nhiệm vụ',
      value: `${failing}/${subUnits.length}${open > 0 ? `, chưa xếp loại ${open}` : ''}`,
      met: failing > 0 ? false : open > 0 ? null : true,
    },
    {
      label: 'Khắc phục hết hạn chế đã được chỉ ra',
      value: `còn ${shortcomings.length}`,
      met: shortcomings.length === 0,
    },
    {
      label: 'Không có kết luận vi phạm theo Điều 8 khoản 4',
      value: String(wrongdoing.length),
      met: wrongdoing.length === 0,
    },
  ];
}
