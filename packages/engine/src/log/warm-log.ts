import type { AnyEvent } from '@kpi-ledger/events';
import { type EventStore, laterOf, prefixLengthAt, type StoreError, StoreFailure } from '@kpi-ledger/ledger';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

/** The events of the ledger in log order, read once and followed from then on. */
export interface WarmLog {
  readonly length: number;
  /** The first n events. */
  prefix(n: number): readonly AnyEvent[];
  /** Knowledge time of the first n events: the largest recordedAt among them; null for none. */
  knownAt(n: number): string | null;
  /** The length of the longest prefix whose knowledge time is at or before the instant. */
  lengthKnownAt(instant: string): number;
  /** Reads what was recorded since. */
  follow(): TaskEither<StoreError, void>;
}

export function createWarmLog(
  store: Pick<EventStore, 'readAll'>,
  take: (ordinal: number, event: AnyEvent) => void = () => undefined,
): WarmLog {
  const events: AnyEvent[] = [];
  const knowledge: string[] = [];
  let following: Promise<E.Either<StoreError, void>> | null = null;

  const readOn = async (): Promise<E.Either<StoreError, void>> => {
    try {
      for await (const { ordinal, event } of store.readAll({ afterOrdinal: events.length })) {
        knowledge.push(laterOf(knowledge.at(-1) ?? null, event.recordedAt));
        events.push(event);
        take(ordinal, event);
      }
      return E.right(undefined);
    } catch (thrown) {
      if (thrown instanceof StoreFailure) return E.left(thrown.error);
      throw thrown;
    }
  };

  return {
    get length() {
      return events.length;
    },
    prefix: (n) => events.slice(0, n),
    knownAt: (n) => knowledge[n - 1] ?? null,
    lengthKnownAt: (instant) => prefixLengthAt(instant, knowledge.length, (n) => knowledge[n - 1] ?? ''),
    // One reader at a time: a second caller waits for it and then reads what came after.
    follow: () => async () => {
      while (following !== null) await following;
      following = readOn();
      try {
        return await following;
      } finally {
        following = null;
      }
    },
  };
}
