import type { Fact } from '../common/facts.js';
import { type Decision, recordUnless } from '../common/handler.js';
import { refuse } from '../refusals/refusal.js';

/** What the steps after the decision ask of the classification: the day of the first decision of the year. */
export interface DecidedOn {
  readonly decidedOn: string | null;
}

/** A class is made known, and sent on, only after it is decided (Điều 21, 26.1d). */
function afterDecision(
  { decidedOn }: DecidedOn,
  fact: Fact<'ClassificationNotified'> | Fact<'NationalDatabaseSubmitted'>,
): Decision {
  return recordUnless(
    fact,
    decidedOn === null && refuse('NOT_CLASSIFIED_YET', 'data.year', { value: fact.data.year }),
    decidedOn !== null &&
      fact.validAt < decidedOn &&
      refuse('END_BEFORE_START', 'validAt', { value: fact.validAt, start: decidedOn }),
  );
}

/** The steps of the annual procedure around the decision (Điều 21). */
export const decideProcedure = {
  AnnualSelfAssessmentSubmitted: (_: DecidedOn, fact: Fact<'AnnualSelfAssessmentSubmitted'>): Decision =>
    recordUnless(fact),
  ClassificationSynthesised: (_: DecidedOn, fact: Fact<'ClassificationSynthesised'>): Decision => recordUnless(fact),
  ClassificationNotified: afterDecision,
  NationalDatabaseSubmitted: afterDecision,
};
