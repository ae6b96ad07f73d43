import { display, type Names, parseRational } from '@kpi-ledger/engine';
import { type Block, type Chart, type FormDocument, heading, notes, type Table } from '../document/document.js';
import { basisLine, day, unitName } from '../document/words.js';
import { printed } from './print.js';
import type { ChartOf, Report, ReportTable, ReportValue, Section } from './report.js';

/** Name of the city where no unit issues the report. */
const CITY = 'ỦY BAN NHÂN DÂN THÀNH PHỐ';
/** More groups of bars than these are not read any more; the table has them all. */
const MOST_GROUPS = 20;

/** The report as one document. */
export const documentOf = (report: Report, names: Names): FormDocument => ({
  ...common(report, names),
  name: 'Báo cáo',
  blocks: [
    ...report.sections.flatMap((section) =>
      section.long === true ? inOtherFiles(section) : blocksOf(report, section, names),
    ),
    ...basisBlocks(report),
    ...signed(report),
  ],
});

/** The report as sheets of a workbook, one a table: charts, and the table beside them. */
export const sheetsOf = (report: Report, names: Names): readonly FormDocument[] =>
  report.sections.map((section, i) => {
    const first = i === 0;
    const [, ...inside] = blocksOf(report, section, names);
    return {
      ...common(report, names),
      name: sheetName(section.heading),
      ...(first ? {} : { title: [section.heading], continued: true as const }),
      blocks: first ? [heading(section.heading), ...inside, ...basisBlocks(report), ...signed(report)] : inside,
    };
  });

const common = (report: Report, names: Names) => ({
  formNumber: null,
  superior: null,
  body: report.unit === null ? CITY : unitName(names, report.unit),
  title: [report.title, ...report.subtitle],
  landscape: true,
  basis: basisLine(report.basis),
  synthetic: report.synthetic,
});

const inOtherFiles = ({ heading: text, table }: Section): readonly Block[] => [
  heading(text),
  ...notes(`${table.rows.length} dòng: xem bản XLSX, CSV hoặc JSON của báo cáo này.`),
];

/** At most 31 letters, without those that a sheet may not have. */
const sheetName = (text: string): string =>
  text
    .replace(/[\\/?*[\]:]/g, ' ')
    .slice(0, 31)
    .trim();

function blocksOf(report: Report, { heading: text, charts, table, notes: lines }: Section, names: Names): Block[] {
  const drawn = charts.flatMap((chart) => chartBlock(report, chart, table, names) ?? []);
  const body: readonly Block[] = table.rows.length === 0 ? notes('Không có dòng nào.') : [tableBlock(table, names)];
  return [heading(text), ...drawn, ...body, ...notes(...lines)];
}

function tableBlock({ columns, rows }: ReportTable, names: Names): Table {
  const shown = columns.flatMap((of) => (of.width === null ? [] : [{ ...of, width: of.width }]));
  return {
    kind: 'table',
    columns: shown.map(({ vi: title, width, type }) => ({
      title,
      width,
      align: type === 'count' || type === 'exact' ? 'right' : type === 'day' ? 'center' : 'left',
    })),
    rows: rows.map((row) => ({ cells: shown.map((of) => printed(of, row[of.name] ?? null, names)) })),
  };
}

/** A chart of the first groups; of nothing there is none. */
function chartBlock({ basis }: Report, chart: ChartOf, { columns, rows }: ReportTable, names: Names): Chart | null {
  const { shape, title, unit, category, series } = chart;
  const { where } = chart;
  const known = rows.filter(
    (row) =>
      (where === undefined || row[where.column] === where.value) &&
      row[category] !== null &&
      series.some(({ column }) => row[column] !== null),
  );
  const groups = known.slice(0, MOST_GROUPS);
  if (groups.length === 0) return null;
  const of = (name: string) => columns.find((one) => one.name === name);
  const named = of(category);
  return {
    kind: 'chart',
    ...{ shape, title, unit },
    basis: `Căn cứ: sự kiện thứ ${basis.ordinal}, tính đến ${day(basis.effective)}; số liệu ở bảng kèm theo${known.length > MOST_GROUPS ? ` (${MOST_GROUPS} dòng đầu)` : ''}`,
    categories: groups.map((row) => (named === undefined ? '' : printed(named, row[category] ?? null, names))),
    series: series.map(({ column, color }) => ({
      name: of(column)?.vi ?? column,
      color,
      values: groups.map((row) => plotted(row[column] ?? null, unit)),
    })),
  };
}

/** As it is printed: two places, cut; a share as a percentage. */
function plotted(value: ReportValue, unit: string): string | null {
  if (typeof value === 'number') return String(value);
  const exact = typeof value === 'string' ? parseRational(value) : null;
  const hundred = parseRational('100');
  if (exact === null || hundred === null) return null;
  return display(unit === '%' ? exact.times(hundred) : exact);
}

/** Whole, so that everything can be asked again; the foot of a page has no room for it. */
const basisBlocks = ({ basis, readings }: Report): readonly Block[] => [
  heading('Căn cứ và cách tính'),
  ...notes(
    `Số sự kiện: ${basis.ordinal}. Gốc Merkle: ${basis.root}. Tính đến ngày ${day(basis.effective)}.`,
    `Bộ quy tắc: ${basis.ruleSet}. Bộ công thức: ${basis.formulaSet}.`,
    'Mã sự kiện đứng sau từng dòng ở bản JSON và CSV của báo cáo này. Ô trống là chưa có, không phải 0. Số phần trăm cắt 2 chữ số thập phân, không làm tròn.',
    ...readings.map(
      ({ id, title, meaning, validFrom, source }) => `${id}, ${title}: ${meaning} (từ ${day(validFrom)}; ${source}).`,
    ),
  ),
];

const signed = ({ signer }: Report): readonly Block[] =>
  signer === null
    ? []
    : [
        {
          kind: 'signatures',
          left: { title: 'NGƯỜI LẬP', name: '' },
          right: { title: signer, name: '' },
        },
      ];
