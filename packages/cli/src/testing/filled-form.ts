import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** What somebody types below the heads of a sheet: rows of texts by column letter; `dd/mm/yyyy` in a column of days becomes a day. */
export type Typed = { readonly [sheet: string]: readonly { readonly [column: string]: string }[] };

/** A form as a spreadsheet saves it once it is filled in: the cells keep the formats of their columns. */
export function filledForm(form: Uint8Array, typed: Typed): Uint8Array {
  const parts = unzipSync(form);
  const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
  const numbers = new Map(
    [...workbook.matchAll(/<sheet [^>]*sheetId="(\d+)" name="([^"]*)"/g)].map(([, id, name]) => [name, id]),
  );
  const filled = Object.entries(typed).map(([sheet, rows]) => {
    const path = `xl/worksheets/sheet${numbers.get(sheet)}.xml`;
    const part = parts[path];
    if (part === undefined) throw new Error(`the form has no sheet "${sheet}"`);
    return [path, strToU8(withRows(strFromU8(part), rows))] as const;
  });
  return zipSync({ ...parts, ...Object.fromEntries(filled) });
}

const FIRST_ROW = 3;

function withRows(xml: string, rows: Typed[string]): string {
  const styleOf = (column: string): string =>
    new RegExp(`<c r="${column}${FIRST_ROW}"[^>]* s="(\\d+)"`).exec(xml)?.[1] ?? '0';
  const isDays = (column: string): boolean => new RegExp(`type="date"[^>]*sqref="${column}${FIRST_ROW}:`).test(xml);
  const cell = (column: string, row: number, text: string): string => {
    const day = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
    const open = `<c r="${column}${row}" s="${styleOf(column)}"`;
    return day !== null && isDays(column)
      ? `${open}><v>${serialOf(day)}</v></c>`
      : `${open} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  };
  const typed = rows.map((cells, i) => {
    const row = FIRST_ROW + i;
    return `<row r="${row}">${Object.entries(cells)
      .map(([column, text]) => cell(column, row, text))
      .join('')}</row>`;
  });
  return xml.replace(new RegExp(`<row r="${FIRST_ROW}".*?</row>`), typed.join(''));
}

/** Days since 30 December 1899, as a spreadsheet counts. */
const serialOf = ([, day, month, year]: RegExpExecArray): number =>
  (Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(1899, 11, 30)) / 86_400_000;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
