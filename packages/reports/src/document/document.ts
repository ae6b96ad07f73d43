/**
 * A form as plain data: what is printed, in order, without saying how a file format draws it. The renderers for DOCX and
 * XLSX read the same document, so that both say the same.
 */
export interface FormDocument {
  /** Name of the sheet of a workbook; at most 31 letters. */
  readonly name: string;
  /** `Mẫu số 01` above the title; null: the decree annexes no such form. */
  readonly formNumber: string | null;
  /** The body that issues it, under its superior, at the left of the national header. */
  readonly superior: string | null;
  readonly body: string;
  readonly title: readonly string[];
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
  /** Printed at the foot of every page: what the figures rest on. */
  readonly basis: string;
  /** Contains made-up data: every page says so. */
  readonly synthetic: boolean;
  /** A further sheet of a workbook: title and blocks alone, without the national header. */
  readonly continued?: true;
}

export type Block = Heading | Fields | Table | Chart | Boxes | Notes | Signatures;

export interface Heading {
  readonly kind: 'heading';
  readonly text: string;
}

/** Lines `label: value`; an empty value is left as a dotted line to be filled in by hand. */
export interface Fields {
  readonly kind: 'fields';
  readonly fields: readonly { readonly label: string; readonly value: string | null }[];
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

export interface TableColumn {
  readonly title: string;
  /** Share of the page. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly bold?: boolean;
}

/** A picture of figures that stand in the table after it. */
export interface Chart {
  readonly kind: 'chart';
  /** Bars; bars of parts upright or, for long names, lying; a line over time. */
  readonly shape: 'bar' | 'stacked' | 'lying' | 'line';
  readonly title: string;
  /** What it rests on, below the title. */
  readonly basis: string;
  /** What the values count: `%`, `nhiệm vụ`. */
  readonly unit: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

export interface ChartSeries {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  /** Decimals as they are shown, for each category; null: unknown, which is drawn as a gap and never as 0. */
  readonly values: readonly (string | null)[];
}

/** Boxes to tick; the ticked one is what the ledger knows. */
export interface Boxes {
  readonly kind: 'boxes';
  readonly boxes: readonly { readonly label: string; readonly ticked: boolean }[];
}

/** Remarks in small italics: what is missing and who owes it, what a column means. */
export interface Notes {
  readonly kind: 'notes';
  readonly notes: readonly string[];
}

export interface Signatures {
  readonly kind: 'signatures';
  readonly left: Signature;
  readonly right: Signature;
}

export interface Signature {
  readonly title: string;
  /** Printed below the place to sign; empty: to be written by hand. */
  readonly name: string;
}

export const SYNTHETIC_LABEL = 'DỮ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ ĐÁNH GIÁ CHÍNH THỨC';
export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
/** Written by hand: no form carries a date that nobody has set. */
export const PLACE_AND_DATE = '……………, ngày …… tháng …… năm ………';
export const SIGN_HERE = '(Ký, ghi rõ họ tên)';
/** Where something is written by hand. */
export const DOTS = '…………………………………………………………';

/** The value of a field, or a line to write on where there is none. */
export const filled = (value: string | null): string => (value === null || value === '' ? DOTS : value);

export const heading = (text: string): Heading => ({ kind: 'heading', text });
export const notes = (...lines: readonly string[]): readonly Notes[] =>
  lines.length === 0 ? [] : [{ kind: 'notes', notes: lines }];
