import type { AnyEvent } from '@kpi-ledger/events';
import { duplicates, emptyList } from '../common/checks.js';
import type { DataOf, Fact } from '../common/facts.js';
import { alreadySo, type Decision, handler, recordUnless } from '../common/handler.js';
import { refuse } from '../refusals/refusal.js';

/** The ledger itself. */
export interface Ledger {
  opened: DataOf<'LedgerOpened'> | null;
  readonly erased: Set<string>;
}

function evolve(ledger: Ledger, event: AnyEvent): Ledger {
  if (event.type === 'LedgerOpened') ledger.opened = event.data;
  if (event.type === 'SubjectErased') ledger.erased.add(event.data.subject);
  return ledger;
}

/** First and only once. */
function openLedger({ opened }: Ledger, fact: Fact<'LedgerOpened'>): Decision {
  if (opened !== null && opened.kind === fact.data.kind && opened.city === fact.data.city) return alreadySo;
  return recordUnless(
    fact,
    opened !== null && refuse('LEDGER_ALREADY_OPEN', 'data', { kind: opened.kind, city: opened.city }),
  );
}

const adoptRules = (_: Ledger, fact: Fact<'RuleSetAdopted'>): Decision =>
  recordUnless(
    fact,
    emptyList(fact.data.rules, 'data.rules'),
    duplicates(
      fact.data.rules.map(({ id, from }) => `${id} ${from}`),
      (i) => `data.rules[${i}].id`,
    ),
  );

const eraseSubject = ({ erased }: Ledger, fact: Fact<'SubjectErased'>): Decision =>
  erased.has(fact.data.subject) ? alreadySo : recordUnless(fact);

export const ledgerHandler = handler({
  initial: (): Ledger => ({ opened: null, erased: new Set() }),
  evolve,
  decide: {
    LedgerOpened: openLedger,
    RuleSetAdopted: adoptRules,
    CheckpointSealed: (_, fact) => recordUnless(fact),
    SubjectErased: eraseSubject,
  },
});
