import { WrongExpectedVersionError } from '@eventstore/db-client';
import type { Append } from './append-frames.js';
import { type AppendCall, CallGone } from './batch-appends.js';
import type { Connection } from './connections.js';
import { within } from './timeout.js';
import { isRefusal, needsAnotherClient, reasonOf } from './trouble.js';

export interface WriteOptions {
  readonly timeoutMilliseconds: number;
  /** The only call that may carry it; null: any. */
  readonly over: AppendCall | null;
}

export type WriteOutcome =
  /** The server has these bytes at these places, as their ids say; since now, or since an earlier attempt. */
  | { readonly kind: 'STORED'; readonly over: AppendCall | null }
  /** Another writer was faster; nothing was written. */
  | { readonly kind: 'MOVED'; readonly over: AppendCall | null }
  /** The call that was to carry it has gone; nothing was sent. */
  | { readonly kind: 'CALL_GONE' }
  /** The server will never take it. */
  | { readonly kind: 'REFUSED'; readonly reason: string }
  /** Stored or not, nobody knows. Repeating it with the same ids at the same place is safe. */
  | { readonly kind: 'UNKNOWN'; readonly reason: string; readonly needsAnotherClient: boolean };

/** Writes events at the exact end of the log, all or none. Never throws. */
export async function write({ appends }: Connection, append: Append, options: WriteOptions): Promise<WriteOutcome> {
  try {
    // Asking what the server can do, and connecting, have no time limit of their own.
    const { refusal, over } = await within(options.timeoutMilliseconds, appends.append(append, options));
    if (refusal === null) return { kind: 'STORED', over };
    return refusal instanceof WrongExpectedVersionError ? { kind: 'MOVED', over } : failed(refusal);
  } catch (thrown) {
    if (thrown instanceof CallGone) return { kind: 'CALL_GONE' };
    return thrown instanceof WrongExpectedVersionError ? { kind: 'MOVED', over: null } : failed(thrown);
  }
}

function failed(thrown: unknown): WriteOutcome {
  const reason = reasonOf(thrown);
  return isRefusal(thrown)
    ? { kind: 'REFUSED', reason }
    : { kind: 'UNKNOWN', reason, needsAnotherClient: needsAnotherClient(thrown) };
}
