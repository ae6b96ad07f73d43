import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { StoreFailure } from '../failure.js';
import type { CopyError, EventStore, LogCopyTarget, LoggedEvent, Prefix, StoreError } from '../port.js';

const BATCH_EVENTS = 500;
const BATCH_BYTES = 900_000;

export interface CopyOptions {
  readonly from: EventStore;
  readonly to: EventStore & LogCopyTarget;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Copied {
  /** Events that are now in both, and their root. */
  readonly ordinal: number;
  readonly root: string;
  /** How many of them had been there before this call. */
  readonly before: number;
}

export type CopyRefusal =
  | { readonly kind: 'SOURCE_EMPTY' }
  /** The target's events are not the first ones of the source. Nothing was written. */
  | { readonly kind: 'TARGET_HOLDS_OTHER'; readonly ordinal: number }
  /** All events of the source are there and more: the target has been written since. Nothing was written. */
  | { readonly kind: 'TARGET_AHEAD'; readonly ordinal: number }
  /** After copying, this event read back from the target is not the source's. */
  | { readonly kind: 'NOT_SAME'; readonly ordinal: number }
  /** The same bytes are in both, but they do not make the root that the source noted when it wrote them. */
  | { readonly kind: 'SOURCE_ALTERED' }
  | CopyError;

/**
 * Copies what the source holds when this begins, verbatim, and reads both again to compare them byte by byte. A copy that was
 * cut at any event is continued; a target that holds anything else is refused untouched.
 */
export const copyLog =
  (options: CopyOptions): TaskEither<CopyRefusal, Copied> =>
  async () => {
    try {
      return await copy(options);
    } catch (thrown) {
      if (thrown instanceof StoreFailure) return E.left(thrown.error);
      throw thrown;
    }
  };

async function copy({ from, to, onProgress }: CopyOptions): Promise<E.Either<CopyRefusal, Copied>> {
  const head = await must(from.head());
  if (head.ordinal === 0) return E.left({ kind: 'SOURCE_EMPTY' });
  const there = await must(to.head());
  const refused = await whyNotContinue(from, to, head, there);
  if (refused !== null) return E.left(refused);

  let done = there.ordinal;
  for await (const events of batches(from.readAll({ afterOrdinal: done, toOrdinal: head.ordinal }))) {
    const written = await to.copyIn(events)();
    if (E.isLeft(written)) return written;
    done += events.length;
    onProgress?.(done, head.ordinal);
  }

  const different = await firstDifference(from, to, head.ordinal);
  if (different !== null) return E.left({ kind: 'NOT_SAME', ordinal: different });
  const copied = await must(to.prefixAt(head.ordinal));
  if (copied?.root !== head.root) return E.left({ kind: 'SOURCE_ALTERED' });
  return E.right({ ordinal: head.ordinal, root: head.root, before: there.ordinal });
}

async function whyNotContinue(
  from: EventStore,
  to: EventStore,
  head: Prefix,
  there: Prefix,
): Promise<CopyRefusal | null> {
  const common = Math.min(head.ordinal, there.ordinal);
  const [ours, theirs] = [await must(from.prefixAt(common)), await must(to.prefixAt(common))];
  if (ours === null || ours.root !== theirs?.root) return { kind: 'TARGET_HOLDS_OTHER', ordinal: there.ordinal };
  return there.ordinal > head.ordinal ? { kind: 'TARGET_AHEAD', ordinal: there.ordinal } : null;
}

async function* batches(events: AsyncIterable<LoggedEvent>): AsyncGenerator<readonly LoggedEvent[]> {
  let batch: LoggedEvent[] = [];
  let size = 0;
  for await (const event of events) {
    const full = batch.length === BATCH_EVENTS || size + event.bytes.length > BATCH_BYTES;
    if (full && batch.length > 0) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(event);
    size += event.bytes.length;
  }
  if (batch.length > 0) yield batch;
}

/** Ordinal of the first event that is not the same bytes in both; null: there is none. */
async function firstDifference(from: EventStore, to: EventStore, toOrdinal: number): Promise<number | null> {
  const copies = to.readAll({ toOrdinal })[Symbol.asyncIterator]();
  try {
    for await (const original of from.readAll({ toOrdinal })) {
      const { value: copied, done } = await copies.next();
      if (done === true || Buffer.compare(original.bytes, copied.bytes) !== 0) return original.ordinal;
    }
    return null;
  } finally {
    await copies.return?.(undefined);
  }
}

async function must<A>(task: TaskEither<StoreError, A>): Promise<A> {
  const result = await task();
  if (E.isLeft(result)) throw new StoreFailure(result.left);
  return result.right;
}
