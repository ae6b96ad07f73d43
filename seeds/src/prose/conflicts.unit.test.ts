import { describe, expect, it } from 'vitest';
import { runningText } from '../../test-support/source-text.js';
import { indicators, tasks } from '../catalogue/index.js';
import { conflicts, prose } from './index.js';

const all = conflicts();
const places = all.flatMap(({ id, places }) =>
  places.map((place) => [`${id}: ${place.plan} ${place.row}`, place] as const),
);
const rowKey = ({ plan, annex, row }: { plan: string; annex: string | null; row: string }) => `${plan} ${annex} ${row}`;
const indicatorsByRow = new Map(indicators().map((indicator) => [rowKey(indicator), indicator]));
const rowLines = new Map([
  ...[...tasks(), ...indicators()].map((row) => [rowKey(row), row.source.lines] as const),
  ...prose().flatMap(({ plan, paragraphs }) =>
    paragraphs.map(({ row, lines }) => [rowKey({ plan, annex: null, row }), lines] as const),
  ),
]);

describe('conflicts between the documents', () => {
  it('have an id each, two places or more, in two plans or more, and nothing decided', () => {
    expect(all).toHaveLength(26);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { places: own, governs } of all) {
      expect(new Set(own.map(({ plan }) => plan)).size).toBeGreaterThanOrEqual(2);
      expect(governs).toBeNull();
    }
  });

  it.each(places)('%s is printed there', (_, { printed, source }) => {
    expect(runningText(source.document, source.lines)).toContain(printed);
  });

  it.each(places)('%s lies in that row', (_, place) => {
    const [first, last] = rowLines.get(rowKey(place)) ?? [0, 0];
    expect(place.source.lines[0]).toBeGreaterThanOrEqual(first);
    expect(place.source.lines[1]).toBeLessThanOrEqual(last);
  });

  it('of figures, leads and deadlines are noted in the rows of the tables', () => {
    const notes = new Map([...tasks(), ...indicators()].map((row) => [rowKey(row), row.notes.join(' ')]));
    for (const { id, kind, places: own } of all.filter((conflict) => conflict.kind !== 'wording')) {
      for (const place of own.filter(({ annex }) => annex !== null)) {
        for (const other of own.filter((candidate) => candidate !== place)) {
          const where = other.annex === null ? other.plan : `${other.plan} phụ lục ${other.annex} dòng ${other.row} in`;
          expect(notes.get(rowKey(place)), `${id} (${kind}): ${rowKey(place)}`).toContain(where);
        }
      }
    }
  });

  const betweenIndicators = all.filter(({ places: own }) => own.every((place) => indicatorsByRow.has(rowKey(place))));
  it.each(betweenIndicators.map((conflict) => [conflict.id, conflict] as const))(
    '%s differs in its figures only if it is called a conflict of targets',
    (_, { kind, places: own }) => {
      const figures = own.map((place) =>
        JSON.stringify(
          indicatorsByRow.get(rowKey(place))?.targets.map(({ comparator, value, upper }) => [comparator, value, upper]),
        ),
      );
      expect(new Set(figures).size > 1).toBe(kind === 'target');
    },
  );
});
