import { canonicalBytes } from '@kpi-ledger/events';
import { factsOf, type Period } from '@kpi-ledger/projections';
import { MerkleRoot } from '@kpi-ledger/verify';
import type { Reading } from '../reading/reading.js';
import { commitmentTo, type OrganisationCommitment, organisationEvents } from './organisation-events.js';
import { commitmentToRests, type RestsCommitment, restsOf } from './rests.js';

/** What closing a period commits to. */
export interface Commitment {
  /** How many ratings of the period are published, restatements counted beside them. */
  readonly ratings: number;
  /** Merkle root (RFC 9162) over the canonical bytes of their RatingPublished and RatingRestated events, in log order. */
  readonly ratingsRoot: string;
  /** The events that say who works where: none can be kept back from whoever sees this commitment. */
  readonly organisation: OrganisationCommitment;
  /** What each of those ratings rests on. */
  readonly rests: RestsCommitment;
}

export function committedBy(reading: Reading, period: Period): Commitment {
  const figures = publishedFigures(reading, period);
  return {
    ...commitmentOfFigures(reading, figures),
    rests: commitmentToRests(restsOf(reading, figures, period)),
  };
}

export function commitmentOfFigures(
  reading: Reading,
  figures: ReturnType<typeof publishedFigures>,
): Omit<Commitment, 'rests'> {
  const tree = new MerkleRoot();
  for (const { event } of figures) tree.add(canonicalBytes(event));
  return {
    ratings: figures.length,
    ratingsRoot: tree.root(),
    organisation: commitmentTo(organisationEvents(reading.events)),
  };
}

/** The published figures of a period and the restatements beside them, in log order. */
export function publishedFigures(reading: Reading, period: Period) {
  const facts = reading.at(period.last).ratingsOf(period.id);
  return [...factsOf(facts, 'RatingPublished'), ...factsOf(facts, 'RatingRestated')]
    .filter(({ event }) => event.data.period === period.id)
    .toSorted((one, other) => one.ordinal - other.ordinal);
}
