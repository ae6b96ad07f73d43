import type { Derivation } from '@kpi-ledger/formulas';
import { type Day, earlier, holderOf, type Period, positionsOf } from '@kpi-ledger/projections';
import { personScore } from '../rate/person-score.js';
import { type RateRow, ratedPosts, rowOfPerson, withGrounds } from '../rate/rows.js';
import type { Reading } from '../reading/reading.js';

/** The row of a post or person with the derivation of its score; null where nothing is derived (no holder, not in scope). */
export interface Explanation extends RateRow {
  readonly derivation: Derivation | null;
}

/** Null: there is no such post or person at the end of the period. */
export function explanationOf(reading: Reading, subject: string, period: Period, effective: Day): Explanation | null {
  const { organisation } = reading.at(earlier(effective, period.last));
  const post = organisation.posts.get(subject);
  if (post !== undefined) {
    const [rated] = ratedPosts(reading, period, effective, [post], { derivation: true });
    return rated === undefined
      ? null
      : { ...withGrounds(reading, rated, effective), derivation: rated.score?.derivation ?? null };
  }
  if (!organisation.officials.has(subject)) return null;
  // A person who holds a post in the table is explained by that row; of several posts by one that is rated.
  const held = positionsOf(organisation, subject)
    .flatMap(({ post: of }) => (of === null ? [] : (organisation.posts.get(of) ?? [])))
    .filter(({ id }) => holderOf(organisation, id) === subject);
  const row = held.find(({ scope }) => scope === 'in') ?? held[0];
  if (row !== undefined) return explanationOf(reading, row.id, period, effective);
  const score = personScore(reading, subject, period, effective, { derivation: true });
  const rated = { row: rowOfPerson(reading, subject, score), score };
  return { ...withGrounds(reading, rated, effective), derivation: score.derivation };
}
