import { bigIntegers, GENERAL_CELLS, parseRational } from '@kpi-ledger/formulas';
import type { RatedPost, ScoreRow } from '../rate/rows.js';

/** What a person says of a period and what the authority does, side by side (Mẫu số 01). Exact numbers are texts. */
export interface AssessmentRow
  extends Pick<
    ScoreRow,
    | 'unit'
    | 'post'
    | 'status'
    | 'G'
    | 'd'
    | 'dd'
    | 'e'
    | 'S'
    | 'calculated'
    | 'confirmed'
    | 'confirmedS'
    | 'band'
    | 'display'
    | 'missing'
    | 'synthetic'
  > {
  readonly person: string;
  /** A head or deputy is rated by d, đ, e too (Điều 16.2). */
  readonly leader: boolean;
  /** The post whose holder scores the person (Điều 10); null: none is recorded. */
  readonly assessor: string | null;
  /** The unit of the period in which the agency tracks; another one is neither scored nor confirmed (Điều 17.3). */
  readonly tracking: 'MONTH' | 'QUARTER' | null;
  /** The thirty points as the person scored them; null: not yet, or not every cell. */
  readonly self: string | null;
}

/** Everybody who is rated; who is not has no row. */
export const assessmentRows = (rated: readonly RatedPost[]): readonly AssessmentRow[] =>
  rated.flatMap(({ row, score }) => {
    if (score === null || row.holder === null) return [];
    const { unit, post, status, G, d, dd, e, S, calculated, confirmed, confirmedS, band, display, missing, synthetic } =
      row;
    return {
      person: row.holder,
      ...{ unit, post, status, G, d, dd, e, S, calculated, confirmed, confirmedS, band, display, missing, synthetic },
      leader: score.standing.leader,
      assessor: score.standing.assessor,
      tracking: score.standing.tracking,
      self: sumOf(score.record?.selfScored?.cells ?? {}),
    };
  });

function sumOf(cells: { readonly [cell: string]: string }): string | null {
  let sum = bigIntegers.integer(0);
  for (const { id } of GENERAL_CELLS) {
    const value = parseRational(cells[id] ?? '');
    if (value === null) return null;
    sum = sum.plus(value);
  }
  return sum.toString();
}
