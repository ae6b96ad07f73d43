import { type Decision, isCivilDate, readDate } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { type Failure, usage } from '../terminal/failure.js';

export type { Decision };

/** `--decision NO/DATE`, split at the last slash: "18/KH-UBND/2026-01-10", "18/KH-UBND/10-01-2026". */
export function parseDecision(text: string): E.Either<Failure, Decision> {
  const at = text.lastIndexOf('/');
  const number = text.slice(0, at).trim();
  const date = readDate(text.slice(at + 1).replace(/^(\d{1,2})-(\d{1,2})-(\d{4})$/, '$1/$2/$3'));
  return at > 0 && number !== '' && date !== null && isCivilDate(date)
    ? E.right({ number, date })
    : E.left(
        usage(
          '--decision',
          `"${text}" không phải là SỐ/NGÀY, ví dụ 335/QĐ-UBND/2026-04-05 (ngày sau dấu gạch chéo cuối cùng)`,
          `"${text}" is not NUMBER/DATE, for example 335/QĐ-UBND/2026-04-05 (the date follows the last slash)`,
        ),
      );
}
