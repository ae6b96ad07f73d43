import { type Day, earlier, holderOf, type Period } from '@kpi-ledger/projections';
import { explanationOf } from '../explain/explain.js';
import { closedBy } from '../periods/closing.js';
import type { RateRow } from '../rate/rows.js';
import type { Reading } from '../reading/reading.js';
import { type CoveringCheckpoint, coveringCheckpoint } from '../signing/covering-checkpoint.js';
import { superiorOf } from './period-sheet.js';
import { ratedPeople } from './rated-people.js';

/** Everybody whom the holder of a post scores in a period, or classifies in a year (Điều 10). */
export interface RatingList {
  readonly period: string;
  readonly authority: {
    readonly post: string;
    readonly unit: string;
    readonly superior: string | null;
    readonly holder: string | null;
  };
  /** SCORES: month, quarter, half. CLASSIFIES: the year. */
  readonly acts: 'SCORES' | 'CLASSIFIES';
  readonly rows: readonly RateRow[];
  /** The root of the ratings of the closed period, printed on the list; null: the period is not closed. */
  readonly closedRoot: string | null;
  /** The signed checkpoint that covers the closing; null: there is none (yet). */
  readonly checkpoint: CoveringCheckpoint | null;
}

/** Null: there is no such post at the end of the period. */
export function ratingListOf(reading: Reading, post: string, period: Period, effective: Day): RatingList | null {
  const snapshot = reading.at(earlier(effective, period.last));
  const { organisation } = snapshot;
  const authority = organisation.posts.get(post);
  if (authority === undefined) return null;
  const acts = period.kind === 'YEAR' ? 'CLASSIFIES' : 'SCORES';
  return {
    period: period.id,
    authority: {
      post,
      unit: authority.unit,
      superior: superiorOf(organisation, authority.unit),
      holder: holderOf(organisation, post),
    },
    acts,
    rows: ratedPeople(reading, period, effective)
      .filter((rated) => rated.authority === post)
      .flatMap(({ person }) => explained(reading, person, period, effective)),
    closedRoot: closedBy(reading, period)?.ratingsRoot ?? null,
    checkpoint: coveringCheckpoint(reading, period),
  };
}

function explained(reading: Reading, person: string, period: Period, effective: Day): readonly RateRow[] {
  const explanation = explanationOf(reading, person, period, effective);
  if (explanation === null || explanation.status === 'NOT_IN_SCOPE') return [];
  const { derivation: _, ...row } = explanation;
  return [row];
}
