import type { Cell, Feature, Image, Row } from 'write-excel-file/node';
import {
  type Block,
  type Chart,
  type FormDocument,
  filled,
  MOTTO,
  NATION,
  PLACE_AND_DATE,
  SIGN_HERE,
  SYNTHETIC_LABEL,
  type Table,
} from '../document/document.js';
import { chartParts } from './chart/chart-parts.js';
import { chartHeight } from './chart/chart-run.js';
import { type PlacedChart, withCharts } from './chart/into-workbook.js';
import { withoutClock } from './package.js';
import { xmlText } from './xml-text.js';

const FONT = 'Times New Roman';
/** Characters of the body font that fit across the printed page. */
const PAGE = { portrait: 92, landscape: 140 };
/** What the body that issues the form takes of the page, beside the national header. */
const HEAD_SHARE = 0.4;

/**
 * Forms as the sheets of a workbook. Every cell is text: a decimal comma stays what it is on every machine, no score passes
 * through a float, and a name that begins with = is no formula. The same documents give the same bytes.
 */
export async function toXlsx(forms: readonly FormDocument[]): Promise<Uint8Array> {
  // Loaded only now: most who load the forms make none as a workbook.
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const sheets = forms.map(sheetOf);
  const bytes = await writeWorkbook(
    sheets.map(({ form, grid, data }) => ({
      sheet: form.name,
      data: [...data],
      columns: grid.map((_, i) => ({ width: widthOf(grid, i, 1) })),
      showGridLines: false,
    })),
    { fontFamily: FONT, fontSize: 12, features: [printSetup(forms)] },
  ).toBuffer();
  return withoutClock(withCharts(new Uint8Array(bytes), await chartsOf(sheets)));
}

interface Sheet {
  readonly form: FormDocument;
  readonly grid: Grid;
  readonly data: readonly Row[];
  readonly charts: readonly { readonly chart: Chart; readonly row: number }[];
}

function sheetOf(form: FormDocument): Sheet {
  const grid = gridOf(form);
  const data: Row[] = [...head(form, grid)];
  const charts: { chart: Chart; row: number }[] = [];
  for (const block of form.blocks) {
    if (block.kind === 'chart') charts.push({ chart: block, row: data.length });
    data.push(...drawn(block, grid));
  }
  return { form, grid, data, charts };
}

async function chartsOf(sheets: readonly Sheet[]): Promise<readonly PlacedChart[]> {
  const placed = sheets.flatMap(({ grid, charts }, sheet) => charts.map((one) => ({ ...one, sheet, grid })));
  const parts = await chartParts(placed.map(({ chart }) => chart));
  return placed.map(({ chart, row: at, sheet, grid }, i) => ({
    ...{ sheet, row: at, rows: rowsOfChart(chart), columns: grid.length },
    ...{ name: chart.title, description: `${chart.title}. ${chart.basis}`, xml: parts[i] ?? '' },
  }));
}

/** Empty rows that a chart covers; 20 points each, with the chart 900 pixels wide. */
const rowsOfChart = (chart: Chart): number => Math.ceil((chartHeight(chart, 900) * 0.75) / CHART_ROW_HEIGHT);
const CHART_ROW_HEIGHT = 20;

/** The columns of the sheet: their right edges, in characters from the left edge of the page. */
type Grid = readonly number[];

/** Where a table, or the two halves of the page, may be cut so near to another cut that they share it. */
const SAME_CUT = 3;
const NEAR_CUT = 0.13;

/** Every cut that some table needs, and two for what stands side by side, where no cut of a table is near. */
function gridOf(form: FormDocument): Grid {
  const page = form.landscape ? PAGE.landscape : PAGE.portrait;
  const tables = form.blocks.filter((block): block is Table => block.kind === 'table');
  const cuts: number[] = [page];
  const add = (cut: number, near: number) => {
    if (!cuts.some((other) => Math.abs(other - cut) <= near)) cuts.push(Math.round(cut));
  };
  const widestFirst = [...tables].sort((a, b) => b.columns.length - a.columns.length);
  for (const { columns } of widestFirst) for (const cut of cutsOf(columns, page)) add(cut, SAME_CUT);
  for (const share of [HEAD_SHARE, 0.5]) add(page * share, page * NEAR_CUT);
  return cuts.sort((a, b) => a - b);
}

