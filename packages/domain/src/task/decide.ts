import { handler } from '../common/handler.js';
import { amendTask, assignTask, cancelTask, handOverTask } from './assignment.js';
import { confirmCause } from './cause.js';
import { reportTask, submitEvidence } from './delivery.js';
import { evolve, initial } from './fold.js';
import { assignmentChangedByDoer, judgedByDoer } from './judged-by-doer.js';
import { movesPart } from './part.js';
import { acceptEvidence, rejectEvidence } from './verdict.js';

/** Work from its assignment to the last excuse (Điều 14, 18.1). */
export const taskHandler = handler({
  initial,
  evolve,
  founding: {
    type: 'TaskAssigned',
    isFounded: ({ assigned }) => assigned !== null,
    code: 'TASK_NOT_ASSIGNED',
    field: 'task',
  },
  decide: {
    TaskAssigned: assignTask,
    TaskAmended: amendTask,
    TaskHandedOver: handOverTask,
    TaskCancelled: cancelTask,
    TaskReported: reportTask,
    EvidenceSubmitted: submitEvidence,
    EvidenceAccepted: acceptEvidence,
    EvidenceRejected: rejectEvidence,
    ObjectiveCauseConfirmed: confirmCause,
  },
  ownJudgement: judgedByDoer,
  change: (task, change, asking) => movesPart(task, change) || assignmentChangedByDoer(task, change, asking),
  dayOf: (task, fact) => {
    switch (fact.type) {
      case 'EvidenceAccepted':
      case 'EvidenceRejected':
        return task.submissions.get(fact.data.submission)?.day ?? null;
      case 'ObjectiveCauseConfirmed':
        return fact.data.deadline?.due ?? task.submissions.get(fact.data.submission ?? '')?.day ?? null;
      default:
        return null;
    }
  },
});
