import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { EngineError } from '../commands/index.js';
import type { RuleChange } from '../rules/rule-changes.js';
import type { RuleRow } from '../rules/rule-rows.js';
import type { At, Rows } from './at.js';

/** The dated parameters in force. */
export interface RuleQuestions {
  /** The parameters in force on a day, or on the last day of a period; for a unit, with what its agency decided. */
  rules(
    question?: At & { readonly on?: string; readonly period?: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<RuleRow>>;
  /** What differs between the parameters of two days. */
  rulesDiff(
    question: At & { readonly from: string; readonly to: string; readonly unit?: string },
  ): TaskEither<EngineError, Rows<RuleChange>>;
}
