import type { NewFact } from '@kpi-ledger/events';
import { type Refusal, refuse } from '../refusals/refusal.js';
import { missingDecision } from './authority.js';
import { dayInFuture, wrongDay } from './day-of.js';
import type { Asking } from './handler.js';
import { unknownReferences } from './references.js';

/** What holds for facts of every type. `rightDay` is the day that follows from the fact or its stream; null: free. */
export function commonRefusals(fact: NewFact, rightDay: string | null, asking: Asking): readonly Refusal[] {
  const { context } = asking;
  const opens = fact.type === 'LedgerOpened';
  return [
    context.ledgerKind === null && !opens && refuse('LEDGER_NOT_OPEN', 'type'),
    context.ledgerKind === 'live' && fact.data.synthetic && refuse('SYNTHETIC_ON_LIVE_LEDGER', 'data.synthetic'),
    wrongDay(fact, rightDay),
    dayInFuture(fact, context),
    missingDecision(fact, context),
    ...unknownReferences(fact, context),
  ].filter((refusal) => refusal !== false && refusal !== undefined);
}
