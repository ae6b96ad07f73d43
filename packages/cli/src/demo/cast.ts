import { posts } from '@kpi-ledger/seeds';
import { endOf, type Quarter } from './days.js';
import { DECISION, type DemoFact, synthetic } from './demo-fact.js';

/** A head of the demonstration: the post and its unit are real, the person is not. */
export interface Head {
  readonly post: string;
  readonly unit: string;
  readonly person: string;
  /** Who holds the post before somebody else does; null: the same person all the time. */
  readonly before: string | null;
  readonly staff: readonly string[];
}

const numbered = (prefix: string, i: number): string => `${prefix}-${String(i).padStart(2, '0')}`;

/** A post that nobody holds, so that the table shows what that looks like. */
export const WITHOUT_HOLDER = 'thong-ke-thanh-pho-hue';
/** A head without anybody under management. */
export const WITHOUT_STAFF = 'van-phong-ubnd-thanh-pho';
/** A post that changes hands in the second quarter. */
const CHANGING = 'so-y-te';
const CHANGED_ON = '2026-05-16';

const inScope = posts().filter(({ scope }) => scope === 'in');

/** The heads that are rated: every post in the decree's scope but one. */
export const HEADS: readonly Head[] = inScope
  .filter(({ unit }) => unit !== WITHOUT_HOLDER)
  .map(({ id, unit }, i) => ({
    post: id,
    unit,
    person: unit === CHANGING ? 'mau-giu-chuc-99' : numbered('mau-giu-chuc', i + 1),
    before: unit === CHANGING ? numbered('mau-giu-chuc', i + 1) : null,
    staff: unit === WITHOUT_STAFF ? [] : [1, 2, 3].map((n) => `${numbered('mau-cong-chuc', i + 1)}.${n}`),
  }));

/** Who holds the post at the end of the quarter. */
export const holderAt = ({ person, before }: Head, quarter: Quarter): string =>
  before !== null && endOf(quarter) < CHANGED_ON ? before : person;

/** Tracking by quarter, labelled holders and staff. */
export const castFacts = (on: string): readonly DemoFact[] => [
  ...inScope.map(({ unit }) =>
    synthetic(on, unit, 'TrackingUnitDecided', '2026-01-01', { unit, tracking: 'QUARTER', decision: DECISION }),
  ),
  ...HEADS.flatMap((head) => appointed(on, head)),
];

function appointed(on: string, { post, unit, person, before, staff }: Head): readonly DemoFact[] {
  const first = before ?? person;
  return [
    registered(on, first, `Người giữ chức mẫu ${first.slice(-2)}`),
    synthetic(on, first, 'HeadAppointed', '2026-01-01', { post, person: first }),
    ...(before === null
      ? []
      : [
          synthetic(CHANGED_ON, before, 'HeadRelieved', CHANGED_ON, { post, person: before }),
          registered(CHANGED_ON, person, `Người giữ chức mẫu ${person.slice(-2)}`),
          synthetic(CHANGED_ON, person, 'HeadAppointed', CHANGED_ON, { post, person }),
        ]),
    ...staff.flatMap((one) => [
      registered(on, one, `Công chức mẫu ${one.slice('mau-cong-chuc-'.length)}`),
      synthetic(on, one, 'OfficialAssigned', '2026-01-01', { person: one, unit, role: 'STAFF' }),
    ]),
    ...(staff.length === 0 ? [synthetic(on, first, 'NoSubordinatesDeclared', on, { person: first })] : []),
  ];
}

const registered = (on: string, person: string, name: string): DemoFact =>
  synthetic(on, person, 'OfficialRegistered', '2026-01-01', { person, name, personKind: 'CONG_CHUC' });
