import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { Basis } from '../basis/basis.js';
import type { EngineError } from '../commands/index.js';
import type { AssessmentReasons } from '../judging/assessment-reasons.js';
import type { AssessmentRow } from '../judging/assessment-rows.js';
import type { JudgementRow } from '../judging/judgement-rows.js';
import type { TaskFile } from '../judging/task-file.js';
import type { At, Rows } from './at.js';

/** What whoever judges work and scores people has before them. */
export interface JudgingQuestions {
  /** What waits for a verdict, and the delays and major errors that an objective cause could still excuse (Điều 14.2). */
  judgements(question?: At): TaskEither<EngineError, Rows<JudgementRow>>;
  /** Everybody who is rated, with what they say of themselves and what the authority confirmed. */
  assessments(question: At & { readonly period: string }): TaskEither<EngineError, Rows<AssessmentRow>>;
  /**
   * Why cells were lowered, and why d, đ and e are what they are: of one person's period, for display, with the texts that were
   * written. Nothing was stated: empty lists.
   */
  assessmentReasons(
    question: At & { readonly period: string; readonly person: string; readonly lang?: 'vi' | 'en' },
  ): TaskEither<EngineError, { readonly basis: Basis; readonly reasons: AssessmentReasons }>;
  /** One task with what was reported, submitted and decided; for display, with the texts that users wrote. Errors: UNKNOWN_TASK. */
  taskFile(
    question: At & { readonly task: string; readonly lang?: 'vi' | 'en' },
  ): TaskEither<EngineError, { readonly basis: Basis; readonly file: TaskFile }>;
}
