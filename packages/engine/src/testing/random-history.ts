import type { AnyEvent } from '@kpi-ledger/events';
import { addDays, type Day } from '@kpi-ledger/projections';
import fc from 'fast-check';
import { assigned, FULL_CELLS, smallCity } from './city.js';
import type { TestLedger } from './ledger.js';

/** Something recorded some days after what came before it, now and then speaking about an earlier day. */
export interface Step {
  readonly what:
    | 'assign'
    | 'submit'
    | 'accept'
    | 'reject'
    | 'amend'
    | 'judge'
    | 'confirm'
    | 'leave'
    | 'correct'
    | 'retract';
  readonly after: number;
  readonly late: number;
  readonly which: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom<Step['what'][]>(
    'assign',
    'assign',
    'submit',
    'submit',
    'accept',
    'accept',
    'reject',
    'amend',
    'judge',
    'confirm',
    'leave',
    'correct',
    'correct',
    'retract',
  ),
  // 22 steps end in November: tests go on in December.
  after: fc.integer({ min: 0, max: 15 }),
  late: fc.integer({ min: 0, max: 30 }),
  which: fc.nat(200),
});

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(step, { minLength: 4, maxLength: 22 });

const ONCE = [
  ...['assign', 'submit', 'accept', 'judge', 'confirm', 'assign', 'amend', 'submit', 'reject'],
  ...['correct', 'retract', 'leave'],
] as const;
/** A long history with each kind of step twice, for tests that must have met enough of them however chance falls. */
export const EVERYTHING_TWICE: readonly Step[] = [...ONCE, ...ONCE].map((what, i) => ({
  ...{ what, after: 5, late: 3, which: i },
}));

/** Plays the steps on a small city; `between` is called after each of them. */
export async function play(
  ledger: TestLedger,
  all: readonly Step[],
  between: () => Promise<void> = async () => {},
): Promise<void> {
  await smallCity(ledger);
  let today: Day = '2026-01-03';
  let submissions = 0;
  for (const { what, after, late, which } of all) {
    today = addDays(today, after);
    ledger.on(today);
    const events = await eventsOf(ledger);
    const task = taskOf(events, which);
    const submission = events.filter(({ type }) => type === 'EvidenceSubmitted')[which % Math.max(1, submissions)];
    const earlier = addDays(today, -late);
    const due = addDays(today, which % 80);
    if (what === 'assign')
      await assigned(
        ledger,
        `t${events.length}`,
        due,
        1 + (which % 3),
        which % 4 === 0 ? { person: 'employee' } : { unit: 'so-a' },
      );
    else if (what === 'submit' && task !== null)
      await ledger.record(
        'EvidenceSubmitted',
        { task, submission: `s${submissions++}`, milestone: 'm1', units: 1 + (which % 2), evidence: [] },
        earlier,
      );
    else if (what === 'amend' && task !== null)
      await ledger.record('TaskAmended', {
        task,
        milestones: [{ key: 'm1', due, units: 1 + (which % 3) }],
        reason: 'x',
      });
    else if ((what === 'accept' || what === 'reject') && submission?.type === 'EvidenceSubmitted') {
      const of = { task: submission.data.task, submission: submission.data.submission };
      if (what === 'accept')
        await ledger.record('EvidenceAccepted', { ...of, exceedsRequirement: false }, submission.validAt);
      else
        await ledger.record(
          'EvidenceRejected',
          { ...of, major: which % 2 === 0, reason: 'x', newDeadline: which % 3 === 0 ? due : null },
          submission.validAt,
        );
    } else if (what === 'judge') await judge(ledger, which);
    else if (what === 'confirm')
      await ledger.record(
        'PeriodScoreConfirmed',
        { person: 'employee', period: '2026-Q1', S: String(40 + (which % 60)), calculatedAt: null },
        '2026-03-31',
      );
    else if (what === 'leave')
      await ledger.record('OfficialLeft', { person: 'employee', unit: 'so-a', reason: 'OTHER' }, earlier);
    else if (what === 'correct') await correct(ledger, events[1 + (which % Math.max(1, events.length - 1))], late);
    else if (what === 'retract') await retract(ledger, events[1 + (which % Math.max(1, events.length - 1))]);
    await between();
  }
}

export async function eventsOf(ledger: TestLedger): Promise<readonly AnyEvent[]> {
  const events: AnyEvent[] = [];
  for await (const { event } of ledger.store.readAll()) events.push(event);
  return events;
}

function taskOf(events: readonly AnyEvent[], which: number): string | null {
  const tasks = events.flatMap((event) => (event.type === 'TaskAssigned' ? [event.data.task] : []));
  return tasks[which % Math.max(1, tasks.length)] ?? null;
}

async function judge(ledger: TestLedger, which: number): Promise<void> {
  const of = { person: 'director', period: '2026-Q1' };
  const cells = { ...FULL_CELLS, 'I.1': String(which % 6) };
  await ledger.record('GeneralCriteriaConfirmed', { ...of, cells, reasons: {} }, '2026-03-31');
  const half = which % 2 === 0 ? ('1/2' as const) : ('1' as const);
  await ledger.record(
    'LeadershipAttested',
    { ...of, dd: { value: half, reason: 'x' }, e: { value: '1', reason: 'x' } },
    '2026-03-31',
  );
}

async function correct(ledger: TestLedger, target: AnyEvent | undefined, shift: number): Promise<void> {
  if (target === undefined) return;
  const { id, type, stream, validAt } = target;
  const data = changed(target, shift);
  if (data === null) return;
  const correctedValidAt = shift % 2 === 0 ? null : addDays(validAt, -shift);
  await ledger.record(
    'FactCorrected',
    { stream, target: id, targetType: type, data, correctedValidAt, reason: 'x' } as never,
    validAt,
  );
}

function changed({ type, data }: AnyEvent, shift: number): object | null {
  if (type === 'EvidenceSubmitted') return { ...data, units: 1 + (shift % 3) };
  if (type === 'PeriodScoreConfirmed') return { ...data, S: String(30 + shift) };
  if (type === 'TaskAssigned' || type === 'TaskAmended')
    return {
      ...data,
      milestones: data.milestones.map((milestone) => ({ ...milestone, due: addDays(milestone.due, shift) })),
    };
  if (type === 'EvidenceRejected') return { ...data, major: shift % 2 === 0 };
  return null;
}

async function retract(ledger: TestLedger, target: AnyEvent | undefined): Promise<void> {
  if (target === undefined) return;
  const { id, type, stream, validAt } = target;
  await ledger.record('FactRetracted', { stream, target: id, targetType: type, reason: 'x' }, validAt);
}
