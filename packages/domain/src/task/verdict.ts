import type { Fact } from '../common/facts.js';
import { alreadySo, type Decision, recordUnless } from '../common/handler.js';
import { saysTheSame } from '../common/same.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import { openUnits, type Submission, type Task } from './fold.js';

/** Accepts a submission; one that was returned may still be accepted after all (R11) while its units are open. */
export function acceptEvidence(task: Task, fact: Fact<'EvidenceAccepted'>): Decision {
  const { data } = fact;
  const submission = task.submissions.get(data.submission);
  if (submission?.acceptance && saysTheSame(fact.type, submission.acceptance, data)) return alreadySo;
  return recordUnless(
    fact,
    unknownSubmission(task, data.submission),
    submission?.acceptance && refuse('ALREADY_ACCEPTED', 'data.submission', { value: data.submission }),
    submission && dayOutside(submission, data.confirmedDay?.day),
    submission && takenMeanwhile(task, submission),
  );
}

/** Returns a submission; only a major content error (sai sót lớn) is a failed quality review (Điều 14.2b, P6). */
export function rejectEvidence(task: Task, fact: Fact<'EvidenceRejected'>): Decision {
  const { data } = fact;
  const submission = task.submissions.get(data.submission);
  const { major, unitsAtFault, newDeadline } = data;
  return recordUnless(
    fact,
    unknownSubmission(task, data.submission),
    submission?.acceptance && refuse('ALREADY_ACCEPTED', 'data.submission', { value: data.submission }),
    submission?.rejection && refuse('ALREADY_REJECTED', 'data.submission', { value: data.submission }),
    unitsAtFault !== undefined && !major && refuse('FAULT_WITHOUT_MAJOR', 'data.unitsAtFault'),
    unitsAtFault !== undefined && submission && faultOutside(submission, unitsAtFault),
    newDeadline !== null &&
      submission &&
      newDeadline < submission.day &&
      refuse('DEADLINE_IN_PAST', 'data.newDeadline', { value: newDeadline, day: submission.day }),
  );
}

const unknownSubmission = (task: Task, value: string): Refusal | false =>
  !task.submissions.has(value) && refuse('UNKNOWN_SUBMISSION', 'data.submission', { value });

/** An earlier day than the recorded one counts only as confirmed, and not before the day claimed (R1). */
const dayOutside = ({ day, recordedDay }: Submission, confirmed: string | undefined): Refusal | false =>
  confirmed !== undefined &&
  (confirmed < day || confirmed > recordedDay) &&
  refuse('DAY_NOT_CONFIRMABLE', 'data.confirmedDay.day', { value: confirmed, from: day, to: recordedDay });

/** After a return other units may have been delivered in their place. */
function takenMeanwhile(task: Task, { rejection, milestone, units }: Submission): Refusal | false {
  const open = openUnits(task, milestone);
  return (
    rejection !== null &&
    units > open &&
    refuse('UNITS_EXCEED_ASSIGNED', 'data.submission', { value: units, open, milestone })
  );
}

const faultOutside = ({ units }: Submission, atFault: number): Refusal | false =>
  (atFault < 1 || atFault > units) &&
  refuse('OUT_OF_RANGE', 'data.unitsAtFault', { value: atFault, min: 1, max: units });
