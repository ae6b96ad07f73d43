import type { AnyEvent } from '@kpi-ledger/events';
import type { Fact } from '../common/facts.js';
import { type Decision, handler, recordUnless } from '../common/handler.js';
import { judgingThePerson } from '../common/own-judgement.js';
import { refuse } from '../refusals/refusal.js';
import { decideProcedure } from './procedure.js';

/** The classification of one person in one year, with the petitions against it (Điều 21, 22). */
export interface Classification {
  /** The day each petition was filed. */
  readonly filed: Map<string, string>;
  readonly answered: Set<string>;
  /** The day of the decision; of several the first one. */
  decidedOn: string | null;
}

function evolve(classification: Classification, event: AnyEvent): Classification {
  if (event.type === 'PetitionFiled') classification.filed.set(event.data.petition, event.validAt);
  if (event.type === 'PetitionAnswered') classification.answered.add(event.data.petition);
  if (event.type === 'ClassificationDecided') classification.decidedOn ??= event.validAt;
  return classification;
}

const record = (_: Classification, fact: Parameters<typeof recordUnless>[0]): Decision => recordUnless(fact);

const decideClass = (_: Classification, fact: Fact<'ClassificationDecided'>): Decision =>
  recordUnless(
    fact,
    fact.data.signer === fact.data.person && refuse('OWN_JUDGEMENT', 'data.signer', { actor: fact.data.signer }),
  );

const filePetition = ({ filed }: Classification, fact: Fact<'PetitionFiled'>): Decision =>
  recordUnless(
    fact,
    filed.has(fact.data.petition) && refuse('ALREADY_EXISTS', 'data.petition', { value: fact.data.petition }),
  );

function answerPetition({ filed, answered }: Classification, fact: Fact<'PetitionAnswered'>): Decision {
  const { petition: value, replacedOn } = fact.data;
  const start = filed.get(value);
  return recordUnless(
    fact,
    start === undefined && refuse('UNKNOWN_PETITION', 'data.petition', { value }),
    answered.has(value) && refuse('ALREADY_ANSWERED', 'data.petition', { value }),
    start !== undefined &&
      fact.validAt < start &&
      refuse('END_BEFORE_START', 'validAt', { value: fact.validAt, start }),
    replacedOn !== undefined &&
      start !== undefined &&
      replacedOn < start &&
      refuse('END_BEFORE_START', 'data.replacedOn', { value: replacedOn, start }),
  );
}

export const classificationHandler = handler({
  initial: (): Classification => ({ filed: new Map(), answered: new Set(), decidedOn: null }),
  evolve,
  ownJudgement: judgingThePerson('ClassificationDecided', 'ClassificationSynthesised', 'PetitionAnswered'),
  decide: {
    ReviewMeetingHeld: record,
    PartyOpinionRecorded: record,
    ClassificationDecided: decideClass,
    PetitionFiled: filePetition,
    PetitionAnswered: answerPetition,
    ...decideProcedure,
  },
});
