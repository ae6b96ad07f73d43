import { expect, test } from 'vitest';
import { byName, byNumber, folded, placesByName } from './order.ts';

test('Names stand in the order of the Vietnamese alphabet.', () => {
  const sorted = ['Em', 'Đan', 'Dũng', 'Ăn', 'An', 'Ân', 'Bình', 'Ốc', 'Oanh', 'Ơn', 'Dương'].toSorted(byName);
  expect(sorted).toEqual(['An', 'Ăn', 'Ân', 'Bình', 'Dũng', 'Dương', 'Đan', 'Em', 'Oanh', 'Ốc', 'Ơn']);
  expect(['Phường 10', 'Phường 9'].toSorted(byName)).toEqual(['Phường 9', 'Phường 10']);
});

test('Places stand for the order of names, equal names in one place.', () => {
  const names = ['Ơn', 'Đan', 'An', 'Dũng', 'Ân', 'An', 'Phường 10', 'Phường 9'];
  const place = placesByName(names);
  expect(names.toSorted((a, b) => place(a) - place(b))).toEqual(names.toSorted(byName));
  expect(place('An')).toBeLessThan(place('Ân'));
});

test('Exact numbers are compared exactly; unknown ones come first.', () => {
  // Both are 90 as a float.
  const [below, above] = ['89.99999999999999999', '90'];
  expect([above, null, below, '271/3'].toSorted(byNumber)).toEqual([null, below, above, '271/3']);
});

test('A search without accents finds names with them.', () => {
  expect(folded('Sở Văn hoá và Thể thao')).toBe('so van hoa va the thao');
  expect(folded('ĐIỆN BIÊN')).toBe(folded('điện biên'));
});
