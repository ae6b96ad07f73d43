import { expect, test } from 'vitest';
import { byName, byNumber, folded } from './order.ts';

test('Names stand in the order of the Vietnamese alphabet.', () => {
  const sorted = ['Em', 'Đan', 'Dũng', 'Ăn', 'An', 'Ân', 'Bình', 'Ốc', 'Oanh', 'Ơn', 'Dương'].toSorted(byName);
  expect(sorted).toEqual(['An', 'Ăn', 'Ân', 'Bình', 'Dũng', 'Dương', 'Đan', 'Em', 'Oanh', 'Ốc', 'Ơn']);
  expect(['Phường 10', 'Phường 9'].toSorted(byName)).toEqual(['Phường 9', 'Phường 10']);
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
