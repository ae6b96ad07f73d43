import { expect, test } from 'vitest';
import { codeOf, entryOf } from './named.js';
import { meant, nearest } from './nearest.js';
import { text } from './text.js';

const UNITS = [
  { id: 'so-noi-vu', label: 'Sở Nội vụ' },
  { id: 'so-tai-chinh', label: 'Sở Tài chính' },
  { id: 'so-y-te', label: 'Sở Y tế' },
];
const ids = (value: string) => nearest(value, UNITS).map(({ id }) => id);

test.each([
  ['Sở Nội vụ', ['so-noi-vu']],
  ['SO NOI VU', ['so-noi-vu']],
  ['so-noi-vụ', ['so-noi-vu']],
  ['sonoivu', ['so-noi-vu']],
  ['so-nôi-vụ ', ['so-noi-vu']],
  ['so-tai-chinnh', ['so-tai-chinh']],
  ['Sở Y té', ['so-y-te']],
  ['ban-dan-toc', []],
  ['', []],
])('%s is near to %j', (value, found) => {
  expect(ids(value)).toEqual(found);
});

test('The letter đ is a d with a stroke, whatever Unicode makes of it; at most three are named, the nearest first.', () => {
  expect(nearest('Dat dai', [{ id: 'x-1', label: 'Đất đai' }]).map(({ id }) => id)).toEqual(['x-1']);
  const many = ['t-10', 't-11', 't-12', 't-1', 't-2'].map((id) => ({ id, label: null }));
  expect(nearest('t-1', many).map(({ id }) => id)).toEqual(['t-1', 't-10', 't-11']);
});

test('A message that ends, or does not, names them once.', () => {
  const [unit] = UNITS;
  for (const said of ['không có', 'không có.'])
    expect(meant(text(said, 'unknown'), unit === undefined ? [] : [unit]).vi).toBe(
      'không có. Có phải là "so-noi-vu" (Sở Nội vụ)?',
    );
});

test('An entry of a drop-down is read as its code, and only such a one.', () => {
  expect(codeOf(entryOf('so-noi-vu', 'Sở Nội vụ | cũ'))).toBe('so-noi-vu');
  expect(codeOf(entryOf('so-noi-vu', null))).toBe('so-noi-vu');
  for (const other of ['hai từ | ba', ' | x', 'a|b', 7, null]) expect(codeOf(other)).toBe(other);
});
