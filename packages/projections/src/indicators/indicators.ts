import type { DataOf, Recorded } from '@kpi-ledger/events';
import { type Fact, upTo } from '../facts/index.js';
import { inOrderOfEffect } from '../organisation/index.js';
import { type Day, parsePeriod } from '../time/index.js';

export interface Indicator extends Omit<DataOf<'IndicatorDefined'>, 'synthetic' | 'decision' | 'decidedAt'> {
  readonly event: string;
  readonly synthetic: boolean;
  /** What holds on the day, one entry a horizon. */
  readonly targets: readonly Targets[];
  /** What was measured by the day, one entry a period and universe, the earliest period first. */
  readonly measurements: readonly Measurement[];
}

export interface Targets extends Pick<DataOf<'TargetSet'>, 'horizon' | 'targets' | 'reading'> {
  readonly event: string;
  readonly synthetic: boolean;
}

export interface Measurement extends Pick<DataOf<'IndicatorMeasured'>, 'period' | 'value' | 'source'> {
  /** Of a yes/no target. */
  readonly state: boolean | null;
  readonly universe: { readonly id: string; readonly size: number } | null;
  readonly event: string;
  readonly synthetic: boolean;
}

/** The indicators on a day, in the order in which they were defined; a later target of the same horizon, or measurement of the same period and universe, replaces the earlier one. */
export function indicatorsAt(facts: readonly Fact[], day: Day): readonly Indicator[] {
  const events = inOrderOfEffect(upTo(facts, day)).map(({ event }) => event);
  const definitions = new Map<string, Omit<Indicator, 'targets' | 'measurements'>>();
  // A measured period may lie before the day on which the indicator was defined.
  const targets = new Map<string, Map<string, Targets>>();
  const measured = new Map<string, Map<string, Measurement>>();
  for (const event of events) {
    const stated = { event: event.id, synthetic: event.data.synthetic === true };
    switch (event.type) {
      case 'IndicatorDefined': {
        const { indicator, unit, plan, row, title, measure, kind, direction, annual, lead, legalBasis } = event.data;
        const definition = { indicator, unit, plan, row, title, measure, kind, direction, annual, lead, legalBasis };
        definitions.set(event.stream, { ...stated, ...definition });
        break;
      }
      case 'TargetSet':
      case 'TargetRevised': {
        const { horizon, targets: of, reading } = event.data;
        entriesOf(targets, event.stream).set(horizon ?? '', { ...stated, horizon, targets: of, reading });
        break;
      }
      case 'IndicatorMeasured': {
        const { period, universe = null } = event.data;
        entriesOf(measured, event.stream).set(periodAndUniverse(period, universe), measurementOf(event));
        break;
      }
    }
  }
  return [...definitions].map(([stream, definition]) => ({
    ...definition,
    targets: [...entriesOf(targets, stream).values()],
    measurements: [...entriesOf(measured, stream).values()].sort((a, b) => compareDays(endOf(a), endOf(b))),
  }));
}

export function measurementOf({ id, data }: Recorded<'IndicatorMeasured'>): Measurement {
  const { period, value, source, state = null, universe = null } = data;
  return { event: id, synthetic: data.synthetic === true, period, value, source, state, universe };
}

/** 5th of 63 and 2nd of 34 in one year are different facts. */
export const periodAndUniverse = (period: string, universe: Measurement['universe']): string =>
  universe === null ? period : `${period} ${universe.id} ${universe.size}`;

function entriesOf<A>(table: Map<string, Map<string, A>>, stream: string): Map<string, A> {
  const known = table.get(stream) ?? new Map<string, A>();
  table.set(stream, known);
  return known;
}

const compareDays = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0);

const endOf = ({ period }: Measurement): Day => parsePeriod(period)?.last ?? '';

/** Of the measurements those that judge one of these years, and the last one: among them `measurementFor` finds for these years what it finds among all. */
export function judgedIn(indicator: Indicator, years: readonly string[]): Indicator {
  const { measurements } = indicator;
  const of = years.map((year) => measurements.findLast(({ period }) => period.startsWith(year)));
  const decide = new Set([...of, measurements.at(-1)]);
  return { ...indicator, measurements: measurements.filter((one) => decide.has(one)) };
}

/**
 * The measurement that a target of a horizon is judged by: the latest one; where the target starts anew each year, the latest
 * one of that year. The year of an annual target without a horizon is the year of the day.
 */
export function measurementFor(indicator: Indicator, horizon: string | null, day: Day): Measurement | null {
  if (!indicator.annual) return indicator.measurements.at(-1) ?? null;
  const year = horizon !== null && /^\d{4}$/.test(horizon) ? horizon : day.slice(0, 4);
  return indicator.measurements.findLast(({ period }) => period.startsWith(year)) ?? null;
}
