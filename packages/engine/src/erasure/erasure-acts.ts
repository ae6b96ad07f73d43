import { type ErasureStanding, type Refusal, refuse } from '@kpi-ledger/domain';
import { hashOfValue } from '@kpi-ledger/events';
import type { Basis } from '../basis/basis.js';
import type { Command } from '../commands/index.js';
import type { Acting } from '../periods/period-acts.js';
import type { Coverage } from './coverage.js';
import type { Erasure } from './key-watch.js';

export interface EraseQuestion {
  /** A key's owner, `official-nguyen-van-a`, `task-…`; a person's id alone stands for `official-…`. */
  readonly subject: string;
}

export interface EraseAct extends EraseQuestion, Acting {
  /** The law that asks for it; it stays readable for ever, so it names nobody. Default: the decision. */
  readonly legalBasis?: string;
  /** The decision says that the records of Điều 24 need not be kept any longer. */
  readonly recordsReleased?: boolean;
}

/** What erasing a subject would do, and what stands against it. */
export interface ErasurePlan extends Coverage {
  readonly basis: Basis;
  readonly subject: string;
  /** Set where the subject was erased before. */
  readonly erased: Erasure | null;
  /** The records of Điều 24 of a person: there are none, they have to be kept, or the decided time is over. */
  readonly records: ErasureStanding['records'];
  readonly obstacles: readonly Refusal[];
}

/** RECORDED: erased now. ALREADY_SO: it was. */
export interface ErasureOutcome extends ErasurePlan {
  readonly status: 'RECORDED' | 'ALREADY_SO';
  readonly erased: Erasure;
  /** False: recorded, but the key file could not be written; every later start tries again, and no text is opened meanwhile. */
  readonly keyDestroyed: boolean;
}

export const nothingToErase = (subject: string): Refusal =>
  refuse('NOTHING_TO_ERASE', 'data.subject', { value: subject });

export const eraseCommand = (
  subject: string,
  standing: ErasureStanding['records'],
  { actor, decision, legalBasis, recordsReleased = false }: EraseAct,
): Command => {
  const kept = recordsReleased ? { records: 'RELEASED_BY_DECISION' } : {};
  const data = {
    subject,
    // Without a decision the command is refused, whatever else it says.
    legalBasis: legalBasis ?? (decision === undefined ? '–' : `Quyết định ${decision.number} ngày ${decision.date}`),
    ...(standing === 'KEPT' ? kept : { records: standing }),
    ...(decision === undefined ? {} : { decision }),
  };
  return { commandId: `erase-${hashOfValue(data).slice(0, 40)}`, type: 'SubjectErased', validAt: null, data, actor };
};
