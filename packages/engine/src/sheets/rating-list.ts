import {
  type Day,
  earlier,
  holderOf,
  type Organisation,
  type Period,
  type Position,
  trackerOf,
} from '@kpi-ledger/projections';
import { classifierOf } from '../case-file/classifier.js';
import { explanationOf } from '../explain/explain.js';
import type { RateRow } from '../rate/rows.js';
import { isOutsideDecree } from '../rate/standing.js';
import type { Reading } from '../reading/reading.js';

/** Everybody whom the holder of a post scores in a period, or classifies in a year (Điều 10). */
export interface RatingList {
  readonly period: string;
  readonly authority: { readonly post: string; readonly unit: string; readonly holder: string | null };
  /** SCORES: month, quarter, half. CLASSIFIES: the year. */
  readonly acts: 'SCORES' | 'CLASSIFIES';
  readonly rows: readonly RateRow[];
  /** The root of the ratings of the closed period, printed on the list; null: the period is not closed. */
  readonly closedRoot: string | null;
}

/** Null: there is no such post at the end of the period. */
export function ratingListOf(reading: Reading, post: string, period: Period, effective: Day): RatingList | null {
  const snapshot = reading.at(earlier(effective, period.last));
  const { organisation } = snapshot;
  const authority = organisation.posts.get(post);
  if (authority === undefined) return null;
  const acts = period.kind === 'YEAR' ? 'CLASSIFIES' : 'SCORES';
  const authorityOf = acts === 'CLASSIFIES' ? classifierOf : trackerOf;
  const people = peopleUnder(organisation, post, authorityOf);
  return {
    period: period.id,
    authority: { post, unit: authority.unit, holder: holderOf(organisation, post) },
    acts,
    rows: people.flatMap((person) => explained(reading, person, period, effective)),
    closedRoot: closedRootOf(reading, period),
  };
}

/** In order of person id; a person with two positions under the authority stands once. */
function peopleUnder(
  organisation: Organisation,
  post: string,
  authorityOf: (organisation: Organisation, position: Position) => string | null,
): readonly string[] {
  const under = organisation.positions.filter((position) => authorityOf(organisation, position) === post);
  return [...new Set(under.map(({ person }) => person))]
    .filter((person) => !isOutsideDecree(organisation, person))
    .sort();
}

function explained(reading: Reading, person: string, period: Period, effective: Day): readonly RateRow[] {
  const explanation = explanationOf(reading, person, period, effective);
  if (explanation === null || explanation.status === 'NOT_IN_SCOPE') return [];
  const { derivation: _, ...row } = explanation;
  return [row];
}

/** The last PeriodClosed of the period that nothing has reopened since. */
function closedRootOf(reading: Reading, period: Period): string | null {
  let root: string | null = null;
  for (const { event } of reading.at(period.last).facts) {
    if (event.type === 'PeriodClosed' && event.data.period === period.id) root = event.data.ratingsRoot;
    if (event.type === 'PeriodReopened' && event.data.period === period.id) root = null;
  }
  return root;
}
