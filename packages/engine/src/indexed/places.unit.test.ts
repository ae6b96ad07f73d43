import { expect, test } from 'vitest';
import { Places } from './places.js';

const square = (from: number, first: number) => ({ from, to: from + 10, first, before: first + 10 });

test('a row is found in the places that are known of it, without their ends, and in no place of another row', () => {
  const places = new Places(2, 2);
  expect(places.at(0, 0, 0)).toBe(-1);
  places.keep(0, square(10, 100), 7);
  places.keep(1, square(10, 200), 8);
  const said = (row: number, n: number, today: number) => {
    const place = places.at(row, n, today);
    return place < 0 ? null : places.saidIn(place);
  };
  expect([said(0, 10, 100), said(0, 19, 109), said(1, 10, 200)]).toEqual([7, 7, 8]);
  expect([said(0, 9, 100), said(0, 20, 100), said(0, 10, 99), said(0, 10, 110), said(1, 10, 100)]).toEqual(
    Array.from({ length: 5 }, () => null),
  );
});

test('of one row the place that was met first goes first', () => {
  const places = new Places(1, 2);
  for (const from of [10, 20, 30]) places.keep(0, square(from, 0), from);
  expect([10, 20, 30].map((n) => places.at(0, n, 5) >= 0)).toEqual([false, true, true]);
});

test('what lies in several places lies in what is left of them', () => {
  const places = new Places(2, 1);
  const where = { from: 0, to: 25, first: 0, before: 1000 };
  places.narrow(where, places.keep(0, square(10, 100), 1));
  places.narrow(where, places.keep(1, square(15, 95), 1));
  expect(where).toEqual({ from: 15, to: 20, first: 100, before: 105 });
});

test('further rows leave what is known of the others, and a row is forgotten alone', () => {
  const places = new Places(2, 2);
  places.keep(0, square(10, 100), 7);
  places.keep(1, square(10, 100), 8);
  places.growTo(5);
  places.keep(4, square(10, 100), 9);
  const known = () => [0, 1, 2, 3, 4].map((row) => places.at(row, 10, 100)).map((at) => at >= 0 && places.saidIn(at));
  expect(known()).toEqual([7, 8, false, false, 9]);
  places.forget(1);
  expect(known()).toEqual([7, false, false, false, 9]);
});