/** The right edges of the columns of a table. */
function cutsOf(columns: Table['columns'], page: number): readonly number[] {
  const whole = total(columns.map(({ width }) => width));
  return columns.map((_, i) => (page * total(columns.slice(0, i + 1).map(({ width }) => width))) / whole);
}

/** How many columns of the grid end between two cuts; at least one. */
const columnsTo = (grid: Grid, from: number, cut: number): number => {
  const nearest = grid.reduce(
    (best, edge, i) => (Math.abs(edge - cut) < Math.abs((grid[best] ?? 0) - cut) ? i : best),
    0,
  );
  return Math.max(1, nearest + 1 - from);
};

const widthOf = (grid: Grid, from: number, span: number): number =>
  (grid[from + span - 1] ?? 0) - (grid[from - 1] ?? 0);

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

interface Style {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly border?: boolean;
  readonly color?: string;
}

/** Some cells side by side, each over so many columns of the grid; the row is as high as its longest text needs. */
function row(
  grid: Grid,
  cells: readonly { readonly text: string; readonly span: number; readonly style?: Style }[],
): Row {
  let column = 0;
  let lines = 1;
  let size = 0;
  for (const { text, span, style } of cells) {
    const width = widthOf(grid, column, span);
    size = Math.max(size, style?.size ?? 12);
    lines = Math.max(lines, linesOf(text, width * (12 / (style?.size ?? 12)) * (style?.bold === true ? 0.92 : 1)));
    column += span;
  }
  const height = Math.ceil(lines * size * 1.35) + 2;
  return cells.flatMap(({ text, span, style = {} }): readonly Cell[] => [
    {
      value: xmlText(text),
      type: String,
      height,
      wrap: true,
      alignVertical: 'center',
      align: style.align ?? 'left',
      fontSize: style.size ?? 12,
      ...(span > 1 ? { columnSpan: span } : {}),
      ...(style.bold === true ? { fontWeight: 'bold' as const } : {}),
      ...(style.italics === true ? { fontStyle: 'italic' as const } : {}),
      ...(style.color === undefined ? {} : { textColor: style.color }),
      ...(style.border === true ? { borderStyle: 'thin' as const, borderColor: '#000000' } : {}),
    },
    ...Array.from({ length: span - 1 }, () => null),
  ]);
}

const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / Math.max(1, width))), 0);

const whole = (grid: Grid, text: string, style: Style = {}): Row => row(grid, [{ text, span: grid.length, style }]);

/** Two texts side by side, the first with about this share of the page. */
function halves(grid: Grid, share: number, left: string, right: string, style: Style): Row {
  const first = columnsTo(grid, 0, (grid.at(-1) ?? 0) * share);
  return row(grid, [
    { text: left, span: first, style },
    { text: right, span: grid.length - first, style },
  ]);
}

const blank = (grid: Grid): Row => whole(grid, '');

function head(form: FormDocument, grid: Grid): readonly Row[] {
  const center = { align: 'center' } as const;
  const bold = { ...center, bold: true } as const;
  const [title = '', ...under] = form.title;
  const body = form.body.toUpperCase();
  const bodyRows =
    form.superior === null
      ? [halves(grid, HEAD_SHARE, body, NATION, bold), halves(grid, HEAD_SHARE, '', MOTTO, bold)]
      : [
          halves(grid, HEAD_SHARE, form.superior.toUpperCase(), NATION, bold),
          halves(grid, HEAD_SHARE, body, MOTTO, bold),
        ];
  const label = form.synthetic ? [whole(grid, SYNTHETIC_LABEL, { ...bold, color: '#C00000' })] : [];
  if (form.continued === true) return [...label, whole(grid, title, { ...bold, size: 14 }), blank(grid)];
  return [
    ...label,
    ...(form.formNumber === null ? [] : [whole(grid, form.formNumber, { align: 'right', italics: true, bold: true })]),
    ...bodyRows,
    halves(grid, HEAD_SHARE, '', PLACE_AND_DATE, { ...center, italics: true }),
    blank(grid),
    whole(grid, title, { ...bold, size: 14 }),
    ...under.map((text) => whole(grid, text, bold)),
    blank(grid),
  ];
}

