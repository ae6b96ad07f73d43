import { hashOfValue } from '@kpi-ledger/engine';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { count } from '../contract/fields.js';
import { badRequest, type Problem } from '../problem.js';

/** Where a page of a list begins, and on which basis the list stands; null: the list rests on no ledger. */
const Cursor = t.strict({
  /** Hash of the question, so that a cursor continues no other one. */
  question: t.string,
  after: count,
  basis: t.union([t.strict({ ordinal: count, root: t.string, effective: t.string }), t.null]),
});
export type Cursor = t.TypeOf<typeof Cursor>;

/** The question apart from the part of the answer that is asked for. */
export function questionHash(path: string, texts: { readonly [name: string]: string }): string {
  const { limit: _, cursor: __, waitFor: ___, waitSeconds: ____, ...question } = texts;
  return hashOfValue({ path, question }).slice(0, 16);
}

export const writeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.question, cursor.after, cursor.basis])).toString('base64url');

export function readCursor(text: string, question: string): E.Either<Problem, Cursor> {
  const cursor = E.chain((parts: unknown) => {
    const [of, after, basis] = Array.isArray(parts) ? (parts as readonly unknown[]) : [];
    return E.mapLeft(() => null)(Cursor.decode({ question: of, after, basis }));
  })(parsed(text));
  if (E.isLeft(cursor))
    return E.left(
      invalid('con trỏ không đọc được; hãy hỏi lại trang đầu', 'no cursor of this service; ask for the first page'),
    );
  return cursor.right.question === question
    ? cursor
    : E.left(
        invalid(
          'con trỏ thuộc về một câu hỏi khác; hãy giữ nguyên các tham số khác',
          'the cursor belongs to another question; keep the other parameters as they were',
        ),
      );
}

/** The ledger behind a cursor was put back, or is another one. */
export const otherLedger: Problem = badRequest(
  'INVALID_CURSOR',
  'cursor',
  'con trỏ thuộc về một sổ khác; hãy hỏi lại trang đầu',
  'the cursor belongs to another ledger; ask for the first page',
);

const invalid = (message: string, detail: string): Problem => badRequest('INVALID_CURSOR', 'cursor', message, detail);

function parsed(text: string): E.Either<null, unknown> {
  try {
    return E.right(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return E.left(null);
  }
}
