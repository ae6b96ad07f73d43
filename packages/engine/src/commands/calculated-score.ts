import { type Refusal, refuse } from '@kpi-ledger/domain';
import type { DataOf, NewFact } from '@kpi-ledger/events';
import { type EventStore, StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';

/** Where a score was calculated, as PeriodScoreConfirmed names it. */
export interface CalculatedAt {
  readonly ordinal: number;
  readonly root: string;
  readonly effective?: string;
}

/** What the ledger holds ready for publication, and the hashes of the rules and formulas that it stands on. */
export interface PublishableScore {
  readonly S: string;
  /** The December of P22. */
  readonly provisional: boolean;
  readonly ruleSet: string;
  readonly formulaSet: string;
}

/** What closing a period comes to over the first events of the ledger. */
export interface Closing {
  readonly ratings: number;
  readonly ratingsRoot: string;
  readonly organisation: { readonly events: number; readonly root: string };
  readonly rests: { readonly rule: string; readonly root: string };
  /** How many people and posts still stand against it. */
  readonly blocking: number;
}

/** What facts about scores are checked against; each is calculated anew at the basis that the fact names. */
export interface Calculate {
  /** S as calculated; null: there is no score there. */
  score(person: string, period: string, at: CalculatedAt): Promise<string | null>;
  /** Null: nothing that may be published. */
  publishable(person: string, period: string, at: CalculatedAt): Promise<PublishableScore | null>;
  closing(period: string, ordinal: number): Promise<Closing | null>;
}

interface Sources {
  readonly store: EventStore;
  readonly calculate: Calculate;
}

/**
 * The score that a PeriodScoreConfirmed, RatingPublished or RatingRestated speaks about, calculated anew; null for every other fact and where
 * there is none. Left: the ledger never had that state, or a closing does not fit it.
 */
export async function calculatedScore(fact: NewFact, sources: Sources): Promise<E.Either<Refusal, string | null>> {
  switch (fact.type) {
    case 'PeriodScoreConfirmed':
      return confirmedScore(fact.data, sources);
    case 'RatingPublished':
      return publishedScore(fact.data, sources);
    case 'RatingRestated':
      return publishedScore({ ...fact.data, provisional: undefined }, sources);
    case 'PeriodClosed':
      return closing(fact.data, sources);
    default:
      return E.right(null);
  }
}

async function confirmedScore(
  { person, period, calculatedAt: at }: DataOf<'PeriodScoreConfirmed'>,
  sources: Sources,
): Promise<E.Either<Refusal, string | null>> {
  if (at === null) return E.right(null);
  const unknown = await unknownBasis(at, 'data.calculatedAt.root', sources);
  return unknown === null ? E.right(await sources.calculate.score(person, period, at)) : E.left(unknown);
}

async function publishedScore(
  {
    person,
    period,
    basis,
    provisional,
  }: Pick<DataOf<'RatingPublished'>, 'person' | 'period' | 'basis'> & { readonly provisional?: true | undefined },
  sources: Sources,
): Promise<E.Either<Refusal, string | null>> {
  const unknown = await unknownBasis(basis, 'data.basis.root', sources);
  if (unknown !== null) return E.left(unknown);
  const score = await sources.calculate.publishable(person, period, basis);
  if (score === null || score.provisional !== (provisional === true)) return E.right(null);
  for (const hash of ['ruleSet', 'formulaSet'] as const)
    if (score[hash] !== basis[hash])
      return E.left(refuse('UNKNOWN_BASIS', `data.basis.${hash}`, { ordinal: basis.ordinal, value: basis[hash] }));
  return E.right(score.S);
}

async function closing(
  { period, ratings, ratingsRoot, ordinal, root, organisation, rests }: DataOf<'PeriodClosed'>,
  sources: Sources,
): Promise<E.Either<Refusal, null>> {
  const unknown = await unknownBasis({ ordinal, root }, 'data.root', sources);
  if (unknown !== null) return E.left(unknown);
  const found = await sources.calculate.closing(period, ordinal);
  if (found === null) return E.right(null);
  if (found.blocking > 0)
    return E.left(refuse('PERIOD_NOT_READY', 'data.period', { value: period, count: found.blocking }));
  if (found.ratings !== ratings)
    return E.left(refuse('RATINGS_DIFFER', 'data.ratings', { value: ratings, right: found.ratings }));
  if (found.ratingsRoot !== ratingsRoot)
    return E.left(refuse('RATINGS_DIFFER', 'data.ratingsRoot', { value: ratingsRoot, right: found.ratingsRoot }));
  const committed = { organisation, rests };
  for (const field of ['organisation', 'rests'] as const) {
    const [given, right] = [committed[field], found[field]].map((one) => Object.values(one ?? {}).join(', '));
    if (committed[field] !== undefined && given !== right)
      return E.left(refuse('COMMITMENT_DIFFERS', `data.${field}`, { value: given ?? '', right: right ?? '' }));
  }
  return E.right(null);
}

/** The ledger never had this root over its first events. */
async function unknownBasis(
  { ordinal, root: value }: Pick<CalculatedAt, 'ordinal' | 'root'>,
  path: string,
  { store }: Sources,
): Promise<Refusal | null> {
  const prefix = await store.prefixAt(ordinal)();
  if (E.isLeft(prefix)) throw new StoreFailure(prefix.left);
  return prefix.right?.root === value ? null : refuse('UNKNOWN_BASIS', path, { ordinal, value });
}
