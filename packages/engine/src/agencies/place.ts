import { CLASSES, type Class } from '@kpi-ledger/formulas';
import type { AgencyCalculation } from './calculation.js';
import type { AgencyQuota } from './quota.js';

export type AgencyStatus =
  | 'OK'
  | 'REVIEW'
  | 'PENDING'
  | 'TIE'
  | 'PENDING_QUOTA'
  | 'INSUFFICIENT_DATA'
  | 'NOT_IN_SCOPE'
  | 'SCOPE_UNDECIDED';

/** What the calculation comes to: the class after the quota, or what withholds it. */
export interface AgencyPlace {
  readonly class: Class | null;
  readonly status: AgencyStatus;
  /** While it is withheld: the classes still open, from the lowest. */
  readonly open: readonly Class[];
  readonly reasons: readonly string[];
  /** Organisations of equal points at the cut. */
  readonly tiedWith: readonly string[];
}

export function placeOf(agency: AgencyCalculation, quota: AgencyQuota | null): AgencyPlace {
  const { unit, evaluated, before } = agency;
  const withheld = (
    status: AgencyStatus,
    open: readonly Class[] = [],
    tiedWith: readonly string[] = [],
  ): AgencyPlace => ({
    class: null,
    status,
    open,
    reasons: reasonsOf(agency),
    tiedWith,
  });
  const settled = (value: Class, reasons = reasonsOf(agency)): AgencyPlace => ({
    class: value,
    status: 'OK',
    open: [],
    reasons,
    tiedWith: [],
  });
  if (evaluated.kind === 'NOT_IN_SCOPE') return { ...withheld('NOT_IN_SCOPE'), reasons: [] };
  if (evaluated.kind === 'UNDECIDED') return { ...withheld('SCOPE_UNDECIDED', CLASSES), reasons: [] };
  if (before.status === 'INSUFFICIENT_DATA') return withheld('INSUFFICIENT_DATA', CLASSES);
  if (before.class === null) return withheld(before.status === 'PENDING' ? 'PENDING' : 'REVIEW', before.open);
  if (before.class !== 'XS') return settled(before.class);
  if (quota === null) return withheld('PENDING_QUOTA', ['TOT', 'XS']);
  const { excellent, demoted, tied } = quota.answer;
  const lowered = () => settled('TOT', [...reasonsOf(agency), 'hết chỉ tiêu hoàn thành xuất sắc (Điều 8 khoản 5)']);
  if (excellent.includes(unit.id)) return settled('XS');
  if (demoted.includes(unit.id)) return lowered();
  if (!tied.includes(unit.id)) return withheld('PENDING_QUOTA', ['TOT', 'XS']);
  const given = placesGiven(quota);
  if (given === null)
    return withheld(
      'TIE',
      ['TOT', 'XS'],
      tied.filter((id) => id !== unit.id),
    );
  return given.includes(unit.id) ? settled('XS') : lowered();
}

/** The authority gives the places of a tie to some or to none (R28); more than there are decides nothing. */
function placesGiven({ tie, answer, allowed }: AgencyQuota): readonly string[] | null {
  if (tie === null) return null;
  const given = answer.tied.filter((id) => tie.includes(id));
  return given.length > allowed - answer.excellent.length ? null : given;
}

/** The conditions of Điều 8 that are not met, each with its figures. */
function reasonsOf({ tasks, record, subUnits, before }: AgencyCalculation): readonly string[] {
  const { assigned, done, late, qualityFailed, exceeded } = tasks;
  if (record.wrongdoing.length > 0)
    return record.wrongdoing.map(
      ({ event }) => `có kết luận vi phạm "${event.data.act}" ngày ${event.validAt} (Điều 8 khoản 4)`,
    );
  if (assigned === 0 || before.class === 'XS') return [];
  const failing = subUnits.filter((one) => one.class === 'KHT').map(({ unit }) => unit);
  const said = (holds: boolean, text: string): readonly string[] => (holds ? [text] : []);
  return [
    ...said(done < assigned, `hoàn thành ${done}/${assigned} nhiệm vụ (Điều 8 khoản 1 đến khoản 4)`),
    ...said(late > 0, `${late}/${assigned} nhiệm vụ không đúng tiến độ (Điều 8 khoản 1 đến khoản 3)`),
    ...said(qualityFailed > 0, `${qualityFailed} nhiệm vụ không đạt chất lượng (Điều 8 khoản 1, khoản 2)`),
    ...said(exceeded * 10 < assigned * 3, `${exceeded}/${assigned} nhiệm vụ vượt yêu cầu, dưới 30% (Điều 8 khoản 1)`),
    ...said(failing.length > 0, `đơn vị trực thuộc không hoàn thành nhiệm vụ: ${failing.join(', ')} (Điều 8 khoản 1)`),
    ...record.shortcomings.map(({ event }) => `hạn chế "${event.data.shortcoming}" chưa khắc phục (Điều 8 khoản 1)`),
    ...said(record.forceMajeure !== null && done * 10 < assigned * 7, 'có xác nhận bất khả kháng (Điều 8 khoản 4)'),
  ];
}
