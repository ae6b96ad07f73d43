import { type Context, type Refusal, refuse } from '@kpi-ledger/domain';
import { type NewFact, streamOf, subjectOf } from '@kpi-ledger/events';
import { unsealedText } from '@kpi-ledger/ledger';

/** A fact with a personal text whose subject was erased: no key can seal it. Facts without texts are recorded as ever. */
export function textOfErased(fact: NewFact, { erased }: Pick<Context, 'erased'>): Refusal | null {
  const value = subjectOf(streamOf(fact));
  if (!erased(value)) return null;
  const path = unsealedText(fact.type, fact.data);
  return path === null ? null : refuse('SUBJECT_ERASED', path, { value });
}
