import { criteriaSetsFor, type Day, type Fact, type Period } from '@kpi-ledger/projections';
import type { Missing } from '../rate/missing.js';
import { classDeadlinesOf } from '../time/class-deadlines.js';
import type { AgencyCalculation } from './calculation.js';
import type { AgencyPlace } from './place.js';

export interface MissingQuestion {
  readonly agency: AgencyCalculation;
  readonly place: AgencyPlace;
  readonly year: Period;
  readonly effective: Day;
  /** The post that recognises the class, and the one that heads the organisation. */
  readonly owedBy: string | null;
  readonly ownHead: string;
  readonly known: readonly Fact[];
}

/** What keeps an organisation from being classified, who owes it, and since which deadline it is late (Điều 9, R39). */
export function agencyMissing({
  agency,
  place,
  year,
  effective,
  owedBy,
  ownHead,
  known,
}: MissingQuestion): readonly Missing[] {
  const { unit, authority, record, points, tasks, work, subUnits } = agency;
  const { ordinary, special } = classDeadlinesOf(year.id);
  const since = effective > ordinary ? ordinary : null;
  const owed = (what: string, by: string | null = owedBy): Missing => ({ what, owedBy: by, since });
  const said = (holds: boolean, ...missing: readonly Missing[]): readonly Missing[] => (holds ? missing : []);
  const awaiting = work.counted.filter(({ awaitsVerdict }) => awaitsVerdict).map(({ task }) => task.id);
  const withoutPoints = points.S === null;
  return [
    ...said(authority === null, owed('chưa ghi cơ quan có thẩm quyền công nhận kết quả (Điều 5)', null)),
    ...said(
      withoutPoints && criteriaSetsFor(known, unit, year.last).length === 0,
      owed(
        'chưa có bộ tiêu chí và điểm tối đa được ban hành; Nghị định không ấn định điểm thành phần (Điều 7 khoản 2)',
      ),
    ),
    ...said(withoutPoints && record.selfScore === null, owed('chưa có tự đánh giá của tổ chức (Điều 9)', ownHead)),
    ...said(record.score === null, owed('chưa có điểm tiêu chí được công nhận (Điều 6, Điều 7)')),
    ...said(points.refusal !== null, owed(`điểm tiêu chí chưa tính được: ${points.refusal ?? ''}`)),
    ...said(points.missing.length > 0, owed(`chưa chấm tiêu chí ${points.missing.join(', ')}`)),
    ...said(tasks.assigned === 0, owed('trong năm chưa có nhiệm vụ nào được giao đã đến hạn (Điều 8, R38)')),
    ...said(awaiting.length > 0, owed(`đã nộp, chưa nghiệm thu: ${awaiting.join(', ')}`)),
    ...subUnits
      .filter((one) => one.class === null)
      .map((one) => owed(`chưa xếp loại đơn vị trực thuộc ${one.unit} (Điều 9 khoản 1)`, ownHead)),
    ...said(
      place.status === 'REVIEW',
      owed(
        `điểm và điều kiện không khớp: người có thẩm quyền chọn trong ${place.open.join(', ')} và nêu lý do (Điều 8, P12)`,
      ),
    ),
    ...said(
      place.status === 'TIE',
      owed(`bằng điểm tại mốc cắt với ${place.tiedWith.join(', ')}: cấp có thẩm quyền quyết định (QuotaDecided)`),
    ),
    ...said(
      place.status === 'PENDING_QUOTA',
      owed('chưa xét được tỷ lệ xuất sắc vì còn tổ chức chưa có mức xếp loại (Điều 8 khoản 5)'),
    ),
    ...said(
      place.status === 'OK',
      owed(`chưa có quyết định xếp loại; chậm nhất ${ordinary}, trường hợp đặc thù ${special} (Điều 9 khoản 1)`),
    ),
  ];
}
