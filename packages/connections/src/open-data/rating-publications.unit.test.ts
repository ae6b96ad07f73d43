import type { ClosedPeriodRow, ScoreRow } from '@kpi-ledger/engine';
import { expect, test } from 'vitest';
import { ratingPublications } from './rating-publications.js';

const closed: ClosedPeriodRow = {
  ...{ period: '2026-Q1', first: '2026-01-01', last: '2026-03-31', event: 'e', closedAt: '2026-04-06T03:00:00.000Z' },
  ...{ ratings: 10, ratingsRoot: 'a'.repeat(64), ordinal: 34, root: 'b'.repeat(64) },
};
const published = { S: '95', event: 'e', basis: {} as never, provisional: false };

/** What the table reads of a row. */
type Read = Pick<ScoreRow, 'holder' | 'band' | 'published' | 'restated' | 'candidate' | 'synthetic'>;
const rated = (holder: string, over: Partial<Read> = {}): ScoreRow =>
  ({
    holder,
    band: 'XS',
    published,
    restated: null,
    candidate: null,
    synthetic: false,
    ...over,
  }) satisfies Read as unknown as ScoreRow;

const people = (count: number): readonly ScoreRow[] => Array.from({ length: count }, (_, i) => rated(`nguoi-${i}`));
const rowOf = (rates: readonly ScoreRow[]) =>
  ratingPublications([{ closed, rates, progress: [], indicators: [], unitNames: {} }]).rows[0];

test('From ten people on the bands are told, and only those that are published are counted.', () => {
  const rates = [
    ...people(9),
    rated('nguoi-9', { band: 'HT', restated: { ...published } }),
    rated('nguoi-10', { published: null }),
  ];
  expect(rowOf(rates)).toMatchObject({ people: 10, restated: 1, XS: 9, TOT: 0, HT: 1, KHT: 0, watermark: null });
});

test('Of nine people the bands stay empty, also where one of them holds two posts.', () => {
  expect(rowOf(people(9))).toMatchObject({ people: 9, XS: null, TOT: null, HT: null, KHT: null });
  expect(rowOf([...people(9), rated('nguoi-8')])).toMatchObject({ people: 9, XS: null });
});

test('Where a score is another one than was published, its band is not told for it.', () => {
  expect(rowOf([...people(10), rated('nguoi-x', { candidate: '40', band: 'KHT' })])).toMatchObject({
    people: 11,
    XS: null,
    KHT: null,
  });
});
