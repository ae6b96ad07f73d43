import type { AlertKind, AlertRow } from '@kpi-ledger/engine';
import { ICalCalendar, ICalEventTransparency } from 'ical-generator';

export interface CalendarOf {
  /** Shown as the name of the calendar: that of the unit. */
  readonly name: string;
  /** Of the ledger, so that the same matter has the same UID in every calendar made of it. */
  readonly ledger: string;
  /** The day of the answer: it stamps the calendar, nothing here reads a clock. */
  readonly effective: string;
  readonly synthetic: boolean;
}

const WORDS: { readonly [K in AlertKind]: string } = {
  OVERDUE: 'Quá hạn',
  DUE_SOON: 'Đến hạn',
  EVIDENCE_WAITING: 'Chờ nghiệm thu',
  PERIOD_CLOSING: 'Hết kỳ',
  INDICATOR_UNMEASURED: 'Chưa đo',
};

/**
 * Alerts as an iCalendar file (RFC 5545): an all-day entry on the day of each. The same matter keeps its UID, so a calendar that is
 * read again moves its entries instead of doubling them.
 */
export function alertCalendar(alerts: readonly AlertRow[], { name, ledger, effective, synthetic }: CalendarOf): string {
  const stamp = midnight(effective);
  const calendar = new ICalCalendar({
    name: synthetic ? `${name} (dữ liệu mô phỏng)` : name,
    prodId: { company: 'kpi-ledger', product: 'alerts', language: 'VI' },
  });
  const seen = new Map<string, number>();
  for (const row of alerts) {
    const uid = uidOf(row);
    // Units of one milestone may have several days.
    const nth = (seen.get(uid) ?? 0) + 1;
    seen.set(uid, nth);
    calendar.createEvent({
      id: `${uid}${nth === 1 ? '' : `_${nth}`}@${ledger}`,
      stamp,
      start: midnight(row.day),
      allDay: true,
      summary: `${WORDS[row.kind]}: ${row.title ?? row.task ?? row.period ?? row.indicator ?? ''}`,
      description: describe(row),
      // A deadline takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
      categories: [{ name: WORDS[row.kind] }],
    });
  }
  return calendar.toString();
}

const midnight = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

/** What the matter is, without its day: a deadline that is moved is the same matter. */
const uidOf = ({ kind, unit, person, task, milestone, plan, row, indicator, period, event }: AlertRow): string => {
  // Due soon today is overdue tomorrow.
  const matter = kind === 'OVERDUE' || kind === 'DUE_SOON' ? 'DUE' : kind;
  const waiting = kind === 'EVIDENCE_WAITING' ? event : null;
  const parts = [matter, unit, person, task ?? plan, milestone ?? row, indicator, period, waiting];
  return parts.map((part) => encodeURIComponent(part ?? '')).join('_');
};

const describe = ({ what, plan, row, task, milestone, indicator, synthetic }: AlertRow): string =>
  [
    what,
    ...(plan === null ? [] : [`Kế hoạch: ${plan}${row === null ? '' : `, dòng ${row}`}`]),
    ...(task === null ? [] : [`Nhiệm vụ: ${task}${milestone === null ? '' : ` (${milestone})`}`]),
    ...(indicator === null ? [] : [`Chỉ tiêu: ${indicator}`]),
    ...(synthetic ? ['DỮ LIỆU MÔ PHỎNG'] : []),
  ].join('\n');
