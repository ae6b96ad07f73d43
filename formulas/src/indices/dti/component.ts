import {
  choice,
  count,
  exact,
  flag,
  later,
  list,
  nullable,
  object,
  type Reader,
  text,
  variants,
} from '../../reading/index.js';
import { MAIN_INDICES, type MainIndex } from './frames.js';

/** What every row of the component table has. */
export interface DtiComponentRow {
  /** Number in the annex; unique in the list (DUPLICATE_ID). */
  readonly id: string;
  /** The main index that it belongs to. */
  readonly main: MainIndex;
  /** Most points, above 0. */
  readonly max: string;
  /** Where the rule stands; absent = not given. */
  readonly citation?: string;
}

/** A component index (chỉ số thành phần): its rule as data, and what was measured; null = not yet. */
export type DtiComponent = DtiComponentRow &
  (
    | /** The points as the ministry assessed them. */ { readonly rule: 'GIVEN'; readonly points: string | null }
    | /** A state is worth a fraction of the maximum. */ {
        readonly rule: 'CATEGORICAL';
        readonly options: readonly { readonly state: string; readonly fraction: string }[];
        readonly state: string | null;
      }
    | /** Independent conditions, each worth a fraction. */ {
        readonly rule: 'SUM_OF_PARTS';
        readonly parts: readonly { readonly id: string; readonly fraction: string; readonly held: boolean | null }[];
      }
    | /** numerator ÷ denominator of the maximum, at most the whole. */ {
        readonly rule: 'RATIO';
        readonly numerator: string | null;
        readonly denominator: string | null;
        readonly emptyDenominator?: 'ZERO' | 'FULL';
      }
    | /** RATIO, the whole from a threshold on. No text at hand shows this rule, so a row has to name its own. */ {
        readonly rule: 'THRESHOLD_RATIO';
        readonly numerator: string | null;
        readonly denominator: string | null;
        readonly threshold: string;
        readonly citation: string;
        readonly emptyDenominator?: 'ZERO' | 'FULL';
      }
    | /** A count gives the points of the highest step it reaches; below all steps 0. */ {
        readonly rule: 'LADDER';
        readonly steps: readonly { readonly from: number; readonly points: string }[];
        readonly count: number | null;
      }
    | /** Points for each item, at most the maximum. */ {
        readonly rule: 'COUNT_CAPPED';
        readonly each: string;
        readonly count: number | null;
      }
    | /** Value ÷ the best province's value of the maximum. */ {
        readonly rule: 'RELATIVE_TO_BEST';
        readonly value: string | null;
        readonly best: string | null;
      }
  );

export const component: Reader<DtiComponent> = later(() => {
  const row = { id: text, main: choice(MAIN_INDICES), max: exact };
  const more = { citation: text };
  const ratio = { ...row, numerator: nullable(exact), denominator: nullable(exact) };
  const empty = { ...more, emptyDenominator: choice(['ZERO', 'FULL']) };

  return variants('rule', {
    GIVEN: object({ ...row, rule: choice(['GIVEN']), points: nullable(exact) }, more),
    CATEGORICAL: object(
      {
        ...row,
        rule: choice(['CATEGORICAL']),
        options: list(object({ state: text, fraction: exact })),
        state: nullable(text),
      },
      more,
    ),
    SUM_OF_PARTS: object(
      {
        ...row,
        rule: choice(['SUM_OF_PARTS']),
        parts: list(object({ id: text, fraction: exact, held: nullable(flag) })),
      },
      more,
    ),
    RATIO: object({ ...ratio, rule: choice(['RATIO']) }, empty),
    THRESHOLD_RATIO: object(
      { ...ratio, rule: choice(['THRESHOLD_RATIO']), threshold: exact, citation: text },
      { emptyDenominator: empty.emptyDenominator },
    ),
    LADDER: object(
      {
        ...row,
        rule: choice(['LADDER']),
        steps: list(object({ from: count, points: exact })),
        count: nullable(count),
      },
      more,
    ),
    COUNT_CAPPED: object({ ...row, rule: choice(['COUNT_CAPPED']), each: exact, count: nullable(count) }, more),
    RELATIVE_TO_BEST: object(
      { ...row, rule: choice(['RELATIVE_TO_BEST']), value: nullable(exact), best: nullable(exact) },
      more,
    ),
  }) as Reader<DtiComponent>;
});
