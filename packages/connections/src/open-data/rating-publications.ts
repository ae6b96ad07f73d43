import type { ScoreRow } from '@kpi-ledger/engine';
import type { ClosedPeriod } from './closed-period.js';
import { column, type Dataset, MARKS, marksOf, maybe, type Row } from './dataset.js';

/** Of fewer people than this it could be guessed who has which band: the bands stay empty. */
const MINIMUM_GROUP = 10;

const BANDS = ['XS', 'TOT', 'HT', 'KHT'] as const;

/** How many ratings each closed period has, by band; whose they are is said nowhere. */
export const ratingPublications = (periods: readonly ClosedPeriod[]): Dataset => ({
  id: 'rating-publications',
  title: { vi: 'Kết quả chấm điểm theo kỳ đã công bố', en: 'Published ratings by period' },
  description: {
    vi: `Số người có điểm đã công bố trong mỗi kỳ đã khoá theo Nghị định 335/2025/NĐ-CP, theo mức điểm; không có dữ liệu cá nhân. Dưới ${MINIMUM_GROUP} người thì không chia theo mức. ratingsRoot và root là gốc Merkle để kiểm tra với sổ.`,
    en: `How many people have a published rating in each closed period, by band; no personal data. Under ${MINIMUM_GROUP} people the bands stay empty. ratingsRoot and root are Merkle roots to check with the ledger.`,
  },
  columns: [
    column('period', 'text', 'Kỳ', 'Period'),
    column('first', 'date', 'Ngày đầu kỳ', 'First day'),
    column('last', 'date', 'Ngày cuối kỳ', 'Last day'),
    column('closedAt', 'instant', 'Thời điểm khoá kỳ', 'When it was closed'),
    column('people', 'integer', 'Số người có điểm công bố', 'People with a published rating'),
    column('restated', 'integer', 'Trong đó đã công bố lại', 'Of those restated'),
    maybe(column('XS', 'integer', 'Mức điểm từ 90', 'Band from 90')),
    maybe(column('TOT', 'integer', 'Mức điểm từ 70 đến dưới 90', 'Band from 70')),
    maybe(column('HT', 'integer', 'Mức điểm từ 50 đến dưới 70', 'Band from 50')),
    maybe(column('KHT', 'integer', 'Mức điểm dưới 50', 'Band under 50')),
    column('ratingsRoot', 'text', 'Gốc Merkle của các điểm công bố', 'Merkle root of the published ratings'),
    column('ordinal', 'integer', 'Số sự kiện của sổ khi khoá', 'Events of the ledger when closed'),
    column('root', 'text', 'Gốc Merkle của sổ khi khoá', 'Merkle root of the ledger when closed'),
    ...MARKS,
  ],
  rows: periods.map(rowOf),
});

function rowOf({ closed, rates }: ClosedPeriod): Row {
  const people = publishedPeople(rates);
  // Closed, a published figure is the score of that state; where one were not, its band would be another's.
  const isTold =
    people.length >= MINIMUM_GROUP && people.every(({ band, candidate }) => band !== null && candidate === null);
  const bands = BANDS.map((band) => [band, isTold ? people.filter((one) => one.band === band).length : null]);
  const { period, first, last, closedAt, ratingsRoot, ordinal, root } = closed;
  return {
    ...{ period, first, last, closedAt },
    people: people.length,
    restated: people.filter(({ restated }) => restated !== null).length,
    ...Object.fromEntries(bands),
    ...{ ratingsRoot, ordinal, root },
    ...marksOf(rates.some(({ synthetic }) => synthetic)),
  };
}

/** One row a person: who holds two posts has two rows of the same score. */
const publishedPeople = (rates: readonly ScoreRow[]): readonly ScoreRow[] => [
  ...new Map(rates.filter(({ published }) => published !== null).map((row) => [row.holder, row])).values(),
];
