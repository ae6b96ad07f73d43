import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AccessPolicy } from '../access/access-policy.js';
import type { EngineError } from '../commands/index.js';
import type { Responsibility, Subject } from '../responsibility/responsibility.js';

/** Who may be asked to act: whose matter something is, under whose authority, and through which entrance. */
export interface ResponsibilityQuestions {
  /**
   * Whose matter each subject is today, and who scores and classifies there (Điều 10); a subject that does not exist has no row.
   * For rights: these go by today, whatever time is asked about.
   */
  responsibilities(subjects: readonly Subject[]): TaskEither<EngineError, readonly Responsibility[]>;
  /** Through which entrances the ledger may be written, as it was followed to last. */
  accessPolicy(): AccessPolicy;
}
