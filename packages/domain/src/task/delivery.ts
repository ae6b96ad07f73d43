import { isBetween } from '../common/exact.js';
import type { Fact } from '../common/facts.js';
import { type Decision, recordUnless } from '../common/handler.js';
import { refuse } from '../refusals/refusal.js';
import { closedMilestone } from './checks.js';
import { openUnits, type Task } from './fold.js';

/** A report moves no score. */
export function reportTask(task: Task, fact: Fact<'TaskReported'>): Decision {
  const { milestone, percent } = fact.data;
  return recordUnless(
    fact,
    milestone !== undefined && closedMilestone(task, milestone, 'data.milestone'),
    percent !== undefined &&
      !isBetween('0', percent, '100') &&
      refuse('OUT_OF_RANGE', 'data.percent', { value: percent, min: 0, max: 100 }),
  );
}

/** Units are delivered; more than assigned must be assigned as UNPLANNED first (R5). */
export function submitEvidence(task: Task, fact: Fact<'EvidenceSubmitted'>): Decision {
  const { submission, milestone, units } = fact.data;
  const closed = closedMilestone(task, milestone, 'data.milestone');
  const open = openUnits(task, milestone);
  return recordUnless(
    fact,
    closed,
    task.submissions.has(submission) && refuse('ALREADY_EXISTS', 'data.submission', { value: submission }),
    units === 0 && refuse('UNITS_NOT_POSITIVE', 'data.units'),
    !closed && units > open && refuse('UNITS_EXCEED_ASSIGNED', 'data.units', { value: units, open, milestone }),
  );
}
