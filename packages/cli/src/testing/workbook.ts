import { strToU8, zipSync } from 'fflate';

/** A cell of a workbook made by hand: text, a number as typed, or a formula with what was saved of it. */
export type MadeCell =
  | null
  | string
  | { readonly number: string; readonly format?: Format }
  | { readonly formula: string; readonly value: string | null; readonly format?: Format }
  | { readonly error: string };

export interface MadeSheet {
  readonly name: string;
  readonly rows: readonly (readonly MadeCell[])[];
  /** "A1:C1" */
  readonly merged?: readonly string[];
  readonly hidden?: boolean;
}

const FORMATS = ['General', '0.00', 'd-mmm', '0%', '@'] as const;
type Format = (typeof FORMATS)[number];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** 0 is A, 26 is AA. */
const letters = (index: number): string =>
  index < 26
    ? String.fromCharCode(65 + index)
    : `${letters(Math.floor(index / 26) - 1)}${String.fromCharCode(65 + (index % 26))}`;

function cellXml(cell: MadeCell, place: string, shared: string[]): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${place}" t="s"><v>${shared.push(cell) - 1}</v></c>`;
  if ('error' in cell) return `<c r="${place}" t="e"><v>${cell.error}</v></c>`;
  const style = `s="${FORMATS.indexOf(cell.format ?? 'General')}"`;
  if ('number' in cell) return `<c r="${place}" ${style}><v>${cell.number}</v></c>`;
  const value = cell.value === null ? '' : `<v>${cell.value}</v>`;
  return `<c r="${place}" ${style}><f>${escaped(cell.formula)}</f>${value}</c>`;
}

/** An XLSX file as spreadsheets write it: shared strings, styles, merged cells, formulas with their saved values. */
export function workbookOf(sheets: readonly MadeSheet[]): Uint8Array {
  const shared: string[] = [];
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const files: { [path: string]: string } = {};
  for (const [i, { rows, merged = [] }] of sheets.entries()) {
    const data = rows.map(
      (cells, r) =>
        `<row r="${r + 1}">${cells.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`, shared)).join('')}</row>`,
    );
    const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${data.join('')}</sheetData>${merges === '' ? '' : `<mergeCells>${merges}</mergeCells>`}</worksheet>`;
  }
  const list = (make: (sheet: MadeSheet, id: number) => string): string =>
    sheets.map((sheet, i) => make(sheet, i + 1)).join('');
  files['xl/workbook.xml'] = `<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${list(
    ({ name, hidden }, id) =>
      `<sheet name="${escaped(name)}" sheetId="${id}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${id}"/>`,
  )}</sheets></workbook>`;
  const link = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relation}/${type}" Target="${target}"/>`;
  const links = (all: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`;
  files['xl/_rels/workbook.xml.rels'] = links(
    list((_, id) => link(`rId${id}`, 'worksheet', `worksheets/sheet${id}.xml`)) +
      link('strings', 'sharedStrings', 'sharedStrings.xml') +
      link('styles', 'styles', 'styles.xml'),
  );
  files['_rels/.rels'] = links(link('rId1', 'officeDocument', 'xl/workbook.xml'));
  files['xl/sharedStrings.xml'] =
    `<sst xmlns="${main}">${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`;
  const formats = FORMATS.map((code, i) => `<numFmt numFmtId="${170 + i}" formatCode="${code}"/>`).join('');
  const styles = FORMATS.map(
    (_, i) => `<xf numFmtId="${170 + i}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  ).join('');
  files['xl/styles.xml'] =
    `<styleSheet xmlns="${main}"><numFmts count="${FORMATS.length}">${formats}</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${FORMATS.length}">${styles}</cellXfs></styleSheet>`;
  const part = (name: string, type: string): string =>
    `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  files['[Content_Types].xml'] =
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('xl/workbook.xml', 'sheet.main')}${list((_, id) => part(`xl/worksheets/sheet${id}.xml`, 'worksheet'))}${part('xl/sharedStrings.xml', 'sharedStrings')}${part('xl/styles.xml', 'styles')}</Types>`;
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(head + xml)])));
}
