import { columnLetter, NOTES } from '@kpi-ledger/intake';
import writeWorkbook, { type Cell, type Feature, type Image } from 'write-excel-file/node';
import { SYNTHETIC_LABEL } from '../document/document.js';
import { withoutClock } from '../render/package.js';
import { xmlText } from '../render/xml-text.js';
import type { Line } from './instructions.js';
import type { EntryBook, EntryColumn, EntrySheet } from './sheets.js';
import { dataValidations, type ListCells } from './validations.js';

/** Sheets of notes: an import passes them over. */
const HELP_SHEET = `${NOTES}Hướng dẫn`;
const LISTS_SHEET = `${NOTES}Danh mục`;
const FONT = 'Times New Roman';
/** In letters of the font; what a letter takes of it where words do not break at the edge. */
const HELP_WIDTH = 62;
const LETTER = 1.1;
const HEAD = '#DDEBF7';
const GREY = '#595959';

type Feature_ = Feature<Image['content']>;

/** The workbook as XLSX. Every text is a text cell, so that nothing in it is a formula. */
export async function entryWorkbook(
  book: EntryBook,
  lines: readonly Line[],
  about: { readonly name: string; readonly demo: boolean },
): Promise<Uint8Array> {
  const bytes = await writeWorkbook(
    [
      {
        sheet: HELP_SHEET,
        data: lines.map(({ text, bold }) => textRow([text], [HELP_WIDTH], bold === true ? { fontWeight: 'bold' } : {})),
        columns: [{ width: HELP_WIDTH }],
      },
      ...book.sheets.map(({ title: sheet, columns }) => {
        const widths = columns.map(({ title }) => Math.min(30, Math.max(14, Math.ceil(title.length / 2))));
        const titles = columns.map(({ title }) => title);
        const helps = columns.map(({ help }, i) => (i === 0 ? `${NOTES} ${help}` : help));
        return {
          sheet,
          data: [textRow(titles, widths, TITLE), textRow(helps, widths, HELP), columns.map(emptyCell)],
          columns: widths.map((width) => ({ width })),
          stickyRowsCount: 2,
        };
      }),
      { sheet: LISTS_SHEET, data: listRows(book), columns: book.lists.map(() => ({ width: 40 })) },
    ],
    { fontFamily: FONT, fontSize: 12, features: [entryFeature(book, about)] },
  ).toBuffer();
  return withoutClock(new Uint8Array(bytes));
}

interface TextStyle {
  readonly fontSize?: number;
  readonly fontWeight?: 'bold';
  readonly fontStyle?: 'italic';
  readonly textColor?: string;
  readonly backgroundColor?: string;
  readonly align?: 'center';
}

const TITLE = { fontWeight: 'bold', fontSize: 12, backgroundColor: HEAD, align: 'center' } as const;
const HELP = { fontStyle: 'italic', fontSize: 10, textColor: GREY } as const;

/** Cells with wrapped text; the row is as high as the longest needs, which no spreadsheet finds out by itself. */
function textRow(texts: readonly string[], widths: readonly number[], style: TextStyle): Cell[] {
  const { fontSize = 12 } = style;
  const lines = texts.map((text, i) => Math.ceil((text.length * fontSize * LETTER) / (12 * (widths[i] ?? 1))));
  const height = Math.max(1, ...lines) * fontSize * 1.35 + 2;
  return texts.map((text) => ({
    ...{ value: xmlText(text), type: String, wrap: true, alignVertical: 'top', height: Math.ceil(height) },
    ...style,
  }));
}

/** Codes and numbers are text: a spreadsheet must not make a date of 2026-03 or 1,1 of row 1.10. Days are days. */
const emptyCell = ({ type }: EntryColumn): Cell =>
  type === 'DAY'
    ? { type: Date, format: 'dd/mm/yyyy' }
    : type === 'COUNT'
      ? { type: Number, format: '0' }
      : { type: String, format: '@' };

function listRows({ lists }: EntryBook): Cell[][] {
  const longest = Math.max(0, ...lists.map(({ entries }) => entries.length));
  return Array.from({ length: longest + 1 }, (_, row) =>
    lists.map(({ name, entries }) => {
      const text = row === 0 ? name : entries[row - 1];
      return text === undefined ? null : { value: xmlText(text), type: String };
    }),
  );
}

function listCells({ lists }: EntryBook): ListCells {
  return (name) => {
    const at = lists.findIndex((list) => list.name === name);
    const entries = lists[at]?.entries.length ?? 0;
    const letter = columnLetter(at);
    return at < 0 ? null : `'${LISTS_SHEET}'!$${letter}$2:$${letter}$${entries + 1}`;
  };
}

/** Drop-downs, print setup, the formats of whole columns, and the lists out of sight. */
function entryFeature(book: EntryBook, { name, demo }: { readonly name: string; readonly demo: boolean }): Feature_ {
  const cellsOf = listCells(book);
  const sheetOf = (title: string | undefined): EntrySheet | undefined => book.sheets.find((one) => one.title === title);
  const label = demo ? `&C&8${SYNTHETIC_LABEL}` : '';
  const left = [...xmlText(name).replaceAll('&', '&&')].slice(0, 80).join('');
  return {
    files: {
      transform: {
        'xl/workbook.xml': {
          transform: (xml) =>
            xml
              .replace(`name="${LISTS_SHEET}"`, `name="${LISTS_SHEET}" state="hidden"`)
              .replace('<definedNames/>', `<definedNames>${book.sheets.map(printTitles).join('')}</definedNames>`),
        },
        'xl/worksheets/sheet{id}.xml': {
          insert: ({ sheet }) => {
            const entry = sheetOf(sheet);
            return (
              (entry === undefined ? '' : dataValidations(entry, cellsOf)) +
              '<pageMargins left="0.5" right="0.5" top="0.8" bottom="0.6" header="0.3" footer="0.3"/>' +
              `<pageSetup paperSize="9" orientation="${entry === undefined ? 'portrait' : 'landscape'}" fitToWidth="1" fitToHeight="0"/>` +
              // Upright there is no room for the name of the unit beside the label; the page says it.
              `<headerFooter><oddHeader>${escaped(`${entry === undefined ? '' : `&L${left}`}${label}&RTrang &P/&N`)}</oddHeader></headerFooter>`
            );
          },
          transform: (xml, { sheet }) =>
            withColumnStyles(
              xml.replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
              sheetOf(sheet),
            ),
        },
      },
    },
  };
}

/** Heads and help stand on every printed page; the first sheet, of instructions, has none. */
const printTitles = ({ title }: EntrySheet, i: number): string =>
  `<definedName name="_xlnm.Print_Titles" localSheetId="${i + 1}">${escaped(`'${title}'!$1:$2`)}</definedName>`;

/** The whole column has the format of its first empty cell. */
function withColumnStyles(xml: string, sheet: EntrySheet | undefined): string {
  if (sheet === undefined) return xml;
  return xml.replace(/<col [^>]*>/g, (col) => {
    const index = Number(/min="(\d+)"/.exec(col)?.[1] ?? 0) - 1;
    const style = new RegExp(`<c r="${columnLetter(index)}3"[^>]* s="(\\d+)"`).exec(xml)?.[1];
    return style === undefined ? col : col.replace('<col ', `<col style="${style}" `);
  });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
