import { DEFAULT_RULES, type Rule } from '@kpi-ledger/formulas';
import type { Day, Fact } from '@kpi-ledger/projections';
import { ruleSetOf } from '../reading/rule-set.js';
import { Recent } from './recent.js';

/** The rules of the last few states of the ledger's own stream; of the day only those decide that this program brings along. */
export class RulesKept {
  readonly #ofFacts = new Recent<readonly Fact[], Map<number, readonly Rule[]>>(4);

  get(ofLedger: readonly Fact[], knownOn: Day): readonly Rule[] {
    const kept = this.#ofFacts.get(ofLedger, () => new Map());
    const broughtAlong = DEFAULT_RULES.filter(({ knownFrom }) => knownFrom <= knownOn).length;
    const rules = kept.get(broughtAlong) ?? ruleSetOf(ofLedger, knownOn);
    kept.set(broughtAlong, rules);
    return rules;
  }
}
