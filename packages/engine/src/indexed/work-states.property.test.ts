import type { AnyEvent } from '@kpi-ledger/events';
import { addDays, parsePeriod, type TrackedPeriod } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completionOf } from '../progress/completion.js';
import { personScore } from '../rate/person-score.js';
import { postsAt, ratedPosts } from '../rate/rows.js';
import { workBehind } from '../rate/work-behind.js';
import { type Reading, readingOf } from '../reading/reading.js';
import { smallCity } from '../testing/city.js';
import { TestLedger } from '../testing/ledger.js';
import { eventsOf } from '../testing/random-history.js';
import { indexedReading } from './indexed-reading.js';
import { LogByStream } from './log-by-stream.js';

const act = fc.record({
  what: fc.constantFrom(
    ...['assign', 'assign', 'assign', 'amend', 'submit', 'submit', 'submit', 'accept', 'reject', 'cancel'],
    ...['accept', 'accept', 'accept', 'accept', 'accept', 'submit', 'submit'],
    ...['handOver', 'handOver', 'excuse', 'plan', 'rule', 'absence', 'correct', 'correct', 'retract', 'import'],
  ),
  after: fc.integer({ min: 0, max: 10 }),
  late: fc.integer({ min: 0, max: 30 }),
  which: fc.nat(200),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

const DOERS = [{ unit: 'so-a' }, { person: 'director' }, { person: 'employee' }, { unit: 'ubnd-tp' }] as const;
const READINGS = [
  ['P35', 'ACCEPTANCE'],
  ['P41', 'ONE_PER_SUBMISSION'],
  ['P43', 'ALL_LIKE_INABILITY'],
  ['P36', 'NOT_SCORED'],
] as const;

/** A history of work; the rows of an import carry its id, and it may never be completed. */
async function played(acts: readonly Act[]): Promise<readonly AnyEvent[]> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  let today = '2026-01-03';
  let open: string | null = null;
  const rows = new Map<number, string>();
  for (const [i, one] of acts.entries()) {
    today = addDays(today, one.after);
    ledger.on(today);
    const before = await eventsOf(ledger);
    if (one.what === 'import') {
      if (open === null) {
        open = `nhap-${i}`;
        const started = { import: open, kind: 'tasks', file: 'x', fileHash: 'a'.repeat(64), rows: 1 } as const;
        await ledger.record('ImportStarted', started);
      } else {
        await ledger.record('ImportCompleted', { import: open, recorded: 1, skipped: 0 });
        open = null;
      }
      continue;
    }
    await happen(ledger, before, one, today);
    const { length } = await eventsOf(ledger);
    if (open !== null && one.which % 2 === 0) for (let n = before.length; n < length; n += 1) rows.set(n, open);
  }
  return (await eventsOf(ledger)).map((event, n) =>
    rows.has(n) ? ({ ...event, correlationId: rows.get(n) } as AnyEvent) : event,
  );
}

async function happen(ledger: TestLedger, before: readonly AnyEvent[], one: Act, today: string): Promise<void> {
  const { what, which, late } = one;
  const pick = (type: AnyEvent['type']) => {
    const found = before.filter((event) => event.type === type);
    return found[which % Math.max(1, found.length)];
  };
  const due = addDays(today, (which % 100) - 10);
  const earlier = addDays(today, -late);
  const task = pick('TaskAssigned');
  const submission = what === 'accept' ? before.findLast(({ type }) => type === 'EvidenceSubmitted') : pick('EvidenceSubmitted');
  if (what === 'assign')
    await ledger.record('TaskAssigned', {
      ...{ task: `t${before.length}`, ...DOERS[which % DOERS.length], basis: which % 5 === 0 ? 'UNPLANNED' : 'PLAN' },
      milestones: [{ key: 'm1', due, units: 1 + (which % 3) }],
      ...(which % 3 === 0 ? { plan: { plan: 'ke-hoach', row: '1' } } : {}),
      ...(which % 7 === 0 ? {} : { snapshot: { factor: which % 2 === 0 ? '1' : '1.5', decidedBy: 'x' } }),
    } as never);
  else if (what === 'plan')
    await ledger.record(
      'PlanAdopted',
      {
        ...{ plan: 'ke-hoach', title: 'x', number: which % 2 === 0 ? '1/KH' : null },
        ...{ adoptedOn: which % 3 === 0 ? null : earlier, issuer: null, document: 'x', documentHash: 'a'.repeat(64) },
      },
      earlier,
    );
  else if (what === 'rule') {
    const [id, value] = READINGS[which % READINGS.length] ?? READINGS[0];
    await ledger.record('RuleSetAdopted', { rules: [{ id, value, from: '2026-01-01', source: 'x' }] });
  } else if (what === 'absence')
    await ledger.record(
      'AbsenceRecorded',
      { person: which % 2 === 0 ? 'employee' : 'director', until: addDays(today, which), kind: 'SICK' },
      earlier,
    );
  else if (what === 'retract' || what === 'correct') await secondThought(ledger, before, one, due);
  else if (task?.type !== 'TaskAssigned') return;
  else if (what === 'amend')
    await ledger.record('TaskAmended', {
      ...{ task: task.data.task, reason: 'x' },
      milestones: [{ key: 'm1', due, units: 1 + (which % 4) }],
    });
  else if (what === 'submit')
    await ledger.record(
      'EvidenceSubmitted',
      { task: task.data.task, submission: `s${before.length}`, milestone: 'm1', units: 1 + (which % 2), evidence: [] },
      earlier,
    );
  else if (what === 'cancel') await ledger.record('TaskCancelled', { task: task.data.task, milestones: null, reason: 'x' });
  else if (what === 'excuse')
    await ledger.record('ObjectiveCauseConfirmed', {
      ...{ task: task.data.task, reason: 'x' },
      deadline: { milestone: 'm1', due: task.data.milestones[0]?.due ?? due },
    });
  else if (what === 'handOver') {
    const doer = DOERS[which % DOERS.length] ?? DOERS[0];
    await ledger.record('TaskHandedOver', {
      ...{ task: task.data.task, units: null, milestone: null, newDeadline: which % 2 === 0 ? due : null },
      ...('unit' in doer ? { toUnit: doer.unit } : { toPerson: doer.person }),
      reason: which % 3 === 0 ? 'INABILITY' : 'REASSIGNMENT',
    });
  } else if (submission?.type === 'EvidenceSubmitted') {
    const of = { task: submission.data.task, submission: submission.data.submission };
    if (what === 'reject')
      await ledger.record(
        'EvidenceRejected',
        { ...of, major: which % 2 === 0, reason: 'x', newDeadline: which % 3 === 0 ? due : null },
        submission.validAt,
      );
    else {
      const confirmed = which % 3 === 0 ? { confirmedDay: { day: submission.validAt, reason: 'x' } } : {};
      await ledger.record('EvidenceAccepted', { ...of, exceedsRequirement: false, ...confirmed }, submission.validAt);
    }
  }
}

async function secondThought(ledger: TestLedger, before: readonly AnyEvent[], one: Act, due: string): Promise<void> {
  const said = before.filter(({ stream }) => /^(task|plan|official)-/.test(stream));
  const target = said[one.which % Math.max(1, said.length)];
  if (target === undefined) return;
  const about = { stream: target.stream, target: target.id, targetType: target.type, reason: 'x' };
  if (one.what === 'retract') await ledger.record('FactRetracted', about, target.validAt);
  else if (target.type === 'TaskAssigned') {
    const data = { ...target.data, milestones: [{ key: 'm1', due, units: 2 }] };
    await ledger.record('FactCorrected', { ...about, data, correctedValidAt: null } as never, target.validAt);
  } else if (target.type === 'AbsenceRecorded') {
    const data = { ...target.data, person: 'employee' };
    await ledger.record('FactCorrected', { ...about, data, correctedValidAt: null } as never, target.validAt);
  } else
    await ledger.record(
      'FactCorrected',
      { ...about, data: target.data, correctedValidAt: addDays(target.validAt, -one.late) } as never,
      target.validAt,
    );
}

const question = fc.record({
  grown: fc.integer({ min: 60, max: 100 }),
  known: fc.integer({ min: 70, max: 100 }),
  days: fc.integer({ min: 10, max: 220 }),
  period: fc.constantFrom('2026-Q1', '2026-Q2', '2026-02'),
});

/** What rests on the work, with its derivation and without, and the work behind it. */
function saidBy(reading: Reading, effective: string, id: string): unknown {
  const period = parsePeriod(id) as TrackedPeriod;
  return {
    rows: ratedPosts(reading, period, effective, postsAt(reading, period, effective)),
    scores: ['director', 'employee'].flatMap((person) =>
      [true, false].map((derivation) => {
        const score = personScore(reading, person, period, effective, { derivation });
        const { lines, unscored, leftOut, matters } = workBehind(reading, score);
        return { score, lines, unscored, leftOut, matters: matters() };
      }),
    ),
    completion: DOERS.map((doer) => completionOf(reading, doer, period, effective)),
  };
}

test('whatever happens to work, the figures kept by its states are those of a fold of the whole log', async () => {
  let scored = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 20, maxLength: 44 }),
      fc.array(question, { minLength: 3, maxLength: 7 }),
      async (acts, questions) => {
        const events = await played(acts);
        const knownAt = events.map(({ recordedAt }) => recordedAt).toSorted().at(-1) ?? null;
        const log = new LogByStream();
        let taken = 0;
        for (const { grown, known, days, period } of questions.toSorted((a, b) => a.grown - b.grown)) {
          const length = Math.ceil((events.length * grown) / 100);
          for (; taken < length; taken += 1) log.take(taken + 1, events[taken] as AnyEvent);
          const n = Math.ceil((length * known) / 100);
          const prefix = events.slice(0, n);
          const effective = addDays('2026-01-10', days);
          const fast = saidBy(indexedReading(log, n, () => prefix, knownAt), effective, period);
          expect(fast).toEqual(saidBy(readingOf(prefix, knownAt), effective, period));
          if (JSON.stringify(fast).includes('"units":[{')) scored += 1;
        }
      },
    ),
    { numRuns: 30 },
  );
  expect(scored).toBeGreaterThan(10);
}, 60_000);
