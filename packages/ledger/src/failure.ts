import type { StoreError, StoreTrouble } from './port.js';

/** What a read throws when the store cannot go on: an AsyncIterable has no other way to say it. */
export class StoreFailure extends Error {
  constructor(readonly error: StoreError) {
    super(`${error.kind}: ${placeOf(error)}${error.reason}`);
    this.name = 'StoreFailure';
  }
}

function placeOf(error: StoreError): string {
  if (error.kind === 'CORRUPT') return `${error.stream}@${error.revision}: `;
  return error.kind === 'LOG_CUT' ? `event ${error.ordinal}: ` : '';
}

export const corrupt = (stream: string, revision: number, reason: string): StoreFailure =>
  new StoreFailure({ kind: 'CORRUPT', stream, revision, reason });

export const logCut = (ordinal: number, reason: string): StoreFailure =>
  new StoreFailure({ kind: 'LOG_CUT', ordinal, reason });

export const unavailable = (reason: string, trouble?: StoreTrouble): StoreFailure =>
  new StoreFailure({ kind: 'STORE_UNAVAILABLE', reason, ...(trouble === undefined ? {} : { trouble }) });

/** The typed error of whatever a store's code threw. */
export const storeErrorOf = (thrown: unknown): StoreError =>
  thrown instanceof StoreFailure
    ? thrown.error
    : { kind: 'STORE_UNAVAILABLE', reason: thrown instanceof Error ? thrown.message : String(thrown) };
