import { canonicalBytes } from '@kpi-ledger/events';
import type { Day, Period } from '@kpi-ledger/projections';
import { MerkleRoot } from '@kpi-ledger/verify';
import type { Reading } from '../reading/reading.js';
import { placedEventsOfScore } from './events-of-score.js';

/**
 * The rule of `placedEventsOfScore`. What it gives for a closed period is committed to: a change of it takes another name, and the
 * old one stays for the periods that were closed by it.
 */
const REST_RULE = 'score-events-1';

/** What a closed period commits to about the events behind its ratings. */
export interface RestsCommitment {
  readonly rule: string;
  readonly root: string;
}

/** A published figure with the places of the events from which its score follows. */
export interface Rests {
  readonly figure: string;
  readonly events: readonly number[];
}

interface Figure {
  readonly event: {
    readonly id: string;
    readonly data: {
      readonly person: string;
      readonly basis: { readonly ordinal: number; readonly effective: Day };
    };
  };
}

/** Of each published figure what it rests on, as its own basis knew it. `reading` is of all events from the first one on. */
export function restsOf(reading: Reading, figures: readonly Figure[], period: Period): readonly Rests[] {
  const readings = new Map<number, Reading>();
  const upTo = (n: number): Reading => {
    const known = readings.get(n) ?? reading.first(n);
    readings.set(n, known);
    return known;
  };
  return figures.map(({ event: { id, data } }) => {
    const question = { person: data.person, period, effective: data.basis.effective };
    const places = placedEventsOfScore(upTo(data.basis.ordinal), question).map(({ ordinal }) => ordinal);
    return { figure: id, events: [...new Set(places)].toSorted((a, b) => a - b) };
  });
}

export function commitmentToRests(rests: readonly Rests[]): RestsCommitment {
  const tree = new MerkleRoot();
  for (const one of rests) tree.add(restsLeaf(one));
  return { rule: REST_RULE, root: tree.root() };
}

export const restsLeaf = ({ figure, events }: Rests): Uint8Array => canonicalBytes([figure, events]);
