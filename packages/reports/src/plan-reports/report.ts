import type { Basis, Names, UsedReportingReading } from '@kpi-ledger/engine';

/**
 * A report as tables of exact values: JSON and CSV are written of them as they are, DOCX and XLSX are drawn of them. Another
 * table or chart (a curve) is one more section.
 */
export interface Report {
  readonly kind: string;
  readonly title: string;
  /** Below the title: what it is about and as of when. */
  readonly subtitle: readonly string[];
  /** Who issues it: a unit, or null for the city as a whole. */
  readonly unit: string | null;
  /** What it was asked for, as it stands in JSON: cutoff, period. */
  readonly about: { readonly [key: string]: string };
  readonly basis: Basis;
  readonly synthetic: boolean;
  readonly readings: readonly UsedReportingReading[];
  readonly sections: readonly Section[];
  readonly signer: string | null;
}

export interface Section {
  readonly heading: string;
  readonly charts: readonly ChartOf[];
  readonly table: ReportTable;
  /** What is counted how. */
  readonly notes: readonly string[];
  /** Too long to be printed of the whole city: in a DOCX only how many rows there are. */
  readonly long?: true;
}

export interface ReportTable {
  /** Key in JSON, end of the name of the CSV file. */
  readonly id: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

/** `exact`: a decimal or fraction as text. `ids`: a list of ids. */
export type ColumnType = 'text' | 'exact' | 'count' | 'day' | 'flag' | 'ids';

export interface ReportColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly vi: string;
  readonly en: string;
  readonly nullable: boolean;
  /** Share of the page; null: only in JSON and CSV. */
  readonly width: number | null;
  /** How a value is printed where that is not the value itself. */
  readonly print?: (value: ReportValue, names: Names) => string;
}

export type ReportValue = string | number | boolean | null | readonly string[];
export type ReportRow = { readonly [column: string]: ReportValue };

/** A chart over columns of the table of its section. */
export interface ChartOf {
  readonly shape: 'bar' | 'stacked' | 'lying' | 'line';
  readonly title: string;
  readonly unit: string;
  /** The column whose printed value names a group of bars. */
  readonly category: string;
  /** Only the rows that have this value there. */
  readonly where?: { readonly column: string; readonly value: ReportValue };
  readonly series: readonly { readonly column: string; readonly color: string }[];
}

type Shown = Pick<ReportColumn, 'width'> & Partial<Pick<ReportColumn, 'print'>>;
const HIDDEN: Shown = { width: null };

export const column = (
  name: string,
  type: ColumnType,
  vi: string,
  en: string,
  shown: Shown = HIDDEN,
): ReportColumn => ({ name, type, vi, en, nullable: false, ...shown });

export const maybe = (of: ReportColumn): ReportColumn => ({ ...of, nullable: true });

/** The events behind a row, and whether something of it is made up: at the end of every table. */
export const EVENTS = column('events', 'ids', 'Sự kiện', 'Events behind the row');
export const SYNTHETIC = column('synthetic', 'flag', 'Có dữ liệu mô phỏng', 'Contains made-up data');
