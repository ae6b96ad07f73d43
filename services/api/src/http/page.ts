import { type Cursor, writeCursor } from './cursor.js';

/** An answer that is a list. */
export interface Listed {
  readonly basis?: { readonly ordinal: number; readonly root: string; readonly effective: string };
  readonly rows: readonly { readonly [field: string]: unknown }[];
}

export const isListed = (answer: object): answer is Listed =>
  'rows' in answer && Array.isArray((answer as { readonly rows: unknown }).rows);

/** The rows whose fields read as the filters say: `true`, `null`, `TOT`. */
export function filtered<A extends Listed>(answer: A, filters: { readonly [field: string]: string }): A {
  const wanted = Object.entries(filters);
  if (wanted.length === 0) return answer;
  return {
    ...answer,
    rows: answer.rows.filter((row) => wanted.every(([field, value]) => String(row[field]) === value)),
  };
}

interface PageAsked {
  readonly question: string;
  /** Rows before the page. */
  readonly after: number;
  /** Left out: all that follow. */
  readonly limit?: number;
}

/** The part of the rows that was asked for, with the cursor of the next. */
export function pageOf<A extends Listed>(
  answer: A,
  { question, after, limit }: PageAsked,
): A & { readonly page: object } {
  const total = answer.rows.length;
  const end = limit === undefined ? total : Math.min(total, after + limit);
  const { basis } = answer;
  const cursor: Cursor = {
    question,
    after: end,
    basis: basis === undefined ? null : { ordinal: basis.ordinal, root: basis.root, effective: basis.effective },
  };
  const next = end < total ? writeCursor(cursor) : null;
  return { ...answer, rows: answer.rows.slice(after, end), page: { total, next } };
}
