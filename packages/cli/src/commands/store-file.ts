import { existsSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { EXIT, type Failure, failure, usage } from '../terminal/failure.js';

/** The file of a SQLite store; other stores are backed up and checked by their own means. */
export function fileOf(store: string): E.Either<Failure, string> {
  const path = /^sqlite:(.+)$/.exec(store)?.[1];
  if (path === undefined)
    return E.left(
      usage(
        '--store',
        `chỉ dùng với kho sqlite:ĐƯỜNG_DẪN; sổ trên máy chủ hãy dùng "kpi store copy ${store} sqlite:TỆP" để sao lưu, "kpi verify" để kiểm tra`,
        `for a store sqlite:PATH only; for one on a server use "kpi store copy ${store} sqlite:FILE" as a backup, "kpi verify" to check it`,
      ),
    );
  return existsSync(path)
    ? E.right(path)
    : E.left(
        failure(EXIT.unavailable, 'NO_LEDGER', path, `không có sổ tại "${path}"`, `there is no ledger at "${path}"`),
      );
}