function drawn(block: Block, grid: Grid): readonly Row[] {
  switch (block.kind) {
    case 'heading':
      return [whole(grid, block.text, { bold: true })];
    case 'fields':
      return [
        ...block.fields.map(({ label, value }) => whole(grid, `${label}: ${filled(value)}`)),
        whole(grid, '', { size: 6 }),
      ];
    case 'table':
      return table(block, grid);
    case 'chart':
      return Array.from({ length: rowsOfChart(block) }, () => [{ value: '', type: String, height: CHART_ROW_HEIGHT }]);
    case 'boxes':
      return block.boxes.map(({ label, ticked }) => whole(grid, `${ticked ? '☒' : '☐'} ${label}`));
    case 'notes':
      return block.notes.map((note) => whole(grid, note, { italics: true, size: 10 }));
    case 'signatures': {
      const { left, right } = block;
      return [
        blank(grid),
        halves(grid, 0.5, left.title, right.title, { align: 'center', bold: true }),
        halves(grid, 0.5, SIGN_HERE, SIGN_HERE, { align: 'center', italics: true }),
        ...[1, 2, 3].map(() => blank(grid)),
        halves(grid, 0.5, left.name, right.name, { align: 'center', bold: true }),
      ];
    }
  }
}

function table({ columns, rows }: Table, grid: Grid): readonly Row[] {
  const spans = spansOf(columns, grid);
  const size = columns.length > 6 ? 11 : 12;
  const drawnRow = (texts: readonly string[], style: (i: number) => Style) =>
    row(
      grid,
      columns.map((_, i) => ({
        text: texts[i] ?? '',
        span: spans[i] ?? 1,
        style: { size, border: true, ...style(i) },
      })),
    );
  return [
    drawnRow(
      columns.map(({ title }) => title),
      () => ({ bold: true, align: 'center' }),
    ),
    ...rows.map(({ cells, bold = false }) => drawnRow(cells, (i) => ({ bold, align: columns[i]?.align ?? 'left' }))),
    whole(grid, '', { size: 6 }),
  ];
}

function spansOf(columns: Table['columns'], grid: Grid): readonly number[] {
  let taken = 0;
  return cutsOf(columns, grid.at(-1) ?? 0).map((cut) => {
    const span = columnsTo(grid, taken, cut);
    taken += span;
    return span;
  });
}

/** A4, fitted to the width of the page; the label of made-up data at the head and the basis at the foot of every page. */
function printSetup(forms: readonly FormDocument[]): Feature<Image['content']> {
  const setups = forms.map(setupOf);
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          insert: (_, { sheetIndex }) => setups[sheetIndex],
          transform: (xml) => xml.replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
        },
      },
    },
  };
}

function setupOf(form: FormDocument): string {
  const label = form.synthetic ? `&C&"${FONT},Bold"&12&KC00000${SYNTHETIC_LABEL}` : '';
  const header = `<oddHeader>${escaped(`${label}&R&"${FONT},Regular"&8&K000000Trang &P/&N`)}</oddHeader>`;
  // A header or footer holds at most 255 characters; & begins a code.
  const basis = [...xmlText(form.basis).replaceAll('&', '&&')].slice(0, 200).join('');
  const footer = `<oddFooter>${escaped(`&L&"${FONT},Italic"&7${basis}`)}</oddFooter>`;
  return (
    '<pageMargins left="0.8" right="0.5" top="0.8" bottom="0.8" header="0.35" footer="0.35"/>' +
    `<pageSetup paperSize="9" orientation="${form.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>` +
    `<headerFooter>${header}${footer}</headerFooter>`
  );
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
