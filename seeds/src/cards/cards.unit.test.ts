import { describe, expect, it } from 'vitest';
import { runningText } from '../../test-support/source-text.js';
import { indicators } from '../catalogue/index.js';
import { CARD_SLOTS, definitionCards, series } from './index.js';
import { printedSlots } from './printed-slots.js';

const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ');

describe('definition cards', () => {
  const cards = definitionCards();

  it('are one for each of the 137 rows and each of the 11 quantified targets of the prose', () => {
    expect(cards.filter(({ annex }) => annex !== null)).toHaveLength(137);
    expect(cards.filter(({ annex }) => annex === null)).toHaveLength(11);
    expect(new Set(cards.map(({ plan, annex, row }) => `${plan} ${annex} ${row}`)).size).toBe(148);
  });

  it.each(
    printedSlots.flatMap(({ plan, row, source, formula, numerator, denominator, dataSource }) =>
      [formula, numerator, denominator, dataSource].flatMap((words) =>
        words === null ? [] : [[`${plan} ${row}`, words, source] as const],
      ),
    ),
  )('%s: "%s" is printed in its row', (_, words, { document, lines }) => {
    expect(plain(runningText(document, lines))).toContain(plain(words));
  });

  it('belong to rows that exist', () => {
    for (const { plan, annex, row } of printedSlots)
      expect(indicators(plan).some((one) => one.annex === annex && one.row === row)).toBe(true);
  });

  it('leave empty what no document says: no source of data and no formula is printed anywhere', () => {
    const filled = (slot: (typeof CARD_SLOTS)[number]) => cards.filter((card) => card[slot] !== null).length;
    expect(Object.fromEntries(CARD_SLOTS.map((slot) => [slot, filled(slot)]))).toEqual({
      formula: 0,
      measure: 146,
      numerator: 8,
      denominator: 11,
      dataSource: 0,
      responsible: 137,
      frequency: 26,
      citation: 148,
    });
  });
});

describe('series over the years', () => {
  it.each(series().map((one) => [one.id, one] as const))('%s names one indicator with a year each', (_, { rows }) => {
    const found = rows.map(({ plan, annex, row }) =>
      indicators(plan).find((one) => one.annex === annex && one.row === row),
    );
    expect(found.map((one) => one?.horizon)).toEqual(['2030', '2045']);
    expect(new Set(found.map((one) => one?.unit)).size).toBe(1);
    const [near, far] = found.map((one) => plain(one?.title ?? '').replace(' (pii)', ''));
    expect(far).toBe(near);
  });
});
