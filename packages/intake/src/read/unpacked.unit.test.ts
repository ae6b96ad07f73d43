import { strToU8, zipSync } from 'fflate';
import * as E from 'fp-ts/lib/Either.js';
import { expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { unpackWithin } from './unpacked.js';
import { readWorkbook } from './workbook.js';
import { readXlsx } from './xlsx.js';

const zeros = (length: number) => new Uint8Array(length);

test('An archive is taken up to the limit and refused beyond it, whatever is packed how.', () => {
  const packed = zipSync({ a: zeros(600_000), b: [zeros(400_000), { level: 0 }] });
  expect(() => unpackWithin(packed, 1_000_000)).not.toThrow();
  expect(() => unpackWithin(packed, 999_999)).toThrow('more than 999999 bytes');
});

test('What the archive says about its sizes does not count.', () => {
  const packed = zipSync({ a: zeros(5_000_000) });
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  for (let at = 0; at + 4 < packed.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint32(at + 22, 10, true);
    if (signature === 0x02014b50) view.setUint32(at + 24, 10, true);
  }
  expect(() => unpackWithin(packed, 1_000_000)).toThrow('bytes unpacked');
});

test('Thousands of parts are refused.', () => {
  const packed = zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`p${i}`, zeros(0)])));
  expect(() => unpackWithin(packed)).toThrow('more than 2000 parts');
});

test.each([
  [
    'a cell at the far end of a sheet',
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
  ],
  ['a row at the far end beside a wide one', '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"></row>'],
])('Both readers refuse %s before they build what lies between.', async (_, cells) => {
  const honest = await writeWorkbook([{ sheet: 'units', data: [['unit', 'name']] }]).toBuffer();
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`;
  const bytes = zipSync({ ...unpackWithin(honest), 'xl/worksheets/sheet1.xml': strToU8(sheet) });
  const refusal = E.left(expect.objectContaining({ detail: expect.stringContaining('further than 5000000 cells') }));
  expect(await readXlsx('x.xlsx', bytes)).toEqual(refusal);
  expect(readWorkbook('x.xlsx', bytes)).toEqual(refusal);
});

test('A large honest workbook is read: 5,000 rows.', async () => {
  const rows = Array.from({ length: 5_000 }, (_, i) => [`u-${i}`, `Đơn vị ${i}`]);
  const bytes = await writeWorkbook([{ sheet: 'units', data: [['unit', 'name'], ...rows] }]).toBuffer();
  const read = await readXlsx('x.xlsx', bytes);
  expect(E.isRight(read) && read.right[0]?.rows.length).toBe(5_001);
});
