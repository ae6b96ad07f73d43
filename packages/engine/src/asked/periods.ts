import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Basis } from '../basis/basis.js';
import type { EngineError } from '../commands/index.js';
import type { ClosedPeriodRow } from '../periods/closed-periods.js';
import type {
  Acting,
  CloseOutcome,
  PublishOutcome,
  ReopenOutcome,
  RestateOutcome,
  Revising,
} from '../periods/period-acts.js';
import type { PeriodPublications } from '../periods/period-publications.js';
import type { At, Rows } from './at.js';

/** Publishing, closing, restating and reopening a period. */
export interface PeriodActs {
  /**
   * Publishes what is ready of a period: confirmed scores, and a December of P22 as provisional. Without `onlyReady` it publishes
   * all together or nothing. A second time there is nothing new.
   */
  publishPeriod(
    question: Acting & { readonly period: string; readonly unit?: string; readonly onlyReady?: boolean },
  ): TaskEither<EngineError, PublishOutcome>;
  /** Closes a period once nothing stands against it, with the count and Merkle root of its published ratings. */
  closePeriod(question: Acting & { readonly period: string }): TaskEither<EngineError, CloseOutcome>;
  /**
   * Publishes the confirmed scores of now beside published ones that they no longer agree with; the first figures stay. Also in a
   * closed period. `subject` is a person or a post; `dryRun` only lists.
   */
  restatePeriod(
    question: Revising & {
      readonly period: string;
      readonly unit?: string;
      readonly subject?: string;
      readonly onlyReady?: boolean;
      readonly dryRun?: boolean;
    },
  ): TaskEither<EngineError, RestateOutcome>;
  /** Opens a closed period again, so that more can be published in it. */
  reopenPeriod(question: Revising & { readonly period: string }): TaskEither<EngineError, ReopenOutcome>;
  /** What publishing, restating and closing the period would do now, and whether it is closed; nothing is recorded. */
  publications(
    question: At & { readonly period: string; readonly unit?: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & PeriodPublications>;
  /** The closed periods that have ended, with the state of the ledger that each was closed at. */
  closedPeriods(question?: At): TaskEither<EngineError, Rows<ClosedPeriodRow>>;
}
