import type { AnyEvent } from '@kpi-ledger/events';
import type { DataOf } from '../common/facts.js';

type Framework = DataOf<'MaturityFrameworkAdopted'>;

/** The versions of one framework, in the order in which they were adopted; none in the stream of an assessed unit. */
export interface Maturity {
  readonly versions: { readonly from: string; readonly framework: Framework }[];
}

export const initial = (): Maturity => ({ versions: [] });

export function evolve(maturity: Maturity, event: AnyEvent): Maturity {
  if (event.type === 'MaturityFrameworkAdopted') maturity.versions.push({ from: event.validAt, framework: event.data });
  return maturity;
}

/** The version of the latest day up to this one; of one day the last adopted. */
export const frameworkOn = ({ versions }: Maturity, day: string): Framework | null =>
  versions
    .filter(({ from }) => from <= day)
    .reduce<Maturity['versions'][number] | null>(
      (last, one) => (last === null || one.from >= last.from ? one : last),
      null,
    )?.framework ?? null;
