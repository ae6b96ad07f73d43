import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { column, type Dataset, maybe, type Row } from './dataset.js';
import { filesOf } from './files.js';

const dataset = (rows: readonly Row[]): Dataset => ({
  id: 'bang',
  title: { vi: 'Bảng', en: 'Table' },
  description: { vi: 'Bảng thử', en: 'A table' },
  columns: [
    column('name', 'text', 'Tên', 'Name'),
    maybe(column('share', 'number', 'Tỷ lệ', 'Share')),
    column('count', 'integer', 'Số', 'Count'),
    column('synthetic', 'flag', 'Mô phỏng', 'Made up'),
  ],
  rows,
});

const contentOf = (of: Dataset, path: string): string => {
  const file = filesOf(of).find((one) => one.path === path);
  if (file === undefined) throw new Error(path);
  return file.content;
};

test('CSV quotes what needs it, keeps formulas text and leaves numbers as they are.', () => {
  const rows = [
    { name: '=HYPERLINK("x")', share: '-1/3', count: -2, synthetic: false },
    { name: 'a, "b"\nc', share: null, count: 0, synthetic: true },
  ];
  expect(contentOf(dataset(rows), 'bang.csv')).toBe(
    'name,share,count,synthetic\r\n"\'=HYPERLINK(""x"")",-1/3,-2,false\r\n"a, ""b""\nc",,0,true\r\n',
  );
});

test('The schema takes the file as it is written and refuses it with a wrong value, a missing or a strange column.', () => {
  const matches = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(contentOf(dataset([]), 'schemas/bang.schema.json')) as object,
  );
  const row = { name: 'a', share: '1/3', count: 1, synthetic: false };
  const file = JSON.parse(contentOf(dataset([row, { ...row, share: null }]), 'bang.json')) as { rows: Row[] };
  expect([matches(file), matches.errors]).toEqual([true, null]);
  for (const wrong of [
    { ...row, share: '0,5' },
    { ...row, count: '1' },
    { ...row, name: null },
    { name: 'a' },
    { ...row, holder: 'x' },
  ])
    expect(matches({ ...file, rows: [wrong] })).toBe(false);
});
