import type { AnyEvent } from '@kpi-ledger/events';
import type { Fact } from '../common/facts.js';
import { type Decision, handler, recordUnless } from '../common/handler.js';
import { refuse } from '../refusals/refusal.js';

/** One period of the ledger: closed or open. */
export interface Period {
  closed: boolean;
}

function evolve(period: Period, event: AnyEvent): Period {
  if (event.type === 'PeriodClosed') period.closed = true;
  if (event.type === 'PeriodReopened') period.closed = false;
  return period;
}

const closePeriod = ({ closed }: Period, fact: Fact<'PeriodClosed'>): Decision =>
  recordUnless(
    fact,
    closed && refuse('ALREADY_CLOSED', 'data.period', { value: fact.data.period }),
    fact.data.ratings === 0 && refuse('EMPTY_PERIOD', 'data.period', { value: fact.data.period }),
  );

const reopenPeriod = ({ closed }: Period, fact: Fact<'PeriodReopened'>): Decision =>
  recordUnless(fact, !closed && refuse('NOT_CLOSED', 'data.period', { value: fact.data.period }));

export const periodHandler = handler({
  initial: (): Period => ({ closed: false }),
  evolve,
  decide: { PeriodClosed: closePeriod, PeriodReopened: reopenPeriod },
});
