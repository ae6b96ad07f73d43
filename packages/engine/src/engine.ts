import type { Clock, EventStore, KeyVault } from '@kpi-ledger/ledger';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { At } from './asked/at.js';
import type { CompletionQuestions } from './asked/completion.js';
import type { DifferenceQuestions } from './asked/diff.js';
import type { ErasureQuestions } from './asked/erasures.js';
import type { EventQuestions } from './asked/events.js';
import type { ImportQuestions } from './asked/imports.js';
import type { JudgingQuestions } from './asked/judging.js';
import type { NameQuestions } from './asked/names.js';
import type { OrganisationQuestions } from './asked/organisations.js';
import type { PeriodActs } from './asked/periods.js';
import type { PlanQuestions } from './asked/plans.js';
import type { RatingQuestions } from './asked/ratings.js';
import type { RecordedQuestions } from './asked/recorded.js';
import type { ReplayQuestions } from './asked/replaying.js';
import type { ResponsibilityQuestions } from './asked/responsibilities.js';
import type { RuleQuestions } from './asked/rules.js';
import type { SealingActs } from './asked/sealing.js';
import type { YearQuestions } from './asked/years.js';
import type { Basis } from './basis/basis.js';
import type { Commands, EngineError } from './commands/index.js';
import type { EngineMemory } from './log/remembered.js';
import type { Checkpoints } from './signing/checkpoints.js';
import type { Assumed, Assumption } from './what-if/assumed.js';

export type { At, ReadRows, Rows } from './asked/at.js';
export type { RecordedImport } from './asked/recorded.js';
export type { ReplayedState } from './asked/replaying.js';

export interface EngineOptions {
  readonly store: EventStore;
  /** Opens the sealed names for display, and seals what commands bring. */
  readonly vault: KeyVault;
  /** Real, or simulated for a demo ledger. */
  readonly clock: Clock;
  /**
   * Every question stands on the ledger as it was when the engine was opened: rows, names and gauges that belong together agree
   * whatever others append meanwhile. For reading only.
   */
  readonly still?: boolean;
  /**
   * What an engine of this very program took from this ledger before. It is used where the log still begins with the same events,
   * and goes on from there.
   */
  readonly memory?: EngineMemory;
}

export interface LedgerInfo {
  readonly id: string;
  readonly kind: 'live' | 'demo';
  readonly city: string;
  readonly ordinal: number;
}

/** What CLI and service call. Every answer is plain JSON and carries the basis that it rests on. */
export interface Engine
  extends Commands,
    Checkpoints,
    CompletionQuestions,
    DifferenceQuestions,
    ErasureQuestions,
    EventQuestions,
    ImportQuestions,
    JudgingQuestions,
    NameQuestions,
    OrganisationQuestions,
    PeriodActs,
    PlanQuestions,
    RatingQuestions,
    RecordedQuestions,
    ReplayQuestions,
    ResponsibilityQuestions,
    RuleQuestions,
    SealingActs,
    YearQuestions {
  /** Null: the store is empty. */
  ledger(): LedgerInfo | null;
  /** Follows the store's head; every question does so too. */
  refresh(): TaskEither<EngineError, LedgerInfo | null>;
  /**
   * Where a question of now stands, as a text: events, root and day. While it is the same, every question that says no `known` and opens
   * no personal text has the same answer. Follows the store's head.
   */
  state(): TaskEither<EngineError, string>;
  /** What it took from the ledger so far, and the answers that it keeps: for `EngineOptions.memory`. */
  memory(): TaskEither<EngineError, EngineMemory | null>;
  basis(question?: At & { readonly period?: string }): TaskEither<EngineError, Basis>;
  /**
   * What if? Decides facts and values of parameters as if they were recorded now, and writes nothing. What a rule speaks
   * against is refused as it would be in earnest. The result goes into a question as `assumed`.
   */
  assume(assumption: Assumption): TaskEither<EngineError, Assumed>;
}
