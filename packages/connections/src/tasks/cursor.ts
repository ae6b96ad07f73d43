import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeDirectory, replaceDurably } from '@kpi-ledger/ledger/durable-files';
import * as E from 'fp-ts/lib/Either.js';
import { type Problem, problem } from '../problem.js';

/** Where the taking of a source stands, kept outside of the ledger: whoever loses it takes everything again, and nothing is recorded twice. */
export interface CursorStore {
  /** null: from the beginning. */
  read(): E.Either<Problem, string | null>;
  move(cursor: string): E.Either<Problem, void>;
}

/** In a file, of one source and one ledger: the cursor of another ledger would leave out what this one does not have. */
export function cursorFile(file: string, of: { readonly source: string; readonly ledger: string }): CursorStore {
  return {
    read: () => {
      if (!existsSync(file)) return E.right(null);
      try {
        const { source, ledger, cursor } = JSON.parse(readFileSync(file, 'utf8')) as { [field: string]: unknown };
        if (source !== of.source || ledger !== of.ledger) return E.left(ofAnother(file, of.source));
        return typeof cursor === 'string' ? E.right(cursor) : E.left(unreadable(file, 'there is no cursor in it'));
      } catch (error) {
        return E.left(unreadable(file, (error as Error).message));
      }
    },
    move: (cursor) => {
      try {
        makeDirectory(dirname(file));
        return E.right(replaceDurably(file, `${JSON.stringify({ ...of, cursor }, null, 1)}\n`));
      } catch (error) {
        return E.left(
          problem(
            'CURSOR_NOT_WRITTEN',
            file,
            'đã ghi vào sổ nhưng không ghi được vị trí đã nhận; lần sau sẽ nhận lại từ chỗ cũ, không ghi trùng',
            `recorded, but the cursor was not written: ${(error as Error).message}; the next run takes the same again`,
          ),
        );
      }
    },
  };
}

const ofAnother = (file: string, source: string): Problem =>
  problem(
    'CURSOR_OF_ANOTHER',
    file,
    `tệp vị trí này thuộc nguồn khác hoặc sổ khác, không phải nguồn "${source}" của sổ này; hãy dùng --cursor với tệp khác`,
    'the cursor file belongs to another source or another ledger; name another with --cursor',
  );

const unreadable = (file: string, reason: string): Problem =>
  problem(
    'CURSOR_UNREADABLE',
    file,
    'không đọc được tệp vị trí; xoá tệp này để nhận lại từ đầu, không có gì bị ghi trùng',
    `the cursor file cannot be read (${reason}); remove it to take everything again, nothing is recorded twice`,
  );
