import { type Formula, formulaOf } from '../../formula.js';
import type { Shown } from '../../numbers/index.js';
import {
  choice,
  count,
  described,
  exact,
  list,
  nullable,
  object,
  type Reader,
  Refusal,
  text,
} from '../../reading/index.js';
import { type RankingAnswer, type RankingInput, ranking } from './ranking.js';

/** More places than any index is published with would only burn time. */
const MOST_PLACES = 20;
const places: Reader<number> = described({ type: 'integer', minimum: 0, maximum: MOST_PLACES }, (raw, path) => {
  const value = count(raw, path);
  if (value <= MOST_PLACES) return value;
  throw new Refusal(
    'INVALID_INPUT',
    path,
    `at most ${MOST_PLACES} places, got ${value}`,
    `nhiều nhất ${MOST_PLACES} chữ số thập phân, nhận được ${value}`,
  );
});
const published: Reader<Shown> = object({ places, rounding: choice<Shown['rounding']>(['CUT', 'HALF_UP']) });

const readInput = (): Reader<RankingInput> =>
  object(
    {
      index: text,
      year: count,
      universe: text,
      size: count,
      values: list(object({ id: text, value: nullable(exact) })),
      published: nullable(published),
    },
    { best: choice<'HIGH' | 'LOW'>(['HIGH', 'LOW']), unlisted: choice<'ANYWHERE' | 'BELOW'>(['ANYWHERE', 'BELOW']) },
  );

/** Xếp hạng of the units of a published table. */
export const rankingFormula: Formula<RankingInput, RankingAnswer> = formulaOf('indices/ranking', 1, () => ({
  title: { vi: 'Xếp hạng theo một chỉ số', en: 'Ranks by an index' },
  article: 'bảng xếp hạng công bố',
  input: {
    index: 'name of the index',
    year: 'reference year',
    universe: 'which units are ranked',
    size: 'how many units there are',
    values: '[{id, value | null}]',
    published: '{places, rounding: CUT | HALF_UP} with which values are compared, or null for exact ones',
    best: 'optional: HIGH (default) or LOW',
    unlisted: 'optional: BELOW when units that are not listed stand behind all listed ones; default ANYWHERE',
  },
  answer: {
    status: 'OK, or PARTIAL while values are unknown',
    index: 'as in the input',
    year: 'as in the input',
    universe: 'as in the input',
    size: 'as in the input',
    ranks: '[{id, value, rank | null, atBest, atWorst}] by rank, then by id',
    unknown: 'listed units without value',
  },
  exactKeys: [],
  example: {
    index: 'DTI',
    year: 2024,
    universe: '34 tỉnh, thành phố',
    size: 34,
    values: [
      { id: 'Hà Nội', value: '0.8241' },
      { id: 'Huế', value: '0.7951' },
      { id: 'Hải Phòng', value: '0.7857' },
      { id: 'TP. Hồ Chí Minh', value: '0.7770' },
    ],
    published: { places: 4, rounding: 'HALF_UP' },
    unlisted: 'BELOW',
  },
  read: readInput(),
  compute: ranking,
}));
