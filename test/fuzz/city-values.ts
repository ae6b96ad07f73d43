import fc from 'fast-check';
import { CITY, DECISION, task } from '../../services/api/src/testing/city.js';

/** What the small city has under the names that fields and parameters use, so that requests reach the code behind the checks. */
const ids = (type: string, field: string): readonly string[] =>
  [...CITY, task('t-a', {})].flatMap(([of, , data]) =>
    of === type ? [(data as { readonly [field: string]: string })[field] ?? ''] : [],
  );

const units = ids('UnitRegistered', 'unit');
const posts = ids('PostDefined', 'post');
const people = ids('OfficialRegistered', 'person');
const tasks = ids('TaskAssigned', 'task');
const days = ['2026-03-31', '2026-01-01', '2026-04-05', '2026-12-31'];

export const KNOWN_VALUES: { readonly [name: string]: readonly string[] } = {
  ...{ unit: units, parent: units, agency: units, subject: [...people, ...posts, 'task-t-a'], authority: posts },
  ...{ post: posts, person: people, official: people, task: tasks, hash: ['a'.repeat(64)], plan: ['kh18', 'ctr286'] },
  ...{ period: ['2026-Q1', '2026-03', '2026', '2026-H1', '2026-Q2'], year: ['2026', '2025'], ordinal: ['1', 'latest'] },
  ...{ effective: days, date: days, validAt: days, on: days, from: days, to: days, day: days, 'decision-date': days },
  ...{ known: ['1', '20', '2026-04-05', '2026-04-05T00:00:00Z'], after: ['0', '3'], limit: ['1', '5'] },
  ...{ number: [DECISION.number], 'decision-number': [DECISION.number], what: ['units', 'tasks'], milestone: ['m1'] },
  ...{ kind: ['units'], file: ['units.csv'], cursor: ['x'], 'skip-invalid': ['true'], 'confirm-days': ['Nhập lại'] },
  ...{ reason: ['Lý do'], name: ['Tên'], title: ['Việc'], source: ['45/QĐ-UBND'], path: ['catalog.json'] },
};

const S = { period: '2026-Q1', decision: DECISION };

/** What may be recorded next, another thing for every number. */
const next = (
  n: number,
): readonly (readonly [kind: string, validAt: string | null, data: object, actor?: string])[] => [
  ['UnitRenamed', '2026-02-01', { unit: 'so-a', name: `Sở A ${n}` }],
  ['OfficialRegistered', '2026-01-01', { person: `p-${n}`, name: 'Ông', personKind: 'CONG_CHUC' }],
  task(`t-${n}`, { unit: 'so-a' }),
  ['TaskReported', '2026-04-05', { task: 't-ubnd', note: `đang làm ${n}` }],
  [
    'EvidenceSubmitted',
    '2026-04-05',
    { task: 't-ubnd', submission: `s-${n}`, milestone: 'm1', units: 1, evidence: [{ name: 'x.pdf', hash: null }] },
  ],
  ['EvidenceAccepted', null, { task: 't-ubnd', submission: 's-1', exceedsRequirement: false }],
  ['PeriodScoreConfirmed', null, { ...S, person: 'director-b', S: `${n % 100}`, calculatedAt: null }],
  ['OverrideMade', null, { ...S, person: 'director', term: 'S', value: `${n % 100}`, reason: 'Kết luận kiểm tra' }],
  [
    'RuleSetAdopted',
    '2026-04-01',
    {
      rules: [{ id: 'P1', value: 'TOTAL_ONLY', from: '2026-04-01', source: `${n}/QĐ-UBND` }],
      decision: DECISION,
    },
  ],
];

/** Small numbers come again, large ones do not. */
const number = fc.oneof(fc.nat({ max: 2 }), fc.noBias(fc.nat()));

/** Commands that make sense in the city: what it was made of, and what may be recorded next. */
export const realCommand: fc.Arbitrary<unknown> = fc
  .tuple(
    fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(...CITY) },
      { weight: 3, arbitrary: number.chain((n) => fc.constantFrom(...next(n))) },
    ),
    number,
  )
  .map(([[kind, validAt, data], n]) => ({ commandId: `c-${n}`, kind, validAt, data }));

/** A table of units. */
export const realTable: fc.Arbitrary<string> = number.map(
  (n) => `unit,name,kind,scope,validAt\nu-${n},Đơn vị,department,in,02/01/2026\n`,
);
