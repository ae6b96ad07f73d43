import { SYNTHETIC_LABEL } from '../document/document.js';
import type { ColumnType, Report, ReportColumn, ReportTable, ReportValue } from './report.js';

/** The report as data, keys in English. */
export const jsonOf = ({ kind, title, unit, about, basis, synthetic, readings, sections }: Report): object => ({
  report: kind,
  title,
  ...about,
  unit,
  basis,
  synthetic,
  watermark: synthetic ? SYNTHETIC_LABEL : null,
  readings,
  tables: Object.fromEntries(
    sections.map(({ table }) => [
      table.id,
      table.rows.map((row) => Object.fromEntries(table.columns.map(({ name }) => [name, row[name] ?? null]))),
    ]),
  ),
});

/**
 * A table as CSV (RFC 4180, UTF-8). The last columns say on what it rests, in every row, as a file may be torn from the others.
 * A text that a spreadsheet would take for a formula is kept text by an apostrophe.
 */
export function csvOf({ basis }: Report, { columns, rows }: ReportTable): string {
  const stands = [String(basis.ordinal), basis.root, basis.effective, basis.ruleSet, basis.formulaSet];
  const lines = [
    [...columns.map(({ name }) => name), ...BASIS_COLUMNS],
    ...rows.map((row) => [...columns.map((of) => cell(of, row[of.name] ?? null)), ...stands]),
  ];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

const BASIS_COLUMNS = ['basisOrdinal', 'basisRoot', 'basisEffective', 'basisRuleSet', 'basisFormulaSet'];

function cell({ type }: ReportColumn, value: ReportValue): string {
  const text = value === null ? '' : Array.isArray(value) ? value.join('; ') : String(value);
  return type === 'exact' || type === 'count' ? text : text.replace(/(?<=^|[;\t])(?=[=+\-@\t\r\n＝＋－＠])/g, "'");
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const HASH = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const EXACT = { type: 'string', pattern: '^-?(0|[1-9]\\d*)(\\.\\d+|/[1-9]\\d*)?$' };
const DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const TYPES: { readonly [T in ColumnType]: object } = {
  text: { type: 'string' },
  exact: EXACT,
  count: { type: 'integer', minimum: 0 },
  day: DAY,
  flag: { type: 'boolean' },
  ids: { type: 'array', items: { type: 'string' } },
};

export interface ReportShape {
  readonly kind: string;
  readonly title: string;
  readonly about: readonly string[];
  readonly tables: { readonly [id: string]: readonly ReportColumn[] };
  /** Tables that only the report of the whole has. */
  readonly ofTheWhole?: readonly string[];
}

/** JSON Schema (2020-12) of the JSON of a report. */
export const schemaOf = ({ kind, title, about, tables, ofTheWhole = [] }: ReportShape): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  ...closed({
    report: { const: kind },
    title: { type: 'string' },
    ...Object.fromEntries(about.map((name) => [name, { type: 'string' }])),
    unit: { type: ['string', 'null'] },
    basis: closed({
      ordinal: { type: 'integer', minimum: 0 },
      root: HASH,
      effective: DAY,
      ruleSet: HASH,
      formulaSet: HASH,
    }),
    synthetic: { type: 'boolean' },
    watermark: { type: ['string', 'null'] },
    readings: {
      type: 'array',
      items: closed(
        Object.fromEntries(
          ['id', 'name', 'title', 'value', 'meaning', 'validFrom', 'source'].map((name) => [name, { type: 'string' }]),
        ),
      ),
    },
    tables: closed(
      Object.fromEntries(
        Object.entries(tables).map(([id, columns]) => [
          id,
          {
            type: 'array',
            items: closed(Object.fromEntries(columns.map((of) => [of.name, fieldOf(of)]))),
          },
        ]),
      ),
      ofTheWhole,
    ),
  }),
});

const closed = (properties: { readonly [name: string]: object }, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

function fieldOf({ type, vi: title, en: description, nullable }: ReportColumn): object {
  const of = { title, description };
  return nullable ? { ...of, anyOf: [TYPES[type], { type: 'null' }] } : { ...of, ...TYPES[type] };
}
