import type { AnyEvent } from '@kpi-ledger/events';
import { addDays } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { assigned, smallCity } from './city.js';
import { TestLedger } from './ledger.js';
import { eventsOf } from './random-history.js';

/** Something that happens to the work of the small city, to its plan, its rules, or to an import. */
const act = fc.record({
  what: fc.constantFrom(
    ...['assign', 'assign', 'assign', 'amend', 'submit', 'submit', 'submit', 'accept', 'reject', 'cancel'],
    ...['accept', 'accept', 'accept', 'accept', 'accept', 'submit', 'submit'],
    ...[
      'report',
      'handOver',
      'handOver',
      'excuse',
      'plan',
      'rule',
      'absence',
      'correct',
      'correct',
      'retract',
      'import',
    ],
  ),
  after: fc.integer({ min: 0, max: 5 }),
  late: fc.integer({ min: 0, max: 30 }),
  which: fc.nat(200),
});
export const workHistory: fc.Arbitrary<readonly Act[]> = fc.array(act, { minLength: 20, maxLength: 44 });
export type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** Who may have work there. */
export const DOERS = [{ unit: 'so-a' }, { person: 'director' }, { person: 'employee' }, { unit: 'ubnd-tp' }] as const;
const READINGS = [
  ['P35', 'ACCEPTANCE'],
  ['P41', 'ONE_PER_SUBMISSION'],
  ['P43', 'ALL_LIKE_INABILITY'],
  ['P36', 'NOT_SCORED'],
] as const;

/** A history of work; the rows of an import carry its id, and it may never be completed. */
export async function playedWork(acts: readonly Act[]): Promise<readonly AnyEvent[]> {
  const ledger = new TestLedger();
  await smallCity(ledger);
  for (const [i, doer] of DOERS.entries()) await assigned(ledger, `first-${i}`, '2026-03-10', 2, doer);
  await oneDone(ledger);
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

/** So that no history is without work that is completed: one task of two units, done in January. */
async function oneDone(ledger: TestLedger): Promise<void> {
  const of = { task: 'done', submission: 'done-1' };
  await assigned(ledger, of.task, '2026-01-20', 2, DOERS[0]);
  await ledger.record('EvidenceSubmitted', { ...of, milestone: 'm1', units: 2, evidence: [] }, '2026-01-06');
  await ledger.record('EvidenceAccepted', { ...of, exceedsRequirement: false }, '2026-01-06');
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
  const submission =
    what === 'accept' ? before.findLast(({ type }) => type === 'EvidenceSubmitted') : pick('EvidenceSubmitted');
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
    await ledger.record(
      'TaskAmended',
      { task: task.data.task, reason: 'x', milestones: [{ key: 'm1', due, units: 1 + (which % 4) }] },
      earlier,
    );
  else if (what === 'submit')
    await ledger.record(
      'EvidenceSubmitted',
      { task: task.data.task, submission: `s${before.length}`, milestone: 'm1', units: 1 + (which % 2), evidence: [] },
      earlier,
    );
  else if (what === 'report')
    await ledger.record('TaskReported', {
      ...{ task: task.data.task, milestone: 'm1', note: 'x', percent: '50' },
      ...(which % 2 === 0 ? { synthetic: true } : {}),
    });
  else if (what === 'cancel')
    await ledger.record('TaskCancelled', { task: task.data.task, milestones: null, reason: 'x' }, earlier);
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
