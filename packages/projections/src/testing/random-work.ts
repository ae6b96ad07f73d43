import fc from 'fast-check';
import { liveFacts, upTo } from '../facts/index.js';
import { addDays, type Day, parsePeriod } from '../time/index.js';
import { foldTask, linesOf, type Task, type TrackedPeriod, type WorkRules } from '../work/index.js';
import { History, milestone } from './history.js';
import { type NaiveParameters, naiveWork } from './naive-work.js';

export const QUARTERS = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
export const DOERS = [{ unit: 'so-a' }, { unit: 'so-b' }, { person: 'p1' }] as const;

const key = fc.constantFrom('m1', 'm2');
const ahead = fc.integer({ min: 0, max: 100 });
const few = fc.integer({ min: 1, max: 3 });

/** Something that happens some days after the one before it. */
const step = fc.oneof(
  fc.record({
    what: fc.constant('amend' as const),
    key,
    ahead,
    units: fc.integer({ min: 0, max: 5 }),
    decided: fc.boolean(),
  }),
  fc.record({ what: fc.constant('submit' as const), key, units: few, late: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ what: fc.constant('submit' as const), key, units: few, late: fc.constant(0) }),
  fc.record({
    what: fc.constant('accept' as const),
    which: fc.nat(20),
    confirmed: fc.option(fc.integer({ min: 0, max: 40 })),
  }),
  fc.record({ what: fc.constant('accept' as const), which: fc.nat(20), confirmed: fc.constant(null) }),
  fc.record({
    ...{ what: fc.constant('reject' as const), which: fc.nat(20), major: fc.boolean() },
    ...{ atFault: fc.option(few), ahead: fc.option(ahead) },
  }),
  fc.record({ what: fc.constant('excuse' as const), which: fc.nat(20) }),
  fc.record({ what: fc.constant('excuseDue' as const), key, which: fc.nat(20) }),
  fc.record({ what: fc.constant('cancel' as const), keys: fc.option(fc.uniqueArray(key, { minLength: 1 })) }),
  fc.record({
    what: fc.constant('handOver' as const),
    to: fc.constantFrom({ toUnit: 'so-b' }, { toPerson: 'p1' }, { toUnit: 'so-a' }),
    reason: fc.constantFrom('INABILITY' as const, 'REASSIGNMENT' as const),
    ...{ units: fc.option(few), key: fc.option(key), ahead: fc.option(ahead) },
  }),
  fc.record({ what: fc.constant('retract' as const), which: fc.nat(30) }),
);

const parameters: fc.Arbitrary<NaiveParameters> = fc.record({
  p35: fc.constantFrom('SUBMISSION', 'ACCEPTANCE'),
  p37: fc.constantFrom('BY_DEADLINE_IN_FORCE', 'NEVER_LEAVES_A'),
  p40: fc.constantFrom('KEPT', 'START_ANEW'),
  p41: fc.constantFrom('EVERY_UNIT', 'ONE_PER_SUBMISSION'),
  p43: fc.constantFrom('BY_REASON', 'ALL_LIKE_INABILITY'),
  p44: fc.constantFrom('NEW_DEADLINE_REPLACES', 'FAULT_ONLY'),
});

const rulesOf = ({ p35, p37, p40, p41, p43, p44 }: NaiveParameters): WorkRules => ({
  closeDayOfMonth: 5,
  closeDayOfQuarter: 10,
  completionDay: p35,
  cancellation: p37,
  carriedFaults: p40,
  unitsOfSubmission: p41,
  handover: p43,
  deadlineAtRejection: p44,
});

export const randomHistory = fc.record({
  parameters,
  basis: fc.constantFrom('PLAN', 'PLAN', 'UNPLANNED'),
  decided: fc.boolean(),
  first: fc.integer({ min: 0, max: 20 }),
  milestones: fc.tuple(fc.record({ ahead, units: few }), fc.record({ ahead, units: few })),
  steps: fc.array(fc.record({ after: fc.integer({ min: 0, max: 30 }), step }), { maxLength: 14 }),
});

/** The oracle walks one year: days outside it become its first or last. */
const within = (day: Day): Day => (day > '2026-12-31' ? '2026-12-31' : day < '2026-01-01' ? '2026-01-01' : day);

type RandomHistory = typeof randomHistory extends fc.Arbitrary<infer A> ? A : never;

