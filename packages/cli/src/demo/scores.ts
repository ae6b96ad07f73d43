import { HEADS, type Head, holderAt } from './cast.js';
import { addDays, endOf, QUARTERS, type Quarter } from './days.js';
import { DECISION, type DemoFact, synthetic } from './demo-fact.js';

/** Left out on purpose, so that the table shows each reason for which a head has no score. */
const MISSING: {
  readonly [what in 'general' | 'leadership' | 'staff']: { readonly unit: string; readonly quarter: Quarter };
} = {
  general: { unit: 'so-cong-thuong', quarter: '2026-Q1' },
  leadership: { unit: 'so-du-lich', quarter: '2026-Q1' },
  staff: { unit: 'so-ngoai-vu', quarter: '2026-Q2' },
};
/** One of whose staff has a score below 50: d is 1/2. */
const WEAK_STAFF = { unit: 'so-xay-dung', quarter: '2026-Q2' } as const;
/** One of whose staff has no score yet; the assessor attests d (P38). */
const ATTESTED_D = { unit: 'so-van-hoa-va-the-thao', quarter: '2026-Q3' } as const;

const is = (which: { readonly unit: string; readonly quarter: Quarter }, unit: string, quarter: Quarter): boolean =>
  which.unit === unit && which.quarter === quarter;

/** What the authority confirms in the first days after each quarter. */
export const scoreFacts = (): readonly DemoFact[] =>
  QUARTERS.flatMap((quarter, q) => HEADS.flatMap((head, i) => ofHead(head, quarter, i, q)));

function ofHead(head: Head, quarter: Quarter, i: number, q: number): readonly DemoFact[] {
  const { unit } = head;
  const person = holderAt(head, quarter);
  return [
    ...generalCriteria(person, quarter, (i + q) % 4, is(MISSING.general, unit, quarter)),
    ...(is(MISSING.staff, unit, quarter) ? [] : staffScores(head, quarter, q)),
    ...(is(MISSING.leadership, unit, quarter) ? [] : [attestation(head, person, quarter, i + q)]),
  ];
}

const FULL = {
  'I.1': '5',
  'I.2': '5',
  'II.1': '2.5',
  'II.2': '2.5',
  'II.3': '2.5',
  'II.4': '2.5',
  'III.1': '2.25',
  'III.2': '2.5',
  'III.3': '2.5',
  'III.4': '2.25',
} as const;

/** What the authority lowers, with its reasons; nothing in every fourth case. */
const LOWERED: readonly { readonly [cell: string]: string }[] = [
  {},
  { 'II.2': '2', 'III.1': '1.5' },
  { 'I.2': '4.5', 'II.3': '2.25', 'III.4': '1.75' },
  { 'III.1': '1', 'III.3': '2' },
];

function generalCriteria(person: string, quarter: Quarter, lowered: number, onlySelf: boolean): readonly DemoFact[] {
  const about = `${person}-${quarter}`;
  const self = synthetic(
    addDays(endOf(quarter), 2),
    about,
    'GeneralCriteriaSelfScored',
    null,
    { person, period: quarter, cells: FULL },
    person,
  );
  const lower = LOWERED[lowered] ?? {};
  const confirmed = synthetic(addDays(endOf(quarter), 6), about, 'GeneralCriteriaConfirmed', null, {
    person,
    period: quarter,
    cells: { ...FULL, ...lower },
    reasons: Object.fromEntries(Object.keys(lower).map((cell) => [cell, `Lý do hạ điểm ô ${cell} (mẫu)`])),
  });
  return onlySelf ? [self] : [self, confirmed];
}

function staffScores({ unit, staff }: Head, quarter: Quarter, q: number): readonly DemoFact[] {
  const scored = is(ATTESTED_D, unit, quarter) ? staff.slice(1) : staff;
  return scored.map((person, n) => {
    const weak = n === 0 && is(WEAK_STAFF, unit, quarter);
    return synthetic(addDays(endOf(quarter), 7), `${person}-${quarter}`, 'PeriodScoreConfirmed', null, {
      person,
      period: quarter,
      S: weak ? '47.5' : `${78 + ((n * 5 + q * 3 + unit.length) % 17)}.${(n * 25) % 100 === 0 ? '5' : '25'}`,
      calculatedAt: null,
      decision: DECISION,
    });
  });
}

function attestation({ unit, staff }: Head, person: string, quarter: Quarter, turn: number): DemoFact {
  const half = (value: boolean, full: string, halved: string) => ({
    value: value ? '1/2' : '1',
    reason: `${value ? halved : full} (mẫu)`,
  });
  const [unscored] = staff;
  return synthetic(addDays(endOf(quarter), 8), `${person}-${quarter}`, 'LeadershipAttested', null, {
    person,
    period: quarter,
    ...(is(ATTESTED_D, unit, quarter) && unscored !== undefined
      ? { d: { value: '1', reason: 'Người chưa có điểm đang hoàn thiện hồ sơ, kết quả đạt (mẫu)', people: [unscored] } }
      : {}),
    dd: half(turn % 3 === 1, 'Hoàn thành kế hoạch đúng hạn, có sáng kiến', 'Có nhiệm vụ chậm kéo dài'),
    e: half(turn % 7 === 5, 'Tập thể đoàn kết, phối hợp tốt', 'Có phản ánh mất đoàn kết'),
  });
}
