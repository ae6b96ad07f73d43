import type { Indicator } from '@kpi-ledger/projections';

/** The indicators that a unit has or leads, with the city-wide ones of the same name; those of other units stand beside them. */
export function indicatorsOfUnit(indicators: readonly Indicator[], unit: string): readonly Indicator[] {
  const led = new Set(indicators.filter((one) => isOf(one, unit)).map(({ indicator }) => indicator));
  return indicators.filter((one) => led.has(one.indicator) && (one.unit === null || one.unit === unit));
}

export const isOf = (one: Indicator, unit: string): boolean =>
  one.unit === unit || one.lead.some((lead) => lead.unit === unit);
