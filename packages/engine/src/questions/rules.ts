import type { Result } from '@kpi-ledger/formulas';
import { type Day, isCivilDay } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { RuleQuestions } from '../asked/rules.js';
import type { EngineError } from '../commands/index.js';
import { invalidDay, noRulesOn, unknownUnit } from '../errors.js';
import type { Reading } from '../reading/reading.js';
import { ruleChanges } from '../rules/rule-changes.js';
import { ruleRows } from '../rules/rule-rows.js';
import type { Asking } from './asking.js';

/** The dated parameters in force. */
export function ruleQuestions({ answer }: Asking): RuleQuestions {
  const ofRules = <Row>(
    reading: Reading,
    unit: string | undefined,
    day: Day,
    rows: (day: Day, unit: string | null) => Result<readonly Row[]>,
  ): E.Either<EngineError, { readonly rows: readonly Row[] }> => {
    if (!isCivilDay(day)) return E.left(invalidDay('on', day));
    if (unit !== undefined && !reading.at(day).organisation.units.has(unit)) return E.left(unknownUnit(unit));
    const found = rows(day, unit ?? null);
    return found.ok ? E.right({ rows: found.answer }) : E.left(noRulesOn(found.error));
  };

  return {
    rules: (question = {}) =>
      answer(question, question.period, ({ reading, effective }, period) =>
        ofRules(reading, question.unit, question.on ?? period?.last ?? effective, (day, unit) =>
          ruleRows(reading, day, unit),
        ),
      ),
    rulesDiff: (question) =>
      answer(question, undefined, ({ reading }) =>
        isCivilDay(question.from)
          ? ofRules(reading, question.unit, question.to, (day, unit) => ruleChanges(reading, question.from, day, unit))
          : E.left(invalidDay('from', question.from)),
      ),
  };
}
