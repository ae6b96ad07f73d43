import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Basis } from '../basis/basis.js';
import type { EngineError } from '../commands/index.js';
import type { EventProof } from '../events/event-proof.js';
import type { EventPage, EventRow } from '../events/event-rows.js';
import type { At, Rows } from './at.js';

/** What stands in the log, event by event, for who checks it. */
export interface EventQuestions {
  /** Recorded events, newest first, and what has become of each. Errors: INVALID_DATE. */
  events(question?: At & EventPage): TaskEither<EngineError, Rows<EventRow> & { readonly next: number | null }>;
  /** One event by id or ordinal, with its stored bytes and the proof that they stand in the ledger. Errors: UNKNOWN_EVENT. */
  event(
    question: At & { readonly event: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & EventRow & EventProof>;
}
