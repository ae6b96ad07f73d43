import {
  attempt,
  DEFAULT_RULES,
  type PickedParameters,
  pickParameters,
  type Result,
  type Rule,
  readRule,
} from '@kpi-ledger/formulas';
import { type Day, type Fact, factsOf } from '@kpi-ledger/projections';
import { forEverybody, rulesForUnit } from './rules-for-unit.js';

/** The rules as known: the readings of this program, then what the city adopted, in log order; the later row holds. */
export function ruleSetOf(facts: readonly Fact[], knownOn: Day): readonly Rule[] {
  const adopted = factsOf(facts, 'RuleSetAdopted').flatMap(({ event, recordedDay }) =>
    event.data.rules.map(
      ({ id, value, from, source, unit }): Rule => ({
        id,
        value,
        validFrom: from,
        knownFrom: recordedDay,
        legalSource: source,
        note: event.id,
        ...(unit === undefined ? {} : { unit }),
      }),
    ),
  );
  return [...DEFAULT_RULES.filter(({ knownFrom }) => knownFrom <= knownOn), ...adopted];
}

/**
 * The parameters of a period: in force on its last day, as known.
 *
 * @param units the agency and what it is a component of, nearest first; none: what holds for everybody
 */
export function parametersOfPeriod(
  rules: readonly Rule[],
  lastDayOfPeriod: Day,
  known: Day,
  units: readonly string[] = [],
): Result<PickedParameters> {
  const ofRules = picked.get(rules) ?? new Map<string, Result<PickedParameters>>();
  picked.set(rules, ofRules);
  // Of the day of knowledge nothing counts but which rules are known on it.
  let knownRules = 0;
  for (const { knownFrom } of rules) if (knownFrom <= known) knownRules += 1;
  const asked = [lastDayOfPeriod, knownRules, ...units].join(' ');
  const before = ofRules.get(asked);
  if (before !== undefined) return before;
  const parameters = pickedFor(rules, lastDayOfPeriod, known, units);
  // A refusal may name the day.
  if (parameters.ok) ofRules.set(asked, parameters);
  return parameters;
}

/** Rules are the same list from question to question as long as nobody has changed them. */
const picked = new WeakMap<readonly Rule[], Map<string, Result<PickedParameters>>>();

function pickedFor(
  rules: readonly Rule[],
  lastDayOfPeriod: Day,
  known: Day,
  units: readonly string[],
): Result<PickedParameters> {
  const readable = attempt(() => rules.map((rule, i) => readRule(rule, `rules[${i}]`)));
  if (!readable.ok) return readable;
  const ofUnit = rulesForUnit(rules, units, lastDayOfPeriod, known).map(forEverybody);
  return pickParameters(ofUnit, { lastDayOfPeriod, known });
}
