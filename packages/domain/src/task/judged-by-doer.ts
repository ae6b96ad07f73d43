import type { NewFact } from '@kpi-ledger/events';
import type { Asking } from '../common/handler.js';
import { ownJudgement } from '../common/own-judgement.js';
import type { Refusal } from '../refusals/refusal.js';
import type { Task } from './fold.js';

/** Neither who does the work, nor the head of the unit that does it, nor the official who submitted it judges it (Điều 10). */
export function judgedByDoer(task: Task, fact: NewFact, asking: Asking): Refusal | false {
  switch (fact.type) {
    case 'EvidenceAccepted':
    case 'EvidenceRejected':
    case 'ObjectiveCauseConfirmed': {
      const { context } = asking;
      const doers = task.doers.map((doer) => ('unit' in doer ? context.headOf(doer.unit, context.today) : doer.person));
      const submission = task.submissions.get(fact.data.submission ?? '');
      const submittedBy = submission ? (context.official(submission.actor)?.person ?? null) : null;
      return [...doers, submittedBy].map((person) => ownJudgement(person, asking)).find(Boolean) ?? false;
    }
    default:
      return false;
  }
}
