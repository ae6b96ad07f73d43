import type { Column, Dataset, Value } from './dataset.js';
import type { ReleaseFile } from './portal.js';

export const CSV = 'text/csv';
export const JSON_TYPE = 'application/json';
export const SCHEMA_TYPE = 'application/schema+json';

/** The files of a table: as CSV, as JSON, and the JSON Schema of the latter. */
export const filesOf = (dataset: Dataset): readonly ReleaseFile[] => [
  { path: `${dataset.id}.csv`, mediaType: CSV, content: csvOf(dataset) },
  { path: `${dataset.id}.json`, mediaType: JSON_TYPE, content: jsonOf(dataset) },
  { path: `schemas/${dataset.id}.schema.json`, mediaType: SCHEMA_TYPE, content: pretty(schemaOf(dataset)) },
];

export const pretty = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

const jsonOf = ({ id, title, columns, rows }: Dataset): string =>
  pretty({
    dataset: id,
    title: title.vi,
    rows: rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null]))),
  });

/** RFC 4180 in UTF-8, the first line names the columns. */
function csvOf({ columns, rows }: Dataset): string {
  const head = columns.map(({ name }) => name);
  const lines = rows.map((row) => columns.map((of) => cell(of, row[of.name] ?? null)));
  return [head, ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would take for a formula is kept text by an apostrophe. */
function cell({ type }: Column, value: Value): string {
  const text = value === null ? '' : String(value);
  return type === 'text' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const TYPES: { readonly [T in Column['type']]: object } = {
  text: { type: 'string' },
  number: { type: 'string', pattern: '^-?(0|[1-9]\\d*)(\\.\\d+|/[1-9]\\d*)?$' },
  integer: { type: 'integer' },
  flag: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  instant: { type: 'string', format: 'date-time' },
};

const schemaOf = ({ id, title, description, columns }: Dataset): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: title.vi,
  description: description.vi,
  type: 'object',
  properties: {
    dataset: { const: id },
    title: { type: 'string' },
    rows: {
      type: 'array',
      items: {
        type: 'object',
        properties: Object.fromEntries(columns.map((of) => [of.name, fieldOf(of)])),
        required: columns.map(({ name }) => name),
        additionalProperties: false,
      },
    },
  },
  required: ['dataset', 'title', 'rows'],
  additionalProperties: false,
});

const fieldOf = ({ type, title, nullable }: Column): object => {
  const of = { title: title.vi, description: title.en };
  return nullable ? { ...of, anyOf: [TYPES[type], { type: 'null' }] } : { ...of, ...TYPES[type] };
};
