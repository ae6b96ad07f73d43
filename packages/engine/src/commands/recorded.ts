import type { Refusal } from '@kpi-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { BatchOutcome, Outcome, RowOutcome } from './command.js';
import { countsOf } from './decide-batch.js';
import { type EngineError, refusedWith } from './engine-error.js';

/** What became of one command. */
export type Recorded = Outcome | { readonly status: 'REFUSED'; readonly refusals: readonly Refusal[] };

export const outcomeOf = (recorded: Recorded): E.Either<EngineError, Outcome> =>
  recorded.status === 'REFUSED' ? E.left(refusedWith(recorded.refusals)) : E.right(recorded);

/** The same as the answer to a batch of that one command. */
export function batchOutcomeOf(commandId: string, recorded: Recorded): BatchOutcome {
  const row: RowOutcome = {
    ...{ index: 0, commandId },
    ...(recorded.status === 'REFUSED'
      ? recorded
      : { status: recorded.status, events: recorded.events.map(({ event }) => event.id) }),
  };
  const isNew = recorded.status === 'RECORDED' || recorded.status === 'REFUSED';
  return {
    status: isNew ? recorded.status : 'NOTHING_NEW',
    rows: [row],
    counts: countsOf([row]),
    importId: null,
    unfinished: null,
  };
}
