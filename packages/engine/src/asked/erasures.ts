import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EngineError } from '../commands/index.js';
import type { EraseAct, EraseQuestion, ErasureOutcome, ErasurePlan } from '../erasure/erasure-acts.js';
import type { KeyState } from '../erasure/key-watch.js';

/** Erasing the personal texts of a subject, and how the keys stand to the log. */
export interface ErasureQuestions {
  /** What erasing a subject would make unreadable, what stays, and what stands against it; nothing is written. */
  erasure(question: EraseQuestion): TaskEither<EngineError, ErasurePlan>;
  /** Records the erasure by decision, then destroys the key. A second time nothing is written. */
  erase(act: EraseAct): TaskEither<EngineError, ErasureOutcome>;
  /** Keys that the log needs and that are not there, and keys found of erased subjects. */
  keys(): KeyState;
}
