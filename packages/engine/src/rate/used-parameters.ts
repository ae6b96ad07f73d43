import type { PickedParameters, UsedParameter } from '@kpi-ledger/formulas';
import {
  type Day,
  decisiveFor,
  parsePeriod,
  type Task,
  trackingOf,
  WORK_READINGS,
  type WorkLine,
} from '@kpi-ledger/projections';
import type { Ingredients } from './ingredients.js';

/** As a derivation shows them; an empty slot decided nothing. */
export const usedParameters = (picked: readonly (PickedParameters[string] | undefined)[]): readonly UsedParameter[] =>
  picked.flatMap((one) =>
    one === undefined || one.value === null ? [] : [{ id: one.id, value: one.value, source: one.source }],
  );

/** What decided about the period itself: month or quarter where no decision of the agency says so (P34), an early December (P22). */
export function usedForPeriod({ standing, snapshot, period, parameters }: Ingredients): readonly UsedParameter[] {
  const unit = standing.positions[0]?.unit;
  const byRule = unit === undefined || trackingOf(snapshot.organisation, unit) === null;
  const isEarly = period.last !== parsePeriod(period.id)?.last;
  return usedParameters([
    byRule ? parameters['trackingUnit'] : undefined,
    isEarly ? parameters['december'] : undefined,
  ]);
}

/**
 * What decided about a line of work: a factor that is not decided (P36), work assigned after the plan was closed (P42), and
 * of P35, P37, P40, P41, P43, P44 those whose other value would have counted its units otherwise.
 */
export function usedForLine(
  line: WorkLine,
  task: Task,
  day: Day,
  { period, parameters, workRules }: Pick<Ingredients, 'period' | 'parameters' | 'workRules'>,
): readonly UsedParameter[] {
  return usedParameters([
    line.factorIsProvisional ? parameters['undecidedFactor'] : undefined,
    line.parts.some(({ extra, afterClose }) => extra && afterClose !== null)
      ? parameters[CLOSING[period.kind]]
      : undefined,
    ...decisiveFor(line, task, period, day, workRules).map((name) => parameters[name]),
  ]);
}

/** The parameter that closes the base plan. */
const CLOSING = { MONTH: 'basePlanClosesMonth', QUARTER: 'basePlanClosesQuarter' } as const;

/** All that may be said of a line as used, and that decides what the line is: the same text, the same lines of the same work. */
export const decidesAboutLines = (parameters: PickedParameters): string =>
  JSON.stringify(
    usedParameters(
      [...Object.keys(WORK_READINGS), ...Object.values(CLOSING), 'undecidedFactor'].map((name) => parameters[name]),
    ),
  );
