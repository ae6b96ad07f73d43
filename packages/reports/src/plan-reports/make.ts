import type { Names } from '@kpi-ledger/engine';
import { toDocx } from '../render/docx.js';
import { toXlsx } from '../render/xlsx.js';
import { documentOf, sheetsOf } from './draw.js';
import { csvOf, jsonOf, type ReportShape } from './files.js';
import { HALF_YEAR } from './half-year.js';
import { PUBLICATION } from './publication.js';
import { QUARTER_HEADS } from './quarter-heads.js';
import type { Report } from './report.js';
import { REPORTING_RATE } from './reporting-rate.js';

export const PLAN_REPORTS = {
  'half-year': HALF_YEAR,
  'quarter-heads': QUARTER_HEADS,
  'reporting-rate': REPORTING_RATE,
  publication: PUBLICATION,
} as const satisfies { readonly [kind: string]: ReportShape };
export type PlanReportKind = keyof typeof PLAN_REPORTS;

export const PLAN_REPORT_FORMATS = ['docx', 'xlsx', 'json', 'csv'] as const;
export type PlanReportFormat = (typeof PLAN_REPORT_FORMATS)[number];

export interface WrittenReport {
  /** What is added to the name of the file before its ending: CSV is a file a table. */
  readonly part: string | null;
  readonly content: Uint8Array | string;
}

/** The files of a report in a format. The same report gives the same bytes. */
export async function writeReport(
  report: Report,
  names: Names,
  as: PlanReportFormat,
): Promise<readonly WrittenReport[]> {
  switch (as) {
    case 'docx':
      return [{ part: null, content: await toDocx(documentOf(report, names)) }];
    case 'xlsx':
      return [{ part: null, content: await toXlsx(sheetsOf(report, names)) }];
    case 'json':
      return [{ part: null, content: `${JSON.stringify(jsonOf(report), null, 1)}\n` }];
    case 'csv':
      return report.sections.map(({ table }) => ({ part: table.id, content: csvOf(report, table) }));
  }
}
