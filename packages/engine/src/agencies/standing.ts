import type { AgencyStanding } from '@kpi-ledger/domain';
import { type Day, parsePeriod } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import { agencyRows } from './agency-rows.js';
import { agenciesOf } from './calculation.js';
import { placeOf } from './place.js';

const NOTHING: AgencyStanding = { status: 'INSUFFICIENT_DATA', allowed: [], subUnitsOpen: [], why: 'chưa có dữ liệu' };

/** What Điều 8 leaves to a decision made on a day: the class after the quota, or where the authority chooses the open ones. */
export function agencyStanding(reading: Reading, unit: string, yearId: string, day: Day): AgencyStanding {
  const year = parsePeriod(yearId);
  if (year === null) return NOTHING;
  const { quotas } = agencyRows(reading, year, day, unit);
  const agency = agenciesOf(reading, reading.at(day < year.last ? day : year.last), year).of(unit);
  if (agency === null) return NOTHING;
  const place = placeOf(agency, quotas.find(({ authority }) => authority === agency.authority) ?? null);
  const { evaluated, points } = agency;
  if (evaluated.kind !== 'EVALUATED') return { ...NOTHING, status: 'NOT_IN_SCOPE', why: evaluated.article };
  return {
    status: place.status,
    allowed: place.class === null ? (place.status === 'REVIEW' ? place.open : []) : [place.class],
    subUnitsOpen:
      place.status === 'PENDING' ? agency.subUnits.flatMap((one) => (one.class === null ? one.unit : [])) : [],
    why: WHY[place.status] ?? (points.S === null ? WITHOUT_POINTS : WITHOUT_TASKS),
  };
}

const WITHOUT_POINTS = 'chưa có đủ điểm tiêu chí';
const WITHOUT_TASKS = 'chưa có nhiệm vụ được giao đến hạn';
const WHY: { readonly [status: string]: string } = {
  TIE: 'bằng điểm tại mốc cắt, phải có quyết định về tỷ lệ (QuotaDecided) trước',
  PENDING_QUOTA: 'còn tổ chức khác chưa có mức xếp loại nên chưa xét được tỷ lệ xuất sắc',
};
