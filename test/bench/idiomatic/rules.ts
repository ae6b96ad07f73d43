import type { Fact } from './facts.ts';

/** The day of a quarter by which work enters its base plan: the tenth, unless the city decided otherwise. */
export function closeDayOfQuarter(ledger: readonly Fact[], lastDay: string): number {
  let day = 10;
  for (const { type, data } of ledger)
    if (type === 'RuleSetAdopted')
      for (const { id, value, from } of data.rules) if (id === 'P42.quarter' && from <= lastDay) day = Number(value);
  return day;
}
