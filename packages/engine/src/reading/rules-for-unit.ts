import type { Rule } from '@kpi-ledger/formulas';
import type { Day } from '@kpi-ledger/projections';

/**
 * The rules that count for an agency on a day: of each parameter those of the nearest unit that decided it, else the general
 * ones. `units` is the agency and what it is a component of, nearest first; none: everybody.
 */
export function rulesForUnit(
  rules: readonly Rule[],
  units: readonly string[],
  lastDay: Day,
  known: Day,
): readonly Rule[] {
  const distance = ({ unit }: Rule): number => (unit === undefined ? units.length : units.indexOf(unit));
  const inForce = rules.filter((rule) => rule.validFrom <= lastDay && rule.knownFrom <= known && distance(rule) >= 0);
  const nearest = new Map<string, number>();
  for (const rule of inForce)
    nearest.set(rule.id, Math.min(distance(rule), nearest.get(rule.id) ?? Number.MAX_SAFE_INTEGER));
  return inForce.filter((rule) => distance(rule) === nearest.get(rule.id));
}

/** The rule without the agency it is for, once the agencies are told apart. */
export const forEverybody = ({ unit: _, ...rule }: Rule): Rule => rule;
