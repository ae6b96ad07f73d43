import { statSync } from 'node:fs';

/**
 * What tells that a ledger file was not written since: which file it is, its size, and when it was changed last, of the file and
 * of the log beside it. Null: there is none.
 */
export function fileState(path: string): string | null {
  const file = stateOf(path);
  return file === null ? null : `${file} ${stateOf(`${path}-wal`) ?? ''}`;
}

function stateOf(path: string): string | null {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return null;
  const { dev, ino, size, mtimeNs, ctimeNs } = found;
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}
