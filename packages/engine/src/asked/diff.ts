import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EngineError } from '../commands/index.js';
import type { Difference } from '../diff/difference.js';
import type { At } from './at.js';

/** Why a score differs between two bases. */
export interface DifferenceQuestions {
  /**
   * Why scores differ between two bases: every change that moved them, in log order, then rules, then overrides, with what each
   * added. Of `subject` (a post or person), of the posts of `unit`, or of all heads.
   */
  diff(question: {
    readonly period: string;
    readonly from: Omit<At, 'assumed'>;
    readonly to: Omit<At, 'assumed'>;
    readonly subject?: string;
    readonly unit?: string;
  }): TaskEither<EngineError, Difference>;
}
