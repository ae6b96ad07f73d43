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

/** Values that the catalogue of parameters names and this version does not compute with yet: better refused than ignored. */
const COMPUTED_ONE_WAY: ReadonlyMap<string, string> = new Map([
  // Both need the working calendar.
  ['partialMonths', 'UNWEIGHTED'],
  ['minimumWorkingDays', '0'],
]);

/**
 * The parameters of a period: in force on its last day, as known; only values that this version can compute with.
 *
 * @param units the agency and what it is a component of, nearest first; none: what holds for everybody
 */
export function parametersOfPeriod(
  rules: readonly Rule[],
  lastDayOfPeriod: Day,
  known: Day,
  units: readonly string[] = [],
): Result<PickedParameters> {
  const readable = attempt(() => rules.map((rule, i) => readRule(rule, `rules[${i}]`)));
  if (!readable.ok) return readable;
  const ofUnit = rulesForUnit(rules, units, lastDayOfPeriod, known).map(forEverybody);
  const picked = pickParameters(ofUnit, { lastDayOfPeriod, known });
  if (!picked.ok) return picked;
  for (const [name, only] of COMPUTED_ONE_WAY) {
    const parameter = picked.answer[name];
    if (parameter !== undefined && parameter.value !== only)
      return notComputed(parameter.id, parameter.value ?? '', only);
  }
  return picked;
}

const notComputed = (id: string, value: string, only: string): Result<never> => ({
  ok: false,
  error: {
    code: 'PARAMETER_NOT_COMPUTED',
    path: id,
    article: null,
    message: `${id} = ${value} cannot be computed by this version; it computes ${only}`,
    messageVi: `phiên bản này chưa tính được ${id} = ${value}; chỉ tính theo ${only}`,
  },
});
