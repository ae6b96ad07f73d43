import { expect, test } from 'vitest';
import { bulletMarks } from './bullet-marks.ts';

type Row = Parameters<typeof bulletMarks>[0];
type Point = { readonly year: string; readonly value: string; readonly kind: string };

const row = (target: object, value: string | null = null): Row =>
  ({ value, targets: [{ comparator: '>=', value: '30', path: null, ...target }] }) as unknown as Row;
const path = (points: readonly Point[], due: Point | null = null) => ({ path: { rule: null, points, due } });

test('Target, last figure, what is due this year and the other years of the path have their marks.', () => {
  const points = [
    { year: '2025', value: '20', kind: 'BASELINE' },
    { year: '2026', value: '22', kind: 'LINEAR' },
    { year: '2028', value: '26', kind: 'LINEAR' },
    { year: '2030', value: '30', kind: 'TARGET' },
  ];
  const due = { year: '2026', value: '22', kind: 'LINEAR' };
  expect(bulletMarks(row(path(points, due), '43/2'))).toEqual({
    ...{ value: 21.5, target: 30, due: 22 },
    path: [
      { year: '2025', value: 20 },
      { year: '2028', value: 26 },
    ],
  });
});

test('What is the same each year is one line, not a dot a year.', () => {
  const points = ['2026', '2027'].map((year) => ({ year, value: '30', kind: 'EACH_YEAR' }));
  expect(bulletMarks(row(path(points, points[0])))).toEqual({ value: null, target: 30, due: 30, path: [] });
});

test('Words and ranks have no bullet.', () => {
  expect(bulletMarks({ targets: [], value: null } as Row)).toBeNull();
  expect(bulletMarks(row({ value: null, comparator: 'text' }))).toBeNull();
  expect(bulletMarks(row({ comparator: 'rank' }, '5'))).toBeNull();
});
