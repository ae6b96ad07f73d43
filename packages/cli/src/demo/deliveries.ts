import { addDays, endOf, LAST_DAY_KNOWN, quarterOf } from './days.js';
import { ASSESSOR, DECISION, type DemoFact, REPORTER, synthetic } from './demo-fact.js';
import type { Work } from './products.js';

/** What becomes of a piece of work; most of it is done in time. */
type Fate =
  | 'ON_TIME'
  | 'NOT_DONE'
  | 'LATE'
  | 'LATE_EXCUSED'
  | 'RETURNED_ONCE'
  | 'JUDGED_AFTER_THE_QUARTER'
  | 'RECORDED_AFTER_THE_QUARTER'
  | 'CARRIED_OVER'
  | 'PENDING';

/** How often each is met with; whatever is left is done in time. */
const SHARES: readonly (readonly [fate: Fate, outOfHundred: number])[] = [
  ['NOT_DONE', 4],
  ['LATE', 8],
  ['LATE_EXCUSED', 5],
  ['RETURNED_ONCE', 8],
  ['JUDGED_AFTER_THE_QUARTER', 6],
  ['RECORDED_AFTER_THE_QUARTER', 5],
  ['CARRIED_OVER', 5],
  ['PENDING', 3],
];

/** The same work has the same fate at every run: a number made of its name. */
function numberOf({ task, milestone }: Work): number {
  let number = 7;
  for (const letter of `${task}/${milestone}`) number = (number * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return number;
}

function fateOf(work: Work): Fate {
  let place = numberOf(work) % 100;
  for (const [fate, share] of SHARES) {
    if (place < share) return fate;
    place -= share;
  }
  return 'ON_TIME';
}

/** What is recorded about one piece of work, on the days on which it becomes known. */
export const deliveryFacts = (work: Work): readonly DemoFact[] =>
  STORIES[fateOf(work)](work).filter(({ on }) => on <= LAST_DAY_KNOWN);

/** Half of the work of a past year was done; it is recorded with the day that the assessor confirms, by decision. */
export const pastDeliveryFacts = (work: Work, recorded: string): readonly DemoFact[] => {
  if (numberOf(work) % 2 === 0) return [];
  const day = addDays(work.due, -DAYS_BEFORE);
  return [
    submitted(work, 'n1', day, recorded),
    accepted(work, 'n1', addDays(recorded, 1), {
      confirmedDay: { day, reason: 'Nhập kết quả của năm 2025 (mẫu)' },
      decision: DECISION,
    }),
  ];
};

/** A quarter of the work of the year's end was done early. */
export const earlyDeliveryFacts = (work: Work): readonly DemoFact[] =>
  numberOf(work) % 4 === 0 ? done(work, 'n1', addDays('2026-08-20', numberOf(work) % 60)) : [];

const DAYS_BEFORE = 4;

const STORIES: { readonly [F in Fate]: (work: Work) => readonly DemoFact[] } = {
  ON_TIME: (work) => done(work, 'n1', addDays(work.due, -DAYS_BEFORE)),
  NOT_DONE: () => [],
  LATE: (work) => done(work, 'n1', addDays(work.due, 6)),
  LATE_EXCUSED: (work) => [
    ...done(work, 'n1', addDays(work.due, 5)),
    synthetic(addDays(work.due, 9), `${work.task}-${work.milestone}`, 'ObjectiveCauseConfirmed', null, {
      task: work.task,
      deadline: { milestone: work.milestone, due: work.due },
      reason: 'Nguyên nhân khách quan mẫu: văn bản hướng dẫn của trung ương ban hành muộn',
      decision: DECISION,
    }),
  ],
  RETURNED_ONCE: (work) => {
    const first = addDays(work.due, -12);
    return [
      submitted(work, 'n1', first, first),
      synthetic(addDays(first, 3), `${work.task}-${work.milestone}-n1`, 'EvidenceRejected', null, {
        task: work.task,
        submission: submission(work, 'n1'),
        major: true,
        unitsAtFault: 1,
        reason: 'Sai sót lớn về nội dung (mẫu)',
        newDeadline: null,
      }),
      ...done(work, 'n2', addDays(work.due, -2)),
    ];
  },
  JUDGED_AFTER_THE_QUARTER: (work) => {
    const day = addDays(work.due, -DAYS_BEFORE);
    const quarter = quarterOf(work.due);
    return done(work, 'n1', day, quarter === null ? addDays(day, 5) : addDays(endOf(quarter), 5));
  },
  RECORDED_AFTER_THE_QUARTER: (work) => {
    const day = addDays(work.due, -DAYS_BEFORE);
    const recorded = addDays(work.due, 12);
    return [
      submitted(work, 'n1', day, recorded),
      accepted(work, 'n1', addDays(recorded, 1), {
        confirmedDay: { day, reason: 'Sản phẩm đã gửi bằng văn bản đúng hạn, nhập vào hệ thống sau (mẫu)' },
      }),
    ];
  },
  CARRIED_OVER: (work) => [
    synthetic(addDays(work.due, 15), `${work.task}-${work.milestone}`, 'TaskAmended', addDays(work.due, 15), {
      task: work.task,
      milestones: [{ key: work.milestone, due: addDays(work.due, 60), units: work.units }],
      reason: 'Chuyển sang kỳ sau với thời hạn mới (mẫu)',
    }),
    ...done(work, 'n1', addDays(work.due, 50)),
  ],
  PENDING: (work) => [submitted(work, 'n1', addDays(work.due, -1), addDays(work.due, -1))],
};

const submission = ({ milestone }: Work, name: string): string => `${milestone}-${name}`;

const done = (work: Work, name: string, day: string, judged = addDays(day, 3)): readonly DemoFact[] => [
  submitted(work, name, day, day),
  accepted(work, name, judged, {}),
];

const submitted = (work: Work, name: string, day: string, recorded: string): DemoFact =>
  synthetic(
    recorded,
    `${work.task}-${work.milestone}-${name}`,
    'EvidenceSubmitted',
    day,
    {
      task: work.task,
      submission: submission(work, name),
      milestone: work.milestone,
      units: work.units,
      evidence: [{ name: 'Sản phẩm mẫu kèm biên bản (mô phỏng)', hash: null }],
    },
    REPORTER,
  );

const accepted = (work: Work, name: string, on: string, more: object): DemoFact =>
  synthetic(
    on,
    `${work.task}-${work.milestone}-${name}`,
    'EvidenceAccepted',
    null,
    { task: work.task, submission: submission(work, name), exceedsRequirement: false, ...more },
    ASSESSOR,
  );
