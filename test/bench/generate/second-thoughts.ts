import { type NewFact, streamOf } from '@kpi-ledger/events';
import type { Draft } from './draft.ts';
import type { Random } from './random.ts';
import { sealed } from './sealed.ts';

/** What is corrected or retracted some days after it was recorded; null: it stands. */
export function secondThought(
  { fact }: Draft,
  event: { readonly id: string; readonly recordedOn: number },
  random: Random,
): Draft | null {
  const later = { recordedOn: event.recordedOn + 2 + random.below(20), actor: 'phong-noi-vu' };
  const of = { stream: streamOf(fact), target: event.id, targetType: fact.type, reason: sealed(36, random) };
  const validAt = fact.validAt;
  if (fact.type === 'IndicatorMeasured' && random.chance(0.3))
    return { ...later, fact: { type: 'FactRetracted', validAt, data: of } as NewFact };
  const data = corrected(fact, random);
  if (data === null) return null;
  return {
    ...later,
    fact: { type: 'FactCorrected', validAt, data: { ...of, data, correctedValidAt: null } } as NewFact,
  };
}

/** Of what may turn out wrong, the data that it should have had. */
function corrected({ type, data }: NewFact, random: Random): object | null {
  switch (type) {
    case 'IndicatorMeasured':
      return { ...data, value: `${random.below(100)}.5` };
    case 'PeriodScoreConfirmed':
      return { ...data, S: `${50 + random.below(50)}` };
    case 'GeneralCriteriaConfirmed':
      return { ...data, cells: { ...data.cells, 'I.1': '2.5' } };
    case 'TaskAssigned':
      return { ...data, snapshot: { factor: '2', decidedBy: '13/QĐ-UBND' } };
    default:
      return null;
  }
}
