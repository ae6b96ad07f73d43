/** In both languages. */
export interface Both {
  readonly vi: string;
  readonly en: string;
}

type Value = string | number | boolean | null;

export interface OpenColumn<Row> {
  readonly name: string;
  readonly title: Both;
  /** `number`: an exact decimal or fraction as text, never a JSON number. */
  readonly type: 'text' | 'number' | 'integer' | 'flag';
  /** What it is counted or measured in; left out: nothing. */
  readonly unit?: Both;
  readonly value: (row: Row) => Value;
}

/** What a table rests on. */
export interface OpenBasis {
  readonly ordinal: number;
  readonly root: string;
  readonly effective: string;
  /** The day of knowledge; null: all that is known. */
  readonly known: string | null;
}

/** A table that everybody may take away. */
export interface OpenTable<Row extends { readonly synthetic: boolean }> {
  /** Files are named by it. */
  readonly id: string;
  readonly title: Both;
  readonly description: Both;
  readonly columns: readonly OpenColumn<Row>[];
  readonly rows: readonly Row[];
  readonly basis: OpenBasis;
  /** Of a demonstration: file names and every row say so. */
  readonly isDemonstration: boolean;
}

export interface OpenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

const WATERMARK: Both = {
  vi: 'DỮ LIỆU TRÌNH DIỄN: có dữ liệu mô phỏng, không có giá trị đánh giá chính thức',
  en: 'DEMONSTRATION DATA: made up in part, of no official value',
};

/** The columns of the table, and at their end those that every table has. */
export function columnsOf<Row extends { readonly synthetic: boolean }>(
  table: OpenTable<Row>,
): readonly OpenColumn<Row>[] {
  return [
    ...table.columns,
    {
      name: 'effective',
      title: { vi: 'Tính đến ngày', en: 'In effect on' },
      type: 'text',
      value: () => table.basis.effective,
    },
    {
      name: 'synthetic',
      title: { vi: 'Có dữ liệu mô phỏng', en: 'Contains made-up data' },
      type: 'flag',
      value: ({ synthetic }) => synthetic,
    },
    {
      name: 'watermark',
      title: { vi: 'Cảnh báo', en: 'Warning' },
      type: 'text',
      value: ({ synthetic }) => (synthetic || table.isDemonstration ? WATERMARK.vi : null),
    },
  ];
}

/** The table for a spreadsheet: UTF-8 with its mark, RFC 4180, the first line names the columns. */
export function csvOf<Row extends { readonly synthetic: boolean }>(table: OpenTable<Row>): OpenFile {
  const columns = columnsOf(table);
  const lines = table.rows.map((row) => columns.map(({ value }) => cell(value(row))));
  const text = [columns.map(({ name }) => name), ...lines]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');
  return { name: fileName(table, 'csv'), mediaType: 'text/csv;charset=utf-8', content: `\uFEFF${text}` };
}

/** The table for programs, with its description. */
export function jsonOf<Row extends { readonly synthetic: boolean }>(table: OpenTable<Row>): OpenFile {
  const { id, title, description, basis, rows, isDemonstration } = table;
  const columns = columnsOf(table);
  const content = {
    ...{ dataset: id, title, description, watermark: isDemonstration ? WATERMARK : null, basis },
    columns: columns.map(({ name, title, type, unit = null }) => ({ name, title, type, unit })),
    rows: rows.map((row) => Object.fromEntries(columns.map(({ name, value }) => [name, value(row)]))),
  };
  return { name: fileName(table, 'json'), mediaType: 'application/json', content: pretty(content) };
}

/** What the columns of the CSV file mean (W3C, Metadata Vocabulary for Tabular Data). */
export function descriptionOf<Row extends { readonly synthetic: boolean }>(table: OpenTable<Row>): OpenFile {
  const { title, description, basis, isDemonstration } = table;
  const content = {
    '@context': 'http://www.w3.org/ns/csvw',
    url: fileName(table, 'csv'),
    'dc:title': inBoth(title),
    'dc:description': inBoth(description),
    ...(isDemonstration ? { 'rdfs:comment': inBoth(WATERMARK) } : {}),
    'dc:date': basis.effective,
    'dc:source': inBoth({ vi: basisText(basis, 'vi'), en: basisText(basis, 'en') }),
    tableSchema: {
      columns: columnsOf(table).map(({ name, title, type, unit }) => ({
        ...{ name, titles: name, datatype: DATATYPES[type], 'dc:title': inBoth(title) },
        ...(unit === undefined ? {} : { 'dc:description': inBoth(unit) }),
      })),
    },
  };
  return { name: fileName(table, 'csv-metadata.json'), mediaType: 'application/json', content: pretty(content) };
}

function basisText({ ordinal, root, effective, known }: OpenBasis, language: keyof Both): string {
  const parts =
    language === 'vi'
      ? [`${ordinal} sự kiện, gốc Merkle ${root}`, `tính đến ${effective}`, known && `biết đến ${known}`]
      : [`${ordinal} events, Merkle root ${root}`, `in effect on ${effective}`, known && `known by ${known}`];
  return parts.filter((part) => part !== null).join('; ');
}

type Named = Pick<OpenTable<never>, 'id' | 'basis' | 'isDemonstration'>;
const fileName = ({ id, basis, isDemonstration }: Named, kind: string): string =>
  `${isDemonstration ? 'mo-phong.' : ''}${id}.${basis.effective}.${kind}`;

const DATATYPES = { text: 'string', number: 'string', integer: 'integer', flag: 'boolean' } as const;

const inBoth = ({ vi, en }: Both) => [
  { '@value': vi, '@language': 'vi' },
  { '@value': en, '@language': 'en' },
];

const pretty = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** What a spreadsheet would take for a formula or, as 1/2, for a day is kept text by an apostrophe. */
function cell(value: Value): string {
  const text = value === null ? '' : String(value);
  const isNumber = /^-?\d+(\.\d+)?$/.test(text);
  return !isNumber && /^([=+\-@\t\r]|-?\d+\/\d+$)/.test(text) ? `'${text}` : text;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
