import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readXlsx, typedNumber } from './xlsx.js';

describe('a number of a spreadsheet is what was typed', () => {
  test.each([
    ['1.6000000000000001', '1.6'],
    ['0.10000000000000001', '0.1'],
    ['29.999999999999996', '30'],
    ['25.5', '25.5'],
    ['1E-3', '0.001'],
    ['1.5E+3', '1500'],
    ['123456789012345', '123456789012345'],
    ['-2.25', '-2.25'],
    ['0', '0'],
  ])('%s in the file is %s', (raw, typed) => {
    expect(typedNumber(raw)).toBe(typed);
  });
});

test('cells come as text: numbers exact, dates as days, booleans; rows keep the number a spreadsheet shows', async () => {
  const bytes = await writeWorkbook([
    {
      sheet: 'units',
      data: [
        ['a', 'b', 'c', 'd'],
        [null, null, null, null],
        ['Huế', 0.1, new Date('2026-03-31T00:00:00Z'), true].map((value) =>
          value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : value,
        ),
      ],
    },
  ]).toBuffer();
  const read = await readXlsx('x.xlsx', bytes);
  expect(E.isRight(read) && read.right).toEqual([
    {
      file: 'x.xlsx',
      sheet: 'units',
      rows: [
        { number: 1, cells: ['a', 'b', 'c', 'd'] },
        { number: 3, cells: ['Huế', '0.1', '2026-03-31', 'true'] },
      ],
    },
  ]);
});

test('what is no workbook is refused', async () => {
  const read = await readXlsx('x.xlsx', new TextEncoder().encode('a,b\n1,2\n'));
  expect(E.isLeft(read) && read.left).toMatchObject({ code: 'NOT_XLSX', path: 'x.xlsx', kind: 'INVALID' });
});
