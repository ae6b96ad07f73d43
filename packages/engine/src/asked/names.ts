import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EngineError } from '../commands/index.js';
import type { Identity } from '../names/identities.js';
import type { Names } from '../names/names.js';
import type { FigureRow } from '../submissions/figure-rows.js';
import type { SubmissionRow } from '../submissions/submission-rows.js';
import type { At, Rows } from './at.js';

/** What is read with keys, for display. */
export interface NameQuestions {
  /**
   * Submissions of evidence with what was said and what became of them, the newest first. Its texts are opened, for display: no
   * canonical answer holds them.
   */
  submissions(
    question?: At & { readonly unit?: string; readonly task?: string },
  ): TaskEither<EngineError, Rows<SubmissionRow>>;
  /** Figures of a unit, and of the city where it leads, as a correction has to say them again; for display, like `submissions`. */
  figures(question: At & { readonly unit: string }): TaskEither<EngineError, Rows<FigureRow>>;
  /** The sealed reasons of events, for display; null where the key is gone. */
  reasons(
    question: At & { readonly events: readonly string[] },
  ): TaskEither<EngineError, { readonly [event: string]: string | null }>;
  /** Names for display on the day of the question; they are in no other answer. */
  names(question?: At & { readonly lang?: 'vi' | 'en' }): TaskEither<EngineError, Names>;
  /** Birth dates and staff numbers, by person id; they are in no other answer either. */
  identities(question?: At): TaskEither<EngineError, { readonly [person: string]: Identity }>;
}
