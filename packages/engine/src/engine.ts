import type { Clock, EventStore, KeyVault } from '@kpi-ledger/ledger';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Basis } from './basis/basis.js';
import type { ProductRow } from './catalogue/product-rows.js';
import type { Commands, EngineError } from './commands/index.js';
import type { Explanation } from './explain/explain.js';
import type { IndicatorRow } from './indicators/indicator-rows.js';
import type { Known } from './log/known.js';
import type { Names } from './names/names.js';
import type { ProgressRow } from './progress/progress.js';
import type { RateRow } from './rate/rows.js';
import type { ReadinessRow } from './readiness/readiness.js';

export interface EngineOptions {
  readonly store: EventStore;
  /** Opens the sealed names for display, and seals what commands bring. */
  readonly vault: KeyVault;
  /** Real, or simulated for a demo ledger. */
  readonly clock: Clock;
}

/** Where on the two time axes a question stands. */
export interface At {
  /** Civil day yyyy-mm-dd; default: the earlier of the period's end and today (a demo ledger: the day of its last knowledge). */
  readonly effective?: string;
  /** Default: the head of the log. `parseKnown` reads what people write. */
  readonly known?: Known;
}

export interface Rows<Row> {
  readonly basis: Basis;
  readonly rows: readonly Row[];
}

export interface LedgerInfo {
  readonly id: string;
  readonly kind: 'live' | 'demo';
  readonly city: string;
  readonly ordinal: number;
}

/** What CLI and service call. Every answer is plain JSON and carries the basis that it rests on. */
export interface Engine extends Commands {
  /** Null: the store is empty. */
  ledger(): LedgerInfo | null;
  /** Follows the store's head; every question does so too. */
  refresh(): TaskEither<EngineError, LedgerInfo | null>;
  basis(question?: At & { readonly period?: string }): TaskEither<EngineError, Basis>;
  rate(question: At & { readonly period: string; readonly unit?: string }): TaskEither<EngineError, Rows<RateRow>>;
  explain(
    question: At & { readonly period: string; readonly subject: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & Explanation>;
  readiness(
    question: At & { readonly period: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<ReadinessRow>>;
  progress(question?: At & { readonly plan?: string }): TaskEither<EngineError, Rows<ProgressRow>>;
  indicators(question?: At & { readonly plan?: string }): TaskEither<EngineError, Rows<IndicatorRow>>;
  /** The products of the catalogues with their factors in force on the day (Điều 13). */
  products(
    question?: At & { readonly catalogue?: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<ProductRow>>;
  /** Names for display on the day of the question; they are in no other answer. */
  names(question?: At): TaskEither<EngineError, Names>;
}
