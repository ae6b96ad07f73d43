/** A table that is published. */
export interface Dataset {
  /** For ever the same: file names and identifiers are made of it. */
  readonly id: string;
  readonly title: Both;
  readonly description: Both;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Both {
  readonly vi: string;
  readonly en: string;
}

export interface Column {
  readonly name: string;
  readonly title: Both;
  /** `number`: an exact decimal or fraction as text, never a JSON number. */
  readonly type: 'text' | 'number' | 'integer' | 'flag' | 'date' | 'instant';
  readonly nullable: boolean;
}

export type Value = string | number | boolean | null;
export type Row = { readonly [column: string]: Value };

export const column = (name: string, type: Column['type'], vi: string, en: string): Column => ({
  name,
  title: { vi, en },
  type,
  nullable: false,
});

export const maybe = (of: Column): Column => ({ ...of, nullable: true });

export const WATERMARK: Both = {
  vi: 'DỮ LIỆU TRÌNH DIỄN: có dữ liệu mô phỏng, không có giá trị đánh giá chính thức',
  en: 'DEMONSTRATION DATA: made up in part, of no official value',
};

/** At the end of every table. */
export const MARKS: readonly Column[] = [
  column('synthetic', 'flag', 'Có dữ liệu mô phỏng', 'Contains made-up data'),
  maybe(column('watermark', 'text', 'Cảnh báo', 'Warning')),
];

export const marksOf = (synthetic: boolean): Row => ({ synthetic, watermark: synthetic ? WATERMARK.vi : null });
