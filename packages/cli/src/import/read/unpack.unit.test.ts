import { strToU8, zipSync } from 'fflate';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { UNPACK_LIMITS, unpackWorkbook } from './unpack.js';
import { readWorkbook } from './workbook.js';
import { readXlsx } from './xlsx.js';

const SHEET = (cells: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`;

/** A workbook with this sheet in the place of its own. */
async function withSheet(xml: Uint8Array): Promise<Uint8Array> {
  const bytes = await writeWorkbook([{ sheet: 'units', data: [['unit', 'name']] }]).toBuffer();
  const parts = unpackWorkbook('x.xlsx', bytes);
  if (E.isLeft(parts)) throw new Error(parts.left.detail);
  return zipSync({ ...parts.right, 'xl/worksheets/sheet1.xml': xml }, { level: 6 });
}
const refusal = E.left(expect.objectContaining({ code: 'WORKBOOK_TOO_LARGE', path: 'x.xlsx' }));
async function expectRefused(bytes: Uint8Array): Promise<void> {
  expect(await readXlsx('x.xlsx', bytes)).toEqual(refusal);
  expect(readWorkbook('x.xlsx', bytes)).toEqual(refusal);
}

describe('a workbook that is made to fill the memory', () => {
  test('a bomb: some kilobytes that unpack to thirty megabytes', async () => {
    const bomb = await withSheet(strToU8(SHEET(' '.repeat(30_000_000))));
    expect(bomb.length).toBeLessThan(60_000);
    await expectRefused(bomb);
  });

  test('a bomb that lies about its size', async () => {
    const bomb = await withSheet(strToU8(SHEET(' '.repeat(30_000_000))));
    await expectRefused(sayingSizes(bomb, 100));
  });

  test('thousands of entries', async () => {
    const names = Array.from({ length: UNPACK_LIMITS.maxEntries + 1 }, (_, i) => [`xl/a${i}.bin`, new Uint8Array(1)]);
    await expectRefused(zipSync(Object.fromEntries(names)));
  });

  test.each([
    [
      'a cell at the far end of a sheet',
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    ],
    ['a row at the far end beside a wide one', '<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"></row>'],
  ])('%s', async (_, cells) => {
    await expectRefused(await withSheet(strToU8(SHEET(cells))));
  });

  test('a file that is larger than any workbook', async () => {
    await expectRefused(new Uint8Array(UNPACK_LIMITS.maxBytes + 1));
  });
});

test('A large honest workbook is read: 5,000 rows.', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => [`u-${i}`, `Đơn vị ${i}`]);
  const bytes = await writeWorkbook([{ sheet: 'units', data: [['unit', 'name'], ...rows] }]).toBuffer();
  const read = await readXlsx('x.xlsx', bytes);
  expect(E.isRight(read) && read.right[0]?.rows.length).toBe(5001);
});

/** The same archive, all of its headers saying that every entry unpacks to so many bytes. */
function sayingSizes(archive: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(archive);
  for (const [mark, at] of [
    [0x04034b50, 22],
    [0x02014b50, 24],
  ] as const)
    for (let i = 0; i + 46 < bytes.length; i += 1)
      if (bytes.readUInt32LE(i) === mark) bytes.writeUInt32LE(size, i + at);
  return new Uint8Array(bytes);
}
