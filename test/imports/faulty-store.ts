import type { EventStore } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';

/** The append number `at` (from 0) fails: before anything of it is stored, or after all of it is, with no answer. */
export interface Fault {
  readonly at: number;
  readonly when: 'BEFORE' | 'AFTER';
}

/** A store of which one append holds only so many bytes, and whose connection may break. */
export function faultyStore(
  store: EventStore,
  maxAppendBytes: number,
  { fault, between }: { readonly fault?: Fault; readonly between?: (append: number) => Promise<void> } = {},
): EventStore & { readonly appends: number } {
  let appends = 0;
  return {
    ...store,
    maxAppendBytes,
    get appends() {
      return appends;
    },
    append: (requests) => async () => {
      const at = appends++;
      await between?.(at);
      if (at === fault?.at && fault.when === 'BEFORE') return gone;
      const done = await store.append(requests)();
      const fresh = E.isRight(done) ? done.right.flatMap(({ repeated, events }) => (repeated ? [] : events)) : [];
      const size = fresh.reduce((sum, { bytes }) => sum + bytes.length, 0);
      if (size > maxAppendBytes) throw new Error(`${size} bytes in an append of at most ${maxAppendBytes}`);
      return at === fault?.at ? gone : done;
    },
  };
}

const gone = E.left({ kind: 'STORE_UNAVAILABLE' as const, reason: 'the connection broke' });