function played({ basis, decided, first, milestones: [m1, m2], steps }: RandomHistory): History {
  let today = addDays('2026-01-02', first);
  const log = new History().on(today);
  const due = (days: number) => within(addDays(today, days - 5));
  const decision = { decision: { number: '1/QĐ', date: '2026-01-02' } };
  const listed = [milestone(due(m1.ahead), m1.units, 'm1'), milestone(due(m2.ahead), m2.units, 'm2')];
  log.assign('t', { unit: 'so-a' }, listed, { basis, ...(decided ? decision : {}) });
  let submissions = 0;
  const submissionOf = (which: number) => `s${which % Math.max(1, submissions)}`;
  const recordedOn = (id: string): Day | null =>
    log.events.find((e) => e.type === 'EvidenceSubmitted' && e.data.submission === id)?.recordedAt.slice(0, 10) ?? null;
  for (const { after, step: s } of steps) {
    today = within(addDays(today, after));
    log.on(today);
    switch (s.what) {
      case 'amend':
        log.amend('t', [milestone(due(s.ahead), s.units, s.key)], s.decided ? decision : {});
        break;
      case 'submit':
        log.submit('t', `s${submissions++}`, s.units, { milestone: s.key, validAt: addDays(today, -s.late) });
        break;
      case 'accept': {
        const recorded = recordedOn(submissionOf(s.which));
        if (recorded === null) break;
        const earlier = s.confirmed === null ? null : addDays(recorded, -s.confirmed);
        log.accept('t', submissionOf(s.which), earlier === null || earlier < '2026-01-02' ? undefined : earlier);
        break;
      }
      case 'reject': {
        if (recordedOn(submissionOf(s.which)) === null) break;
        const unitsAtFault = s.atFault === null ? {} : { unitsAtFault: s.atFault };
        const newDeadline = s.ahead === null ? null : due(s.ahead);
        log.reject('t', submissionOf(s.which), { major: s.major, ...unitsAtFault, newDeadline });
        break;
      }
      case 'excuse':
        if (recordedOn(submissionOf(s.which)) !== null) log.excuseRejection('t', submissionOf(s.which));
        break;
      case 'excuseDue': {
        const stated = log.events.flatMap((e) =>
          e.type === 'TaskAssigned' || e.type === 'TaskAmended' ? e.data.milestones : [],
        );
        log.excuseDeadline('t', stated[s.which % stated.length]?.due ?? today, s.key);
        break;
      }
      case 'cancel':
        log.cancel('t', s.keys);
        break;
      case 'handOver': {
        const newDeadline = s.ahead === null ? null : due(s.ahead);
        log.handOver('t', s.to, s.reason, { units: s.units, milestone: s.key, newDeadline });
        break;
      }
      case 'retract': {
        const target = log.events[1 + (s.which % Math.max(1, log.events.length - 1))];
        if (target !== undefined) log.retract(target.id);
        break;
      }
    }
  }
  return log;
}

function tally(task: Task, rules: WorkRules): { [place: string]: { assigned: number; done: string[] } } {
  const places: { [place: string]: { assigned: number; done: string[] } } = {};
  for (const doer of DOERS)
    for (const id of QUARTERS) {
      const period = parsePeriod(id) as TrackedPeriod;
      for (const line of linesOf([task], [doer], period, period.last, rules))
        places[`${'unit' in doer ? doer.unit : doer.person} ${id} ${line.extra ? 'extra' : 'base'}`] = {
          assigned: line.assigned,
          done: line.units
            .flatMap(({ count, qualityFaults, delays }) =>
              Array(count).fill(`faults ${qualityFaults} delays ${delays}`),
            )
            .sort(),
        };
    }
  return places;
}

/** The task of a random history as it stands at the end of the year, or nothing, and the rules to read it by. */
export const playedTask = (of: RandomHistory): { readonly task: Task | null; readonly rules: WorkRules } => ({
  task: foldTask(upTo(liveFacts(played(of).events), '2026-12-31'), new Map()),
  rules: rulesOf(of.parameters),
});

/** The lines of a random history as the projection folds them, and as the naive telling gives them. */
export function bothTellings(of: RandomHistory): { readonly folded: object; readonly naive: object } {
  const { events } = played(of);
  const { task, rules } = playedTask(of);
  return { folded: task === null ? {} : tally(task, rules), naive: naiveWork(events, of.parameters) };
}
