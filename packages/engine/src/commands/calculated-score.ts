import { type Refusal, refuse } from '@kpi-ledger/domain';
import type { NewFact } from '@kpi-ledger/events';
import { type EventStore, StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';

/** Where a score was calculated, as PeriodScoreConfirmed names it. */
export interface CalculatedAt {
  readonly ordinal: number;
  readonly root: string;
  readonly effective?: string;
}

/** S of a person and period as calculated at a basis; null: there is no score there. */
export type Calculate = (person: string, period: string, at: CalculatedAt) => Promise<string | null>;

/**
 * The score that a PeriodScoreConfirmed speaks about, calculated anew; null for every other fact and where there is none.
 * Left: the ledger never had that state.
 */
export async function calculatedScore(
  fact: NewFact,
  { store, calculate }: { readonly store: EventStore; readonly calculate: Calculate },
): Promise<E.Either<Refusal, string | null>> {
  if (fact.type !== 'PeriodScoreConfirmed' || fact.data.calculatedAt === null) return E.right(null);
  const { person, period, calculatedAt: at } = fact.data;
  const prefix = await store.prefixAt(at.ordinal)();
  if (E.isLeft(prefix)) throw new StoreFailure(prefix.left);
  if (prefix.right?.root !== at.root)
    return E.left(refuse('UNKNOWN_BASIS', 'data.calculatedAt.root', { ordinal: at.ordinal, value: at.root }));
  return E.right(await calculate(person, period, at));
}
