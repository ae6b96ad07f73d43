import { safeCsvText } from './csv.js';
import type { ExitCode } from './failure.js';
import type { Lang, Text } from './lang.js';
import { drawTable, TABLE_WIDTH } from './table.js';

export type Format = 'table' | 'json' | 'csv' | 'ics';
/** What every command answers in; a calendar only where there are days to put into one. */
export const FORMATS: readonly Format[] = ['table', 'json', 'csv'];

/** What a command answers, in each format. */
export interface Answer {
  /** One JSON value, as the public surface fixes it. */
  readonly json: unknown;
  /** As a person reads it, in so many columns of the screen. */
  readonly table: (lang: Lang, width: number) => string;
  readonly csv: () => string;
  /** As a calendar; the command says that it takes the format. */
  readonly ics?: () => string;
  /** Where an answer is no success: a verification that found something. */
  readonly exit?: ExitCode;
}

export interface Column<Row> {
  /** The JSON key; heads the column in CSV. */
  readonly key: string;
  readonly title: Text;
  readonly cell: (row: Row, lang: Lang) => string;
  /** Where CSV shows something else than the table: ids instead of names, exact values. */
  readonly csvCell?: (row: Row) => string;
  readonly width?: number;
  readonly right?: boolean;
  /** The table has no room for it. */
  readonly csvOnly?: true;
}

export const csvOnly = <Row>(key: string, cell: (row: Row) => string): Column<Row> => ({
  key,
  title: { vi: key, en: key },
  cell,
  csvOnly: true,
});

export interface Framing {
  readonly before?: (lang: Lang) => string;
  readonly after?: (lang: Lang) => string;
}

export function rowsAnswer<Row>(
  json: unknown,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { before, after }: Framing = {},
): Answer {
  const drawn = columns.filter(({ csvOnly }) => csvOnly !== true);
  return {
    json,
    table: (lang, width) =>
      [
        before?.(lang) ?? '',
        drawTable(
          drawn.map(({ title, width, right }) => ({
            title: title[lang],
            ...(width === undefined ? {} : { width }),
            ...(right === undefined ? {} : { right }),
          })),
          rows.map((row) => drawn.map(({ cell }) => cell(row, lang))),
          width,
        ),
        after?.(lang) ?? '',
      ].join(''),
    csv: () =>
      safeCsvText(
        columns.map(({ key }) => key),
        rows.map((row) => columns.map(({ cell, csvCell }) => csvCell?.(row) ?? cell(row, 'en'))),
      ),
  };
}

/** An answer that is no list of rows: CSV shows its keys and values. */
export const plainAnswer = (json: { readonly [key: string]: unknown }, table: (lang: Lang) => string): Answer => ({
  json,
  table,
  csv: () =>
    safeCsvText(Object.keys(json), [
      Object.values(json).map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
    ]),
});

export function render(answer: Answer, format: Format, lang: Lang, width = TABLE_WIDTH): string {
  if (format === 'json') return `${JSON.stringify(answer.json)}\n`;
  if (format === 'ics') return answer.ics?.() ?? '';
  return format === 'csv' ? answer.csv() : answer.table(lang, width);
}
