import { decodeFact, type NewFact, streamOf } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import { unsealedText } from '../keys/personal-texts.js';

export interface BrokenRule {
  readonly path: string;
  readonly rule: string;
}

/**
 * What every store demands of a fact before it may be written for ever: the codec of its type holds, it stands in the stream
 * of its subject, and no personal text is plain. A correction's data is held to the codec of the type that it corrects.
 */
export function checkFact(fact: NewFact, stream: string): BrokenRule | null {
  const wrong = brokenField(fact.type, fact.validAt, fact.data, '');
  if (wrong !== null) return wrong;
  const own = streamOf(fact);
  if (own !== stream) return { path: 'stream', rule: `a ${fact.type} of this subject belongs to stream ${own}` };
  const unsealed = unsealedText(fact.type, fact.data);
  return unsealed === null ? null : { path: unsealed, rule: 'personal text must be sealed before it is appended' };
}

function brokenField(type: string, validAt: string, data: unknown, prefix: string): BrokenRule | null {
  const decoded = decodeFact(type, validAt, data);
  if (E.isLeft(decoded)) {
    const [first] = decoded.left;
    return { path: `${prefix}${first?.path ?? ''}`, rule: first?.rule ?? 'invalid' };
  }
  const fact = decoded.right;
  return fact.type === 'FactCorrected'
    ? brokenField(fact.data.targetType, validAt, fact.data.data, `${prefix}data.`)
    : null;
}
