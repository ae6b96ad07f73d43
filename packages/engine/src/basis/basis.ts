import { hashOfValue } from '@kpi-ledger/events';
import { formulaSet, type Rule, ruleSetCanonical } from '@kpi-ledger/formulas';
import type { Prefix } from '@kpi-ledger/ledger';
import type { Day } from '@kpi-ledger/projections';
import { once } from '../reading/once.js';

/** What an answer rests on. The same basis gives the same canonical bytes, on every store and after upgrades. */
export interface Basis {
  /** How many events of the ledger were known. */
  readonly ordinal: number;
  /** Merkle root over them. */
  readonly root: string;
  readonly effective: Day;
  /** Hash of the rules as data. */
  readonly ruleSet: string;
  /** Hash of the list `id@version` of the released formulas. */
  readonly formulaSet: string;
  /** Hash of the facts that were only assumed. An answer that has it is no record of the ledger and can never be published. */
  readonly assumed?: string;
}

export const basisOf = (
  { ordinal, root }: Pick<Prefix, 'ordinal' | 'root'>,
  effective: Day,
  rules: readonly Rule[],
): Basis => ({
  ordinal,
  root,
  effective,
  ruleSet: ruleSetHash(rules),
  formulaSet: formulaSetHash(),
});

const formulaSetHash = once(() => hashOfValue(formulaSet()));

const hashes = new WeakMap<readonly Rule[], string>();

function ruleSetHash(rules: readonly Rule[]): string {
  const hash = hashes.get(rules) ?? hashOfValue(ruleSetCanonical(rules));
  hashes.set(rules, hash);
  return hash;
}
