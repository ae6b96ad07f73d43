import type { AnyEvent } from '@kpi-ledger/events';
import { type Fact, type FactOf, factsOf, isFact } from '../facts/index.js';
import type { Day } from '../time/index.js';
import type { WorkReading } from './rules.js';

/**
 * What is looked at in a task: the units that are due, done and cancelled, as completion reads them ('COMPLETION'), or what
 * `figuresOf` says ('FIGURES'), where work is completed on the day of P35. Neither looks at what happened on the way there.
 */
export interface WorkSight {
  readonly of: 'COMPLETION' | 'FIGURES';
  readonly completionDay: WorkReading['completionDay'];
}

/**
 * By event of a task's stream whether it changes by itself what is seen. One that does not may decide later, through an event after it:
 * a submission by its acceptance.
 */
export function moveWork(events: readonly AnyEvent[], { of }: WorkSight): readonly boolean[] {
  let accepted = false;
  return events.map((event) => {
    accepted ||= event.type === 'EvidenceAccepted';
    switch (event.type) {
      case 'TaskReported':
        // Figures say whether anything of the task is synthetic.
        return event.data.synthetic === true;
      case 'EvidenceSubmitted':
        // Units that wait for their verdict are open to completion, as they were; their verdict may stand before them in the log.
        return of === 'FIGURES' || accepted;
      default:
        return true;
    }
  });
}

/** The days by which what is seen of the facts of a task may change. */
export function daysMovingWork(facts: readonly Fact[], { of, completionDay }: WorkSight): readonly Day[] {
  const days: Day[] = [];
  const submitted = factsOf(facts, 'EvidenceSubmitted');
  let listed = false;
  for (const fact of facts) {
    const { validAt } = fact.event;
    if (!isFact(fact, 'TaskReported') || fact.event.data.synthetic === true) days.push(validAt);
    if (isFact(fact, 'EvidenceAccepted')) days.push(...completing(fact, submitted, completionDay));
    const lists = isFact(fact, 'TaskAssigned') || isFact(fact, 'TaskAmended');
    // The first listing adds units; what withdraws some counts from the day on which it was stated, and only completion asks whether that has come.
    if (of === 'COMPLETION' && ((lists && listed) || isFact(fact, 'TaskCancelled')))
      days.push(...fact.statements.map(({ recordedDay }) => recordedDay));
    listed ||= lists;
  }
  return days;
}

/** The days on which accepted units may be completed (P35), where those come after the acceptance counts. */
function completing(
  accepted: FactOf<'EvidenceAccepted'>,
  submitted: readonly FactOf<'EvidenceSubmitted'>[],
  completionDay: WorkReading['completionDay'],
): readonly Day[] {
  const { validAt, data } = accepted.event;
  const confirmed = data.confirmedDay?.day;
  const own = submitted.filter(({ event }) => event.data.submission === data.submission);
  const ofSubmissions =
    completionDay === 'ACCEPTANCE' ? [accepted.recordedDay] : own.map(({ recordedDay }) => recordedDay);
  return (confirmed === undefined ? ofSubmissions : [confirmed]).filter((day) => day > validAt);
}
