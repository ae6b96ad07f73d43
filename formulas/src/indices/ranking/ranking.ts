import { decimalText, type Kernel, type Rational, type Shown } from '../../numbers/index.js';
import { exactNumber, Refusal, refuseRepeatedIds } from '../../reading/index.js';
import type { Evaluation } from '../../trace/index.js';

/** A published table of one index: what a rank is a rank in. */
export interface RankingInput {
  /** `DTI`, `PII`, … */
  readonly index: string;
  /** Reference year, not the year of publication. */
  readonly year: number;
  /** Which units are ranked, `34 tỉnh, thành phố`. */
  readonly universe: string;
  /** How many units there are (N). */
  readonly size: number;
  /** The values of units; null = unknown. */
  readonly values: readonly { readonly id: string; readonly value: string | null }[];
  /** Ranks compare the values as published, rounded to these places; null = exact values. */
  readonly published: Shown | null;
  /** LOW: the smallest value is first; absent = HIGH. */
  readonly best?: 'HIGH' | 'LOW';
  /** BELOW: units that are not listed are known to stand behind all listed ones, as in a top list; absent = ANYWHERE. */
  readonly unlisted?: 'ANYWHERE' | 'BELOW';
}

/** The place of one unit. */
export interface RankedUnit {
  /** As in the input. */
  readonly id: string;
  /** The value that was compared. */
  readonly value: string;
  /** Null where units of unknown value could stand before it. */
  readonly rank: number | null;
  /** Rank if all of unknown value stand behind. */
  readonly atBest: number;
  /** Rank if all of unknown value stand before. */
  readonly atWorst: number;
}

/** A table of ranks with what it is a ranking of: a rank without year and universe says nothing. */
export interface RankingAnswer {
  /** PARTIAL: some ranks are only known between two bounds. */
  readonly status: 'OK' | 'PARTIAL';
  /** As in the input. */
  readonly index: string;
  /** As in the input. */
  readonly year: number;
  /** As in the input. */
  readonly universe: string;
  /** As in the input. */
  readonly size: number;
  /** By rank, then by id. */
  readonly ranks: readonly RankedUnit[];
  /** Listed units without value. */
  readonly unknown: readonly string[];
}

const CITATION = 'Bảng xếp hạng công bố; đồng hạng theo cách đếm 1, 2, 2, 4';

/** Ranks with ties as published tables have them: equal values share the better rank and the next ones are skipped (1, 2, 2, 4). */
export function ranking(input: RankingInput, { numbers, trace }: Evaluation): RankingAnswer {
  const { index, year, universe, size, values } = input;
  refuseRepeatedIds(values, 'values');
  if (values.length > size)
    throw new Refusal(
      'MORE_THAN_UNIVERSE',
      'values',
      `${values.length} units are listed, the universe has ${size}`,
      `bảng có ${values.length} đơn vị, nhiều hơn ${size} đơn vị được xếp hạng`,
    );
  return trace.within('indices/ranking@1').term(
    'ranking',
    ({ ranks }) => ({
      label: `Xếp hạng ${index} ${year}`,
      value: ranks.length,
      expression: `năm tham chiếu ${year}; ${universe}; tổng số ${size} đơn vị; so ${comparedAs(input.published)}`,
      citation: CITATION,
    }),
    (inside): RankingAnswer => {
      const compared = values.flatMap(({ id, value: text }, at) => {
        if (text === null) return [];
        const value = asPublished(exactNumber(text, `values[${at}].value`, numbers), input.published, numbers);
        return [{ id, value }];
      });
      const nowhere = values.flatMap(({ id, value }) => (value === null ? [id] : []));
      const open = nowhere.length + (input.unlisted === 'BELOW' ? 0 : size - values.length);
      const before = (x: Rational, y: Rational): number => (input.best === 'LOW' ? x.compare(y) : y.compare(x));
      const ranks = compared
        .map(({ id, value }) => {
          const atBest = 1 + compared.filter((other) => before(other.value, value) < 0).length;
          return { id, value: `${value}`, rank: open === 0 ? atBest : null, atBest, atWorst: atBest + open };
        })
        .sort((x, y) => x.atBest - y.atBest || (x.id < y.id ? -1 : 1));
      for (const unit of ranks)
        inside.term(
          unit.id,
          () => ({
            label: unit.id,
            value: unit.rank,
            expression: `giá trị ${unit.value}; hạng từ ${unit.atBest} đến ${unit.atWorst}`,
            citation: CITATION,
          }),
          () => unit,
        );
      return { status: open === 0 ? 'OK' : 'PARTIAL', index, year, universe, size, ranks, unknown: nowhere };
    },
  );
}

function asPublished(value: Rational, published: Shown | null, numbers: Kernel): Rational {
  return published === null ? value : (numbers.parse(decimalText(value, published)) ?? value);
}

const comparedAs = (published: Shown | null): string =>
  published === null ? 'giá trị chính xác' : `giá trị công bố với ${published.places} chữ số thập phân`;
