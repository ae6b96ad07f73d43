import type { AnyEvent } from '@kpi-ledger/events';
import { DEFAULT_RULES, pickParameters, type Rule } from '@kpi-ledger/formulas';
import { civilDayOf } from '../common/days.js';
import type { DataOf } from '../common/facts.js';

/** The ledger itself. */
export interface Ledger {
  opened: DataOf<'LedgerOpened'> | null;
  readonly erased: Set<string>;
  /** What the city decided otherwise than the default readings, in log order. */
  readonly rules: Rule[];
  /** The keys that signed checkpoints, oldest first; the last one signs now. */
  readonly signingKeys: DataOf<'SigningKeyIntroduced'>[];
  /** May the command line record facts? The last decision; null: none was taken, so it may. */
  cliWrites: 'ALLOWED' | 'FORBIDDEN' | null;
  /** How many events the last checkpoint covers; null: there is none. */
  sealed: number | null;
}

export const initial = (): Ledger => ({
  opened: null,
  erased: new Set(),
  rules: [],
  signingKeys: [],
  cliWrites: null,
  sealed: null,
});

export function evolve(ledger: Ledger, event: AnyEvent): Ledger {
  switch (event.type) {
    case 'LedgerOpened':
      ledger.opened = event.data;
      break;
    case 'SubjectErased':
      ledger.erased.add(event.data.subject);
      break;
    case 'RuleSetAdopted':
      ledger.rules.push(...rulesOf(event.data, civilDayOf(event.recordedAt)));
      break;
    case 'SigningKeyIntroduced':
      ledger.signingKeys.push(event.data);
      break;
    case 'AccessPolicyDecided':
      ledger.cliWrites = event.data.cliWrites;
      break;
    case 'CheckpointSealed':
      ledger.sealed = event.data.ordinal;
      break;
  }
  return ledger;
}

/** The rules of an adoption as the formulas read them. */
export const rulesOf = ({ rules }: DataOf<'RuleSetAdopted'>, knownFrom: string): readonly Rule[] =>
  rules.map(({ id, value, from, source, unit }) => ({
    id,
    value,
    validFrom: from,
    knownFrom,
    legalSource: source,
    note: '',
    ...(unit === undefined ? {} : { unit }),
  }));

/** The value of a parameter in force on the day, as known today; null when none is. */
export function parameterOn(ledger: Ledger | undefined, name: string, day: string, today: string): string | null {
  const rules = [...DEFAULT_RULES, ...(ledger?.rules ?? [])];
  const picked = pickParameters(rules, { lastDayOfPeriod: day, known: today });
  return picked.ok ? (picked.answer[name]?.value ?? null) : null;
}
