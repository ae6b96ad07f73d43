import type { AnyEvent } from '@kpi-ledger/events';
import fc from 'fast-check';
import { it } from 'vitest';
import { eventsOf, same } from '../testing/history.js';
import { expectLaws, type Oracle } from '../testing/laws.js';
import { type Attempt, DECISION, TODAY } from '../testing/world.js';

const key = fc.constantFrom('m1', 'm2', 'm3');
const day = fc.constantFrom('2026-02-10', '2026-03-31', '2026-06-30', '2026-08-31');
const pastDay = fc.constantFrom('2026-02-01', '2026-03-20', '2026-07-01', '2026-07-16');
const milestone = fc.record({ key, due: day, units: fc.integer({ min: 0, max: 4 }) });
const milestones = fc.uniqueArray(milestone, { minLength: 1, maxLength: 3, selector: (it) => it.key });
const submission = fc.constantFrom('s1', 's2', 's3', 's4');
const actor = fc.constantFrom('so-noi-vu', 'so-noi-vu', 'so-noi-vu', 'p1', 'p2');
const reason = 'Lý do';

const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  {
    weight: 2,
    arbitrary: milestones.map(
      (it): Attempt => ({
        type: 'TaskAssigned',
        validAt: '2026-01-05',
        data: { task: 't', person: 'p1', basis: 'PLAN', title: 'Việc', milestones: it },
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(milestones, pastDay)
      .map(([it, validAt]): Attempt => ({ type: 'TaskAmended', validAt, data: { task: 't', milestones: it, reason } })),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(submission, key, fc.integer({ min: 0, max: 3 }), pastDay, actor).map(
      ([code, milestone, units, validAt, by]): Attempt => ({
        type: 'EvidenceSubmitted',
        validAt,
        data: { task: 't', submission: code, milestone, units, evidence: [] },
        actor: by,
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(submission, fc.boolean(), actor).map(
      ([code, exceedsRequirement, by]): Attempt => ({
        type: 'EvidenceAccepted',
        validAt: null,
        data: { task: 't', submission: code, exceedsRequirement },
        actor: by,
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(submission, fc.boolean(), fc.option(fc.integer({ min: 0, max: 3 })), actor).map(
      ([code, major, atFault, by]): Attempt => ({
        type: 'EvidenceRejected',
        validAt: null,
        data: {
          task: 't',
          submission: code,
          major,
          reason,
          newDeadline: null,
          ...(atFault !== null && { unitsAtFault: atFault }),
        },
        actor: by,
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(key, day).map(
      ([milestone, due]): Attempt => ({
        type: 'ObjectiveCauseConfirmed',
        validAt: null,
        data: { task: 't', deadline: { milestone, due }, reason, decision: DECISION },
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: submission.map(
      (code): Attempt => ({
        type: 'ObjectiveCauseConfirmed',
        validAt: null,
        data: { task: 't', submission: code, reason, decision: DECISION },
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .option(fc.uniqueArray(key, { maxLength: 2 }))
      .map(
        (keys): Attempt => ({ type: 'TaskCancelled', validAt: TODAY, data: { task: 't', milestones: keys, reason } }),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(key, fc.constantFrom('0', '55.5', '101')).map(
      ([milestone, percent]): Attempt => ({
        type: 'TaskReported',
        validAt: TODAY,
        data: { task: 't', milestone, note: 'x', percent },
      }),
    ),
  },
);

const assignment: Attempt = {
  type: 'TaskAssigned',
  validAt: '2026-01-05',
  data: {
    task: 't',
    person: 'p1',
    basis: 'PLAN',
    title: 'Việc',
    milestones: [
      { key: 'm1', due: '2026-03-31', units: 3 },
      { key: 'm2', due: '2026-06-30', units: 2 },
    ],
  },
};
const delivered = (milestone: string, today: string): Attempt => ({
  type: 'EvidenceSubmitted',
  validAt: '2026-03-20',
  data: { task: 't', submission: 's1', milestone, units: 2, evidence: [] },
  today,
});
const accepted: Attempt = {
  type: 'EvidenceAccepted',
  validAt: null,
  data: { task: 't', submission: 's1', exceedsRequirement: false },
};
const returned: Attempt = {
  type: 'EvidenceRejected',
  validAt: null,
  data: { task: 't', submission: 's1', major: true, reason, newDeadline: null },
};
const openings = fc.constantFrom(
  [],
  [assignment],
  [assignment, delivered('m1', TODAY), returned],
  [assignment, delivered('m1', TODAY), returned, accepted],
  [assignment, delivered('m2', '2026-06-30'), accepted],
  [assignment, delivered('m2', '2026-07-01'), accepted],
);

/** Plain answers over the whole history, computed anew each time. */
function history(events: readonly AnyEvent[]) {
  const sets = events.flatMap((event) =>
    event.type === 'TaskAssigned' || event.type === 'TaskAmended' ? event.data.milestones : [],
  );
  const latest = (milestone: string) => sets.filter((it) => it.key === milestone).at(-1);
  const accepted = (code: string) => eventsOf(events, 'EvidenceAccepted').find((it) => it.data.submission === code);
  const rejected = (code: string) => eventsOf(events, 'EvidenceRejected').find((it) => it.data.submission === code);
  const submissions = eventsOf(events, 'EvidenceSubmitted');
  return {
    assigned: eventsOf(events, 'TaskAssigned').length > 0,
    latest,
    dues: (milestone: string) => sets.filter((it) => it.key === milestone).map(({ due }) => due),
    cancelled: (milestone: string) =>
      events.some((event, i) => {
        if (event.type !== 'TaskCancelled') return false;
        if (event.data.milestones !== null) return event.data.milestones.includes(milestone);
        return events
          .slice(0, i)
          .some(
            (it) =>
              (it.type === 'TaskAssigned' || it.type === 'TaskAmended') &&
              it.data.milestones.some((m) => m.key === milestone),
          );
      }),
    submitted: (code: string) => submissions.find((it) => it.data.submission === code),
    accepted,
    rejected,
    taken: (milestone: string) =>
      submissions
        .filter(({ data }) => data.milestone === milestone && (accepted(data.submission) || !rejected(data.submission)))
        .reduce((sum, { data }) => sum + data.units, 0),
    inTime: (milestone: string, due: string) =>
      submissions
        .filter(
          (it) => it.data.milestone === milestone && accepted(it.data.submission) && it.recordedAt.slice(0, 10) <= due,
        )
        .reduce((sum, { data }) => sum + data.units, 0),
  };
}

const oracle: Oracle = (events, attempt, validAt) => {
  const fact = attempt as unknown as AnyEvent;
  const last = events.filter((it) => it.type === fact.type).at(-1);
  if (fact.type === 'TaskAssigned') {
    if (last)
      return same((last as Extract<AnyEvent, { readonly type: 'TaskAssigned' }>).data.milestones, fact.data.milestones)
        ? 'ALREADY_SO'
        : 'REFUSE';
    return fact.data.milestones.every(({ units }) => units > 0) ? 'RECORD' : 'REFUSE';
  }
  // What happens tomorrow is refused, unless it only says again what is so.
  if (validAt > TODAY && fact.type !== 'ObjectiveCauseConfirmed')
    return later(events, attempt, validAt) === 'ALREADY_SO' ? 'ALREADY_SO' : 'REFUSE';
  return later(events, attempt, validAt);
};

/** The same for whatever comes after the assignment, on any day. */
const later: Oracle = (events, attempt, validAt) => {
  const h = history(events);
  const fact = attempt as unknown as AnyEvent;
  if (!h.assigned) return 'REFUSE';
  switch (fact.type) {
    case 'TaskAmended': {
      const isSo = fact.data.milestones.every((it) => same(h.latest(it.key), it) && !h.cancelled(it.key));
      if (isSo) return 'ALREADY_SO';
      const right = fact.data.milestones.every(
        ({ key: name, due, units }) =>
          units > 0 && !h.cancelled(name) && units >= h.taken(name) && (due >= validAt || h.latest(name)?.due === due),
      );
      return right ? 'RECORD' : 'REFUSE';
    }
    case 'EvidenceSubmitted': {
      const known = h.submitted(fact.data.submission);
      if (known) return known.validAt === validAt && same(known.data, fact.data) ? 'ALREADY_SO' : 'REFUSE';
      const milestone = h.latest(fact.data.milestone);
      const fits =
        milestone && !h.cancelled(milestone.key) && h.taken(milestone.key) + fact.data.units <= milestone.units;
      return fits && fact.data.units > 0 ? 'RECORD' : 'REFUSE';
    }
    case 'EvidenceAccepted': {
      const known = h.submitted(fact.data.submission);
      if (!known) return 'REFUSE';
      const before = h.accepted(fact.data.submission);
      if (before) return same(before.data, fact.data) ? 'ALREADY_SO' : 'REFUSE';
      if (attempt.actor === 'p1' || (attempt.actor === known.actor && known.actor.startsWith('p'))) return 'REFUSE';
      const { milestone, units } = known.data;
      const open = (h.latest(milestone)?.units ?? 0) - h.taken(milestone);
      const fits = !h.rejected(fact.data.submission) || (!h.cancelled(milestone) && units <= open);
      return fits ? 'RECORD' : 'REFUSE';
    }
    case 'EvidenceRejected': {
      const known = h.submitted(fact.data.submission);
      const before = h.rejected(fact.data.submission);
      const accepted = h.accepted(fact.data.submission);
      if (before && !accepted && same(before.data, fact.data)) return 'ALREADY_SO';
      if (!known || before || accepted) return 'REFUSE';
      if (attempt.actor === 'p1' || (attempt.actor === known.actor && known.actor.startsWith('p'))) return 'REFUSE';
      const { unitsAtFault: n, major } = fact.data;
      return n === undefined || (major && n >= 1 && n <= known.data.units) ? 'RECORD' : 'REFUSE';
    }
    case 'ObjectiveCauseConfirmed': {
      const { deadline, submission: code } = fact.data;
      const before = eventsOf(events, 'ObjectiveCauseConfirmed').some(({ data }) =>
        same([data.deadline, data.submission], [deadline, code]),
      );
      if (before) return 'ALREADY_SO';
      if (deadline === undefined) return h.rejected(code ?? '') ? 'RECORD' : 'REFUSE';
      const units = h.latest(deadline.milestone)?.units ?? 0;
      const missed = deadline.due < TODAY && h.inTime(deadline.milestone, deadline.due) < units;
      return h.dues(deadline.milestone).includes(deadline.due) && missed ? 'RECORD' : 'REFUSE';
    }
    case 'TaskCancelled': {
      const all = [
        ...new Set(
          events.flatMap((it) =>
            it.type === 'TaskAssigned' || it.type === 'TaskAmended' ? it.data.milestones.map((m) => m.key) : [],
          ),
        ),
      ];
      const keys = fact.data.milestones ?? all;
      if (keys.length > 0 && keys.every((it) => h.cancelled(it))) return 'ALREADY_SO';
      return keys.length > 0 && keys.every((it) => all.includes(it)) ? 'RECORD' : 'REFUSE';
    }
    case 'TaskReported': {
      const { milestone = '', percent } = fact.data;
      const reports = eventsOf(events, 'TaskReported').filter(({ data }) => data.milestone === milestone);
      if (same(reports.at(-1)?.data, fact.data)) return 'ALREADY_SO';
      return h.latest(milestone) && !h.cancelled(milestone) && percent !== '101' ? 'RECORD' : 'REFUSE';
    }
    default:
      throw new Error(fact.type);
  }
};

it('records the right facts of a task, nothing twice, and nothing of what is refused', () => {
  expectLaws(attempts, oracle, { openings, numRuns: 500 });
});
