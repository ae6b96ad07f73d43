import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Basis } from '../basis/basis.js';
import type { PeriodGauge } from '../classify/period-gauge.js';
import type { EngineError } from '../commands/index.js';
import type { Explanation } from '../explain/explain.js';
import type { OverrideRow } from '../overrides/override-rows.js';
import type { RateRow, ScoreRow } from '../rate/rows.js';
import type { ReadinessRow } from '../readiness/readiness.js';
import type { PeriodSheet } from '../sheets/period-sheet.js';
import type { RatedPerson } from '../sheets/rated-people.js';
import type { RatingList } from '../sheets/rating-list.js';
import type { WhatIf } from '../what-if/assumed.js';
import type { At, Rows } from './at.js';

/** Whose scores of a period. */
export interface RatedPeriod {
  readonly period: string;
  /** Of the posts of one unit only. */
  readonly unit?: string;
  readonly people?: boolean;
}

/** Who is rated how, and why. */
export interface RatingQuestions {
  /** How the confirmed scores of a period stand to the quota of the year; advisory (P17). */
  quotaGauge(question: At & { readonly period: string }): TaskEither<EngineError, Rows<PeriodGauge>>;
  /** The posts; with `people` also everybody rated who holds no named post (`post` null). */
  rate(question: At & RatedPeriod): TaskEither<EngineError, Rows<RateRow>>;
  /** The same without the grounds for đ and e, for which every measurement of the units' indicators is read. */
  scores(question: At & RatedPeriod): TaskEither<EngineError, Rows<ScoreRow>>;
  explain(
    question: At & { readonly period: string; readonly subject: string },
  ): TaskEither<EngineError, { readonly basis: Basis; readonly whatIf?: WhatIf } & Explanation>;
  readiness(
    question: At & { readonly period: string; readonly unit?: string; readonly people?: boolean },
  ): TaskEither<EngineError, Rows<ReadinessRow>>;
  /** Everybody whom the decree rates at the end of the period. */
  people(
    question: At & { readonly period: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<RatedPerson>>;
  /** What Mẫu số 01 and its task annex print. */
  periodSheet(
    question: At & { readonly period: string; readonly subject: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & PeriodSheet>;
  /** Everybody whom the holder of the post scores in the period, or classifies in the year. */
  ratingList(
    question: At & { readonly period: string; readonly authority: string },
  ): TaskEither<EngineError, { readonly basis: Basis } & RatingList>;
  /** Every override with the calculated value beside it, in force or not; of a period and a unit where they are given. */
  overrides(
    question?: At & { readonly period?: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<OverrideRow>>;
}
