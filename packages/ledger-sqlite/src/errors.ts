import { type StoreError, type StoreTrouble, storeErrorOf } from '@kpi-ledger/ledger';

const DAMAGED = 11;

/** SQLite's result codes: https://www.sqlite.org/rescode.html */
const TROUBLES: { readonly [code: number]: readonly [StoreTrouble, advice: string] } = {
  5: ['BUSY', 'another process holds it; try again'],
  8: ['READ_ONLY', 'it may only be read: grant write access to the file and its directory'],
  10: ['DISK_FAILED', 'the disk did not read or write as asked: check space and health of the disk'],
  13: ['DISK_FULL', 'the disk is full: make space and try again, nothing was half written'],
  14: ['CANNOT_OPEN', 'it cannot be opened: check that the path is a file and that it may be read and written'],
  26: ['NOT_A_LEDGER', 'it is no SQLite file: choose another path'],
};

/** Where not even the directory can be made. */
const FILE_TROUBLES: { readonly [code: string]: StoreTrouble } = {
  EACCES: 'READ_ONLY',
  EPERM: 'READ_ONLY',
  EROFS: 'READ_ONLY',
  ENOSPC: 'DISK_FULL',
  ENOTDIR: 'CANNOT_OPEN',
};

/** The typed error of what a store's code threw, naming the file and what to do. */
export function sqliteErrorOf(path: string, thrown: unknown): StoreError {
  const error = storeErrorOf(thrown);
  const code = (thrown as { readonly errcode?: unknown } | null)?.errcode;
  if (error.kind !== 'STORE_UNAVAILABLE') return error;
  // Node gives no number that a double does not hold; a ledger has none, but a flipped bit makes one.
  if ((thrown as NodeJS.ErrnoException | null)?.code === 'ERR_OUT_OF_RANGE') return damaged(path, error.reason);
  if (typeof code !== 'number') {
    const trouble = FILE_TROUBLES[(thrown as NodeJS.ErrnoException | null)?.code ?? ''];
    return trouble === undefined ? error : { ...error, trouble };
  }
  if ((code & 0xff) === DAMAGED) return damaged(path, error.reason);
  const known = TROUBLES[code & 0xff];
  if (known === undefined) return { kind: 'STORE_UNAVAILABLE', reason: `${path}: ${error.reason}` };
  const [trouble, advice] = known;
  return { kind: 'STORE_UNAVAILABLE', reason: `${path}: ${error.reason} (${advice})`, trouble };
}

const damaged = (path: string, reason: string): StoreError => ({
  ...{ kind: 'CORRUPT', stream: '*', revision: 0 },
  reason: `${path}: ${reason} (the file is damaged: restore it from a backup)`,
});
