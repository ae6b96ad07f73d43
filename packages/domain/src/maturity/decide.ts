import { attempt, checkedIntegers, maturity, noTrace } from '@kpi-ledger/formulas';
import { isBetween } from '../common/exact.js';
import type { DataOf, Fact } from '../common/facts.js';
import { type Asking, type Decision, handler, recordUnless } from '../common/handler.js';
import { type Refusal, refuse } from '../refusals/refusal.js';
import { evolve, initial, type Maturity } from './fold.js';

const adopt = (_: Maturity, fact: Fact<'MaturityFrameworkAdopted'>): Decision =>
  recordUnless(fact, notEvaluable(fact.data));

/** What the formula refuses would never give a level. */
function notEvaluable({ criteria, levels }: DataOf<'MaturityFrameworkAdopted'>): Refusal | false {
  const evaluated = attempt(() =>
    maturity(
      { criteria: criteria.map(({ title, ...criterion }) => ({ ...criterion, points: null })), levels },
      { numbers: checkedIntegers, trace: noTrace },
    ),
  );
  if (evaluated.ok) return false;
  const { path, message, messageVi } = evaluated.error;
  return refuse('MATURITY_FRAMEWORK_INVALID', `data.${path}`, { what: messageVi, detail: message });
}

/** By the framework in force on the last day of the period, which the result is computed with. */
function assess(_: Maturity, fact: Fact<'MaturityCriterionAssessed'>, { context }: Asking): Decision {
  const { data, validAt } = fact;
  const framework = context.maturityFramework(data.framework, validAt);
  return recordUnless(
    fact,
    framework === null
      ? refuse('UNKNOWN_FRAMEWORK', 'data.framework', { value: data.framework, day: validAt })
      : wrongPoints(data, framework),
    data.evidence.length === 0 && refuse('ASSESSED_WITHOUT_EVIDENCE', 'data.evidence'),
  );
}

function wrongPoints(
  { criterion, points }: DataOf<'MaturityCriterionAssessed'>,
  { criteria }: DataOf<'MaturityFrameworkAdopted'>,
): Refusal | false {
  const leaves = criteria.flatMap(({ id, max }) => (max === null ? [] : [{ id, max }]));
  const max = leaves.find(({ id }) => id === criterion)?.max;
  if (max === undefined) {
    const known = leaves.map(({ id }) => id).join(', ');
    return refuse('NO_SUCH_CRITERION', 'data.criterion', { value: criterion, known });
  }
  return (
    !isBetween('0', points, max) &&
    refuse('MATURITY_POINTS_OUT_OF_RANGE', 'data.points', { criterion, max, value: points })
  );
}

export const maturityHandler = handler({
  initial,
  evolve,
  decide: { MaturityFrameworkAdopted: adopt, MaturityCriterionAssessed: assess },
});
