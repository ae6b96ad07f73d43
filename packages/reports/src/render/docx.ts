import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import {
  type Block,
  type FormDocument,
  filled,
  MOTTO,
  NATION,
  PLACE_AND_DATE,
  SIGN_HERE,
  type Signature,
  SYNTHETIC_LABEL,
  type Table as TableBlock,
} from '../document/document.js';
import { chartRun } from './chart/chart-run.js';
import { withoutClock } from './package.js';
import { xmlText } from './xml-text.js';

const FONT = 'Times New Roman';
/** Twentieths of a point: A4, with the margins of Nghị định 30/2020/NĐ-CP (left 30 mm, the others 20 mm). */
const A4 = { width: 11906, height: 16838 };
/** So many to a pixel, in which charts are measured. */
const TWIPS = 15;
const MARGIN = { top: 1134, bottom: 1134, left: 1701, right: 1134, header: 500, footer: 500 };

/** A form as a DOCX file that Word and LibreOffice open. The same document gives the same bytes. */
export async function toDocx(form: FormDocument): Promise<Uint8Array> {
  const width = (form.landscape ? A4.height : A4.width) - MARGIN.left - MARGIN.right;
  const document = new Document({
    creator: 'kpi-ledger',
    lastModifiedBy: 'kpi-ledger',
    title: xmlText(form.title.join(' – ')),
    styles: { default: { document: { run: { font: FONT, size: 26 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { ...A4, orientation: form.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: MARGIN,
          },
        },
        ...(form.synthetic ? { headers: { default: new Header({ children: [watermark()] }) } } : {}),
        footers: { default: footer(form.basis) },
        children: [...head(form, width), ...form.blocks.flatMap((block) => drawn(block, width))],
      },
    ],
  });
  return withoutClock(new Uint8Array(await Packer.toBuffer(document)));
}

type Children = ISectionOptions['children'][number];

interface Style {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: boolean;
  readonly color?: string;
  readonly underline?: boolean;
}

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function line(text: string, style: Style = {}): Paragraph {
  const { bold = false, italics = false, size = 26, align = 'left', before = 0, after = 0, keepNext = false } = style;
  return new Paragraph({
    alignment: ALIGN[align],
    spacing: { before, after },
    keepNext,
    children: [
      new TextRun({
        text: xmlText(text),
        font: FONT,
        bold,
        italics,
        size,
        ...(style.color === undefined ? {} : { color: style.color }),
        ...(style.underline === true ? { underline: {} } : {}),
      }),
    ],
  });
}

const watermark = (): Paragraph =>
  line(SYNTHETIC_LABEL, { bold: true, size: 26, align: 'center', color: 'C00000', after: 120 });

const footer = (basis: string): Footer =>
  new Footer({
    children: [
      line(basis, { size: 14, italics: true }),
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ children: ['Trang ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES], font: FONT, size: 18 }),
        ],
      }),
    ],
  });

/** The national header with the body at its left, and the title. */
function head(form: FormDocument, width: number): readonly Children[] {
  const left = [
    ...(form.superior === null ? [] : [line(form.superior.toUpperCase(), { align: 'center', size: 24 })]),
    line(form.body.toUpperCase(), { align: 'center', size: 24, bold: true }),
    line('―――――――', { align: 'center', size: 16 }),
  ];
  const right = [
    line(NATION, { align: 'center', size: 24, bold: true }),
    line(MOTTO, { align: 'center', size: 26, bold: true, underline: true }),
    line(PLACE_AND_DATE, { align: 'center', size: 24, italics: true, before: 120 }),
  ];
  const [leftWidth, rightWidth] = form.landscape ? [0.45, 0.55] : [0.4, 0.6];
  const [title = '', ...under] = form.title;
  return [
    ...(form.formNumber === null
      ? []
      : [line(form.formNumber, { align: 'right', italics: true, size: 24, bold: true })]),
    invisible(width, [
      { share: leftWidth ?? 0.4, children: left },
      { share: rightWidth ?? 0.6, children: right },
    ]),
    line(title, { align: 'center', bold: true, size: 28, before: 240 }),
    ...under.map((text) => line(text, { align: 'center', bold: true, size: 26 })),
    line('', { size: 12 }),
  ];
}

function drawn(block: Block, width: number): readonly Children[] {
  switch (block.kind) {
    case 'heading':
      return [line(block.text, { bold: true, before: 160, after: 80, keepNext: true })];
    case 'fields':
      return block.fields.map(({ label, value }, i) =>
        line(`${label}: ${filled(value)}`, { before: i === 0 ? 80 : 0, after: 60 }),
      );
    case 'table':
      return [line('', { size: 8 }), table(block, width)];
    case 'chart':
      return [new Paragraph({ keepNext: true, spacing: { before: 120 }, children: [chartRun(block, width / TWIPS)] })];
    case 'boxes':
      return block.boxes.map(({ label, ticked }) => line(`${ticked ? '☒' : '☐'} ${label}`, { after: 40 }));
    case 'notes':
      return block.notes.map((note, i) => line(note, { italics: true, size: 20, before: i === 0 ? 80 : 0 }));
    case 'signatures':
      return [
        line('', { size: 16 }),
        invisible(width, [
          { share: 0.5, children: signature(block.left) },
          { share: 0.5, children: signature(block.right) },
        ]),
      ];
  }
}

const signature = ({ title, name }: Signature): readonly Paragraph[] => [
  line(title, { align: 'center', bold: true, size: 24, keepNext: true }),
  line(SIGN_HERE, { align: 'center', italics: true, size: 24, keepNext: true }),
  ...[1, 2, 3].map(() => line('', { keepNext: true })),
  line(name, { align: 'center', bold: true }),
];

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE };

/** Columns side by side without lines. */
function invisible(
  width: number,
  columns: readonly { readonly share: number; readonly children: readonly Paragraph[] }[],
): Table {
  const widths = columns.map(({ share }) => Math.floor(width * share));
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NO_LINE, insideVertical: NO_LINE },
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map(
          ({ children }, i) =>
            new TableCell({
              width: { size: widths[i] ?? 0, type: WidthType.DXA },
              borders: NO_BORDERS,
              children: [...children],
            }),
        ),
      }),
    ],
  });
}

function table({ columns, rows }: TableBlock, width: number): Table {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.floor((width * column.width) / whole));
  const size = columns.length > 6 ? 20 : 24;
  const cell = (text: string, i: number, style: Style) =>
    new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 30, bottom: 30, left: 70, right: 70 },
      children: [line(text, { size, ...style })],
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, i) => cell(title, i, { bold: true, align: 'center' })),
      }),
      ...rows.map(
        ({ cells, bold = false }) =>
          new TableRow({
            cantSplit: true,
            children: columns.map(({ align }, i) => cell(cells[i] ?? '', i, { bold, align })),
          }),
      ),
    ],
  });
}
