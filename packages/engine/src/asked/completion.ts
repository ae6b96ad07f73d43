import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AlertRow } from '../alerts/alert-row.js';
import type { EngineError } from '../commands/index.js';
import type { CompletionRow } from '../completion/completion-rows.js';
import type { CurveRow } from '../completion/curve-rows.js';
import type { TaskLinkRow } from '../completion/link-rows.js';
import type { YearlyMinimumRow } from '../completion/minimum-rows.js';
import type { PlanTaskRow, TaskList } from '../completion/plan-task-rows.js';
import type { At, ReadRows, Rows } from './at.js';

interface CompletionAsked {
  readonly plan?: string;
  readonly unit?: string;
  readonly period?: string;
}

/** How far the plans are, who is late, and what somebody should act on. */
export interface CompletionQuestions {
  /**
   * Completion of plans, sections and units; without `plan` also of all plans together and of units over all of them, where what
   * is linked counts once. `period`: only what is due in it, as it stands at its end.
   */
  completion(question?: At & CompletionAsked): TaskEither<EngineError, ReadRows<CompletionRow>>;
  /** The same of heads of units, and of people with work of their own, plans and other work. */
  completionOfPeople(question?: At & CompletionAsked): TaskEither<EngineError, ReadRows<CompletionRow>>;
  /** Planned against actual: a row for every day on which something changes, or with `daily` for every day. */
  completionCurve(
    question?: At & { readonly plan?: string; readonly unit?: string; readonly daily?: boolean },
  ): TaskEither<EngineError, ReadRows<CurveRow>>;
  /** The rows of the plans with their state; `list`: those that are overdue, at risk or unscheduled. */
  planTasks(
    question?: At & { readonly plan?: string; readonly unit?: string; readonly list?: TaskList },
  ): TaskEither<EngineError, ReadRows<PlanTaskRow>>;
  /** Rows that were decided to be one task; `plan`: with a row of it. */
  taskLinks(question?: At & { readonly plan?: string }): TaskEither<EngineError, Rows<TaskLinkRow>>;
  /** The yearly minima of the plans, year by year, each unit for itself. */
  yearlyMinima(
    question?: At & { readonly plan?: string; readonly unit?: string; readonly year?: string },
  ): TaskEither<EngineError, ReadRows<YearlyMinimumRow>>;
  /** What somebody should act on by the day of the question; `days`: how far ahead. */
  alerts(
    question?: At & { readonly unit?: string; readonly days?: number },
  ): TaskEither<EngineError, ReadRows<AlertRow> & { readonly days: number }>;
}
