import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liveFacts, upTo } from '../facts/index.js';
import { History, milestone } from '../testing/history.js';
import { naiveWork } from '../testing/naive-work.js';
import { addDays, type Day, parsePeriod } from '../time/index.js';
import { foldTask, linesOf, type Task, type TrackedPeriod } from './index.js';

const RULES = { closeDayOfMonth: 5, closeDayOfQuarter: 10 };
const QUARTERS = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
const DOERS = [{ unit: 'so-a' }, { unit: 'so-b' }, { person: 'p1' }] as const;

const key = fc.constantFrom('m1', 'm2');
const ahead = fc.integer({ min: 0, max: 100 });
const few = fc.integer({ min: 1, max: 3 });

/** Something that happens some days after the one before it. */
const step = fc.oneof(
  fc.record({ what: fc.constant('amend'), key, ahead, units: fc.integer({ min: 0, max: 5 }), decided: fc.boolean() }),
  fc.record({ what: fc.constant('submit'), key, units: few, late: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ what: fc.constant('submit'), key, units: few, late: fc.constant(0) }),
  fc.record({ what: fc.constant('accept'), which: fc.nat(20), confirmed: fc.option(fc.integer({ min: 0, max: 40 })) }),
  fc.record({ what: fc.constant('accept'), which: fc.nat(20), confirmed: fc.constant(null) }),
  fc.record({
    what: fc.constant('reject'),
    which: fc.nat(20),
    major: fc.boolean(),
    atFault: fc.option(few),
    ahead: fc.option(ahead),
  }),
  fc.record({ what: fc.constant('excuse'), which: fc.nat(20) }),
  fc.record({ what: fc.constant('excuseDue'), key, which: fc.nat(20) }),
  fc.record({ what: fc.constant('cancel'), keys: fc.option(fc.uniqueArray(key, { minLength: 1 })) }),
  fc.record({
    what: fc.constant('handOver'),
    to: fc.constantFrom({ toUnit: 'so-b' }, { toPerson: 'p1' }, { toUnit: 'so-a' }),
    reason: fc.constantFrom('INABILITY' as const, 'REASSIGNMENT' as const),
    units: fc.option(few),
    key: fc.option(key),
    ahead: fc.option(ahead),
  }),
  fc.record({ what: fc.constant('retract'), which: fc.nat(30) }),
) as fc.Arbitrary<{ what: string } & Record<string, never>>;

const history = fc.record({
  basis: fc.constantFrom('PLAN', 'PLAN', 'UNPLANNED'),
  decided: fc.boolean(),
  first: fc.integer({ min: 0, max: 20 }),
  milestones: fc.tuple(fc.record({ ahead, units: few }), fc.record({ ahead, units: few })),
  steps: fc.array(fc.record({ after: fc.integer({ min: 0, max: 30 }), step }), { maxLength: 14 }),
});

/** The oracle walks one year: days outside it become its first or last. */
const within = (day: Day): Day => (day > '2026-12-31' ? '2026-12-31' : day < '2026-01-01' ? '2026-01-01' : day);

function played({
  basis,
  decided,
  first,
  milestones: [m1, m2],
  steps,
}: typeof history extends fc.Arbitrary<infer A> ? A : never): History {
  let today = addDays('2026-01-02', first);
  const log = new History().on(today);
  const due = (days: number) => within(addDays(today, days - 5));
  const decision = { decision: { number: '1/QĐ', date: '2026-01-02' } };
  const listed = [milestone(due(m1.ahead), m1.units, 'm1'), milestone(due(m2.ahead), m2.units, 'm2')];
  log.assign('t', { unit: 'so-a' }, listed, { basis, ...(decided ? decision : {}) });
  const submissions: string[] = [];
  for (const { after, step: raw } of steps) {
    today = within(addDays(today, after));
    log.on(today);
    // biome-ignore lint/suspicious/noExplicitAny: the steps are a union that fast-check cannot name.
    const s = raw as any;
    const submission = submissions[s.which % Math.max(1, submissions.length)];
    const judged = (id: string) => log.events.find((e) => e.type === 'EvidenceSubmitted' && e.data.submission === id);
    switch (s.what) {
      case 'amend':
        log.amend('t', [milestone(due(s.ahead), s.units, s.key)], s.decided ? decision : {});
        break;
      case 'submit':
        submissions.push(`s${submissions.length}`);
        log.submit('t', `s${submissions.length - 1}`, s.units, { milestone: s.key, validAt: addDays(today, -s.late) });
        break;
      case 'accept':
        if (submission !== undefined) {
          const recorded = judged(submission)?.recordedAt.slice(0, 10) ?? today;
          const earlier = addDays(recorded, -(s.confirmed ?? 0));
          log.accept('t', submission, s.confirmed === null || earlier < '2026-01-02' ? undefined : earlier);
        }
        break;
      case 'reject':
        if (submission !== undefined)
          log.reject('t', submission, {
            major: s.major,
            ...(s.atFault === null ? {} : { unitsAtFault: s.atFault }),
            newDeadline: s.ahead === null ? null : due(s.ahead),
          });
        break;
      case 'excuse':
        if (submission !== undefined) log.excuseRejection('t', submission);
        break;
      case 'excuseDue': {
        const dues = log.events.flatMap((e) =>
          e.type === 'TaskAssigned' || e.type === 'TaskAmended' ? e.data.milestones : [],
        );
        log.excuseDeadline('t', dues[s.which % dues.length]?.due ?? today, s.key);
        break;
      }
      case 'cancel':
        log.cancel('t', s.keys);
        break;
      case 'handOver':
        log.handOver('t', s.to, s.reason, {
          units: s.units,
          milestone: s.key,
          newDeadline: s.ahead === null ? null : due(s.ahead),
        });
        break;
      case 'retract': {
        const target = log.events[1 + (s.which % Math.max(1, log.events.length - 1))];
        if (target !== undefined) log.retract(target.id);
        break;
      }
    }
  }
  return log;
}

function tally(task: Task): { [place: string]: { assigned: number; done: string[] } } {
  const places: { [place: string]: { assigned: number; done: string[] } } = {};
  for (const doer of DOERS)
    for (const id of QUARTERS) {
      const period = parsePeriod(id) as TrackedPeriod;
      for (const line of linesOf([task], [doer], period, period.last, RULES))
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

test('The lines of every doer and quarter are those of the unit-by-unit, day-by-day telling.', () => {
  fc.assert(
    fc.property(history, (of) => {
      const { events } = played(of);
      const task = foldTask(upTo(liveFacts(events), '2026-12-31'), new Map());
      expect(task === null ? {} : tally(task)).toEqual(naiveWork(events));
    }),
    { numRuns: 1500 },
  );
});
