import { type StoreError, storeErrorOf } from '@kpi-ledger/ledger';

const ADVICE: { readonly [code: number]: string } = {
  5: 'another process holds it; try again',
  8: 'it may only be read: grant write access to the file and its directory',
  10: 'the disk did not read or write as asked: check space and health of the disk',
  11: 'the file is damaged: restore it from a backup',
  13: 'the disk is full: make space and try again, nothing was half written',
  14: 'it cannot be opened: check that the path is a file and that it may be read and written',
  26: 'it is no SQLite file: choose another path',
};

/** The typed error of what a store's code threw, naming the file and what to do. */
export function sqliteErrorOf(path: string, thrown: unknown): StoreError {
  const error = storeErrorOf(thrown);
  const code = (thrown as { readonly errcode?: unknown } | null)?.errcode;
  if (error.kind !== 'STORE_UNAVAILABLE' || typeof code !== 'number') return error;
  const advice = ADVICE[code & 0xff];
  return { kind: 'STORE_UNAVAILABLE', reason: `${path}: ${error.reason}${advice === undefined ? '' : ` (${advice})`}` };
}
