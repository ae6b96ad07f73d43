import type { PickedParameters, Result, Rule } from '@kpi-ledger/formulas';
import { ancestry, type Day } from '@kpi-ledger/projections';
import type { Reading, Snapshot } from './reading.js';
import { parametersOfPeriod } from './rule-set.js';
import { rulesForUnit } from './rules-for-unit.js';

/** What the rules say on a day, for everybody or for a unit with what it is a component of. */
export function parametersBy(
  rules: readonly Rule[],
  knownOn: Day | null,
  snapshots: (day: Day) => Snapshot,
): Pick<Reading, 'parametersOn' | 'rulesOn'> {
  const decidedForUnits = rules.some(({ unit }) => unit !== undefined);
  const linesOfUnits = (day: Day, unit: string | null): readonly string[] =>
    unit === null || !decidedForUnits ? [] : ancestry(snapshots(day).organisation, unit).map(({ id }) => id);
  const parameters = new Map<string, Result<PickedParameters>>();
  return {
    parametersOn: (lastDay, unit = null) => {
      const units = linesOfUnits(lastDay, unit);
      const key = [lastDay, ...units].join(' ');
      const picked = parameters.get(key) ?? parametersOfPeriod(rules, lastDay, knownOn ?? lastDay, units);
      parameters.set(key, picked);
      return picked;
    },
    rulesOn: (day, unit = null) => rulesForUnit(rules, linesOfUnits(day, unit), day, knownOn ?? day),
  };
}
