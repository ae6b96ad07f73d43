import { readWorkbook, type Sheet } from '@kpi-ledger/intake';
import { strFromU8, unzipSync } from 'fflate';
import * as E from 'fp-ts/lib/Either.js';

/** What the drop-downs of a workbook offer, read from its XML: the entries by `sheet!column`. */
export function dropDowns(bytes: Uint8Array): { readonly [column: string]: readonly string[] } {
  const sheets = sheetsOf(bytes);
  const parts = unzipSync(bytes);
  const found: { [column: string]: readonly string[] } = {};
  for (const [i, { name }] of sheets.entries()) {
    const xml = strFromU8(parts[`xl/worksheets/sheet${i + 1}.xml`] ?? new Uint8Array());
    for (const [, attributes = '', inside = ''] of xml.matchAll(/<dataValidation ([^>]*)>(.*?)<\/dataValidation>/gs)) {
      if (!attributes.includes('type="list"')) continue;
      const columns = /sqref="([^"]*)"/.exec(attributes)?.[1]?.match(/[A-Z]+(?=\d+:)/g) ?? [];
      const source = /<formula1>([^<]*)<\/formula1>/.exec(inside)?.[1]?.replaceAll('&apos;', "'") ?? '';
      for (const column of columns) found[`${name}!${column}`] = entriesAt(sheets, source);
    }
  }
  return found;
}

export const hiddenSheets = (bytes: Uint8Array): readonly string[] =>
  sheetsOf(bytes).flatMap(({ name, hidden }) => (hidden ? [name] : []));

function sheetsOf(bytes: Uint8Array): readonly Sheet[] {
  const read = readWorkbook('form.xlsx', bytes);
  if (E.isLeft(read)) throw new Error(read.left.detail);
  return read.right.sheets;
}

function entriesAt(sheets: readonly Sheet[], reference: string): readonly string[] {
  const [, name, column = '', from, to] = /^'?([^'!]*)'?!\$?([A-Z]+)\$?(\d+):\$?[A-Z]+\$?(\d+)$/.exec(reference) ?? [];
  const rows = sheets.find((sheet) => sheet.name === name)?.rows;
  if (rows === undefined) throw new Error(`no list at "${reference}"`);
  const index = [...column].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => {
    return rows.get(Number(from) - 1 + i)?.get(index)?.text ?? '';
  });
}
