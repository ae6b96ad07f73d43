import type { AgencyStanding } from '@kpi-ledger/domain';
import { type Day, parsePeriod } from '@kpi-ledger/projections';
import type { Reading } from '../reading/reading.js';
import { agencyRows } from './agency-rows.js';
import { type Agencies, type AgencyCalculation, agenciesOf } from './calculation.js';
import { placeOf } from './place.js';

const NOTHING: AgencyStanding = { status: 'INSUFFICIENT_DATA', allowed: [], subUnitsOpen: [], why: 'chưa có dữ liệu' };

/** What Điều 8 leaves to a decision made on a day: the class after the quota, or where the authority chooses the open ones. */
export function agencyStanding(reading: Reading, unit: string, yearId: string, day: Day): AgencyStanding {
  const year = parsePeriod(yearId);
  if (year === null) return NOTHING;
  const { quotas } = agencyRows(reading, year, day, unit);
  const snapshot = reading.at(day < year.last ? day : year.last);
  const agencies = agenciesOf(reading, snapshot, year);
  const agency = agencies.of(unit);
  if (agency === null) return NOTHING;
  const quota = quotas.find(({ authority }) => authority === agency.authority) ?? null;
  const place = placeOf(agency, quota);
  const { evaluated, points } = agency;
  if (evaluated.kind !== 'EVALUATED') return { ...NOTHING, status: 'NOT_IN_SCOPE', why: evaluated.article };
  const given = excellentByDecision(agencies, [...snapshot.organisation.units.keys()], agency);
  if (place.class === 'XS' && quota !== null && given.length >= quota.allowed)
    return { status: place.status, allowed: [], subUnitsOpen: [], why: `${ALL_GIVEN}: ${given.join(', ')}` };
  return {
    status: place.status,
    allowed: place.class === null ? (place.status === 'REVIEW' ? place.open : []) : [place.class],
    subUnitsOpen:
      place.status === 'PENDING' ? agency.subUnits.flatMap((one) => (one.class === null ? one.unit : [])) : [],
    why: WHY[place.status] ?? (points.S === null ? WITHOUT_POINTS : WITHOUT_TASKS),
  };
}

/** Which others of the same authority hold the class XS by a decision that stands: their places are taken (Điều 8 khoản 5). */
const excellentByDecision = (
  agencies: Agencies,
  units: readonly string[],
  { unit, authority }: AgencyCalculation,
): readonly string[] =>
  units.filter((id) => {
    const other = id === unit.id ? null : agencies.of(id);
    return other?.authority === authority && other.record.decisions.at(-1)?.event.data.class === 'XS';
  });

const ALL_GIVEN =
  'chỉ tiêu hoàn thành xuất sắc (Điều 8 khoản 5) đã hết theo các quyết định còn hiệu lực, phải thay thế trước';
const WITHOUT_POINTS = 'chưa có đủ điểm tiêu chí';
const WITHOUT_TASKS = 'chưa có nhiệm vụ được giao đến hạn';
const WHY: { readonly [status: string]: string } = {
  TIE: 'bằng điểm tại mốc cắt, phải có quyết định về tỷ lệ (QuotaDecided) trước',
  PENDING_QUOTA: 'còn tổ chức khác chưa có mức xếp loại nên chưa xét được tỷ lệ xuất sắc',
};
