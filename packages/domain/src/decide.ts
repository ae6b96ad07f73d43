import type { AnyEvent, NewFact } from '@kpi-ledger/events';
import { streamOf } from '@kpi-ledger/events';
import * as E from 'fp-ts/lib/Either.js';
import type { Context } from './common/context.js';
import { ownDay } from './common/day-of.js';
import { commonRefusals } from './common/every-fact.js';
import { type Asking, alreadySo, type Decision } from './common/handler.js';
import { correctFact, dayOfChange, retractFact } from './correction/decide.js';
import { judgesOneself } from './correction/own-judgement.js';
import { aboutOf, repeats } from './stream/statement.js';
import { type Stream, streamFrom } from './stream/stream.js';

/**
 * Decides one fact against its stream: the facts to record, none when it is already so, or why it is refused. `recorded` are
 * all events of the stream, oldest first, with open personal texts; corrections and retractions are applied here.
 */
export const decide = (recorded: readonly AnyEvent[], fact: NewFact, actor: string, context: Context): Decision =>
  decideOn(streamFrom(streamOf(fact), recorded), fact, actor, context);

/** As `decide`, on a stream that is already folded. */
export function decideOn(stream: Stream, fact: NewFact, actor: string, context: Context): Decision {
  if (repeats(fact, stream.last.get(aboutOf(fact)))) return alreadySo;
  const asking: Asking = { actor, context };
  const ownJudgement = judgesOneself(stream, fact, asking);
  const common = [
    ...commonRefusals(fact, dayOf(stream, fact, context), asking),
    ...(ownJudgement ? [ownJudgement] : []),
  ];
  const own = decideByType(stream, fact, asking);
  if (E.isLeft(own)) return E.left([...common, ...own.left]);
  return common.length > 0 && own.right.length > 0 ? E.left(common) : own;
}

/**
 * The day that the fact must carry because it follows from its data or its stream; null when the user has to give it.
 * `validAt` of the fact is not read.
 */
export const dayOf = (stream: Stream, fact: NewFact, context: Context): string | null =>
  dayOfChange(stream, fact) ?? stream.handler.dayOf(stream.state, fact) ?? ownDay(fact, context);

function decideByType(stream: Stream, fact: NewFact, asking: Asking): Decision {
  if (fact.type === 'FactCorrected') return correctFact(stream, fact, asking);
  if (fact.type === 'FactRetracted') return retractFact(stream, fact, asking);
  return stream.handler.decide(stream.state, fact, asking);
}
