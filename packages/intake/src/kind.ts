import type { EventTypeName } from '@kpi-ledger/engine';
import * as cell from './cell.js';
import { type Text, text } from './text.js';

export interface Column<A, Must extends boolean = boolean> {
  readonly type: cell.CellType<A>;
  readonly label: Text;
  readonly required: Must;
  /** A value as it would be typed into the cell. */
  readonly example: string;
}

export const must = <A>(type: cell.CellType<A>, vi: string, en: string, example: string): Column<A, true> => ({
  type,
  label: text(vi, en),
  required: true,
  example,
});

export const may = <A>(type: cell.CellType<A>, vi: string, en: string, example = ''): Column<A, false> => ({
  type,
  label: text(vi, en),
  required: false,
  example,
});

// biome-ignore lint/suspicious/noExplicitAny: a table of different columns has no narrower type.
export type Columns = { readonly [name: string]: Column<any> };

export type RowOf<C extends Columns> = {
  readonly [N in keyof C]: C[N] extends Column<infer A, infer Must> ? (Must extends true ? A : A | undefined) : never;
};

/** What a row says, before the codec of its event type has checked it. */
export interface Draft {
  readonly type: EventTypeName;
  /** null: it follows from the fact itself. */
  readonly validAt: string | null;
  readonly data: { readonly [field: string]: unknown };
}

/** One kind of import: a table of columns, and what a row of it becomes. */
export type Order = 'first' | 'byDay' | 'last';

export interface Kind {
  readonly name: string;
  /** Its sheet in the form of a unit, at most 31 characters; null: it is in none. */
  readonly sheet: string | null;
  readonly says: Text;
  /** The event types its rows become. */
  readonly types: readonly EventTypeName[];
  readonly columns: Columns;
  /** Fields of the event that are filled from a column of another name, by the start of their path. */
  readonly from: { readonly [path: string]: string };
  /** Work goes into the log by its day, after what it stands on; what judges or changes it goes last. */
  readonly ordered: Order;
  readonly draft: (row: { readonly [column: string]: unknown }) => Draft;
  /** Several rows say one fact together; null: each row is a fact. */
  readonly together: Together | null;
  /** Further example rows of the form, as far as they differ from the first. */
  readonly moreExamples: readonly { readonly [column: string]: string }[];
}

/** Rows with the same value of the field `by` are one fact: each adds to the list `list`, the rest they say alike. */
export interface Together {
  readonly by: string;
  readonly list: string;
}

/** Every kind has these columns too. */
export const COMMON = {
  decisionNumber: may(cell.words, 'Số quyết định', 'Number of the decision'),
  decisionDate: may(cell.date, 'Ngày quyết định', 'Date of the decision'),
  synthetic: may(cell.yesNo, 'Dữ liệu mô phỏng', 'Made up for a demonstration', 'có'),
} as const;

/** The same columns where only a decision makes the row true. */
const DECIDED = {
  decisionNumber: may(
    cell.words,
    'Số quyết định (bắt buộc, hoặc dùng --decision)',
    'Number of the decision (required, or --decision)',
    '01/QĐ-MẪU',
  ),
  decisionDate: may(
    cell.date,
    'Ngày quyết định (bắt buộc, hoặc dùng --decision)',
    'Date of the decision (required, or --decision)',
    '05/01/2026',
  ),
} as const;

export function kind<const C extends Columns>(definition: {
  readonly name: string;
  readonly sheet?: string;
  readonly says: Text;
  readonly types: readonly EventTypeName[];
  readonly columns: C;
  readonly from?: { readonly [path: string]: string };
  readonly ordered?: Order;
  /** Only a numbered, dated decision makes it true. */
  readonly decided?: true;
  readonly together?: Together;
  readonly moreExamples?: readonly { readonly [column: string]: string }[];
  readonly draft: (row: RowOf<C>) => Draft;
}): Kind {
  return {
    name: definition.name,
    sheet: definition.sheet ?? null,
    says: definition.says,
    types: definition.types,
    columns: { ...definition.columns, ...COMMON, ...(definition.decided === true ? DECIDED : {}) },
    from: { 'data.decision': 'decisionNumber', ...definition.from },
    ordered: definition.ordered ?? 'first',
    together: definition.together ?? null,
    moreExamples: definition.moreExamples ?? [],
    draft: ({ decisionNumber, decisionDate, synthetic, ...row }) => {
      const { type, validAt, data } = definition.draft(row as RowOf<C>);
      const decided = decisionNumber !== undefined || decisionDate !== undefined;
      return {
        type,
        validAt,
        data: {
          ...given(data),
          ...(decided ? { decision: given({ number: decisionNumber, date: decisionDate }) } : {}),
          ...(synthetic === true ? { synthetic: true } : {}),
        },
      };
    },
  };
}

/** The fields that have a value. */
export const given = (fields: { readonly [name: string]: unknown }): { readonly [name: string]: unknown } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
