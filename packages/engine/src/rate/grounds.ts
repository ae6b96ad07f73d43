import { ratingStream } from '@kpi-ledger/events';
import { type Day, earlier, type Period } from '@kpi-ledger/projections';
import { rowsOfIndicators } from '../indicators/indicator-rows.js';
import { dueWorkOf, percentage } from '../progress/completion.js';
import type { Reading } from '../reading/reading.js';
import type { Standing } from './standing.js';

/** Something in the ledger that an assessor may look at before attesting đ or e. It never stands for the attestation (R17). */
export interface Ground {
  readonly kind: 'INITIATIVE' | 'CONFLICT' | 'COMPLETION' | 'LATENESS' | 'INDICATORS';
  /** Whose work or indicators; null: the person's own period. */
  readonly unit: string | null;
  readonly what: string;
  readonly events: readonly string[];
}

/** What is offered for đ (organising the work) and e (unity), Điều 15.3. */
export interface Grounds {
  readonly dd: readonly Ground[];
  readonly e: readonly Ground[];
}

/** The grounds of a leader's period; null for staff, who have neither đ nor e. */
export function groundsOf(reading: Reading, standing: Standing, period: Period, effective: Day): Grounds | null {
  if (!standing.leader) return null;
  const { person } = standing;
  const snapshot = reading.at(earlier(effective, period.last));
  const initiatives: string[] = [];
  const conflicts: string[] = [];
  // Recognised or reported after the end of the period too, as long as they speak about it.
  for (const { event } of snapshot.knownIn(ratingStream(person, period.id))) {
    if (event.type !== 'InitiativeRecognised' && event.type !== 'ConflictReported') continue;
    (event.type === 'InitiativeRecognised' ? initiatives : conflicts).push(event.id);
  }
  const units = [
    ...standing.doers.flatMap((doer) => ('unit' in doer ? [doer.unit] : [])),
    ...(snapshot.organisation.fields.get(person)?.units ?? []),
  ];
  const stated = (kind: Ground['kind'], events: readonly string[], what: string): readonly Ground[] =>
    events.length === 0 ? [] : [{ kind, unit: null, what: `${events.length} ${what}`, events }];
  return {
    dd: [
      ...stated('INITIATIVE', initiatives, 'sáng kiến, giải pháp được công nhận trong kỳ'),
      ...units.flatMap((unit) => [
        ...ofWork(reading, unit, period, effective),
        ...ofIndicators(reading, unit, period, effective),
      ]),
    ],
    e: stated('CONFLICT', conflicts, 'phản ánh về mâu thuẫn, mất đoàn kết trong kỳ'),
  };
}

function ofWork(reading: Reading, unit: string, period: Period, effective: Day): readonly Ground[] {
  const { assigned, completed, counted, late, overdue } = dueWorkOf(reading, { unit }, period, effective);
  if (assigned === 0) return [];
  const share = percentage(counted);
  const delayed = [
    ...(late > 0 ? [`${late} nhiệm vụ xong chậm`] : []),
    ...(overdue > 0 ? [`${overdue} nhiệm vụ quá hạn chưa xong`] : []),
  ];
  return [
    {
      ...{ kind: 'COMPLETION', unit, events: [] },
      what: `hoàn thành ${completed}/${assigned} nhiệm vụ đến hạn trong kỳ${share === null ? '' : ` (${share} %)`}`,
    },
    ...(delayed.length === 0 ? [] : [{ kind: 'LATENESS', unit, events: [], what: delayed.join(', ') } as const]),
  ];
}

/** Indicators never enter a, b, c by themselves; they stand beside the rating. */
function ofIndicators(reading: Reading, unit: string, period: Period, effective: Day): readonly Ground[] {
  const day = earlier(effective, period.last);
  const year = period.id.slice(0, 4);
  // Of the day itself its year decides: which measurement judges an annual target that names none.
  const ofDay = day.slice(0, 4);
  const { all, reached, missed, events } = reading.remember(
    `indicators of ${unit} for ${year} in ${ofDay}`,
    (of) => countedOf(of, unit, year, day),
    { day, until: `${Number(ofDay) + 1}-01-01` },
  );
  if (all === 0) return [];
  return [
    {
      ...{ kind: 'INDICATORS', unit, events },
      what: `${all} chỉ tiêu chủ trì của năm ${year}: ${reached} đạt, ${missed} chưa đạt, ${all - reached - missed} chưa có số đo`,
    },
  ];
}

function countedOf(reading: Reading, unit: string, year: string, day: Day) {
  let [all, reached, missed] = [0, 0, 0];
  const events: string[] = [];
  for (const { horizon, status, events: of } of rowsOfIndicators(
    reading,
    reading.at(day).indicatorsOf(unit, year),
    day,
  )) {
    if ((horizon ?? year) !== year) continue;
    all += 1;
    if (status === null) continue;
    if (status) reached += 1;
    else missed += 1;
    events.push(...of.slice(-1));
  }
  return { all, reached, missed, events };
}
