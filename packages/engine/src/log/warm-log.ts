import { type LogTexts, prefixLengthAt, type StoreError, StoreFailure } from '@kpi-ledger/ledger';
import { utcInstant } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { InstantColumn } from './instant-column.js';
import { type Outline, outlineOf } from './outline.js';

export type Followed = 'UNCHANGED' | 'READ';

/** The ledger in log order, read once and followed from then on; of its events only their times are kept. */
export interface WarmLog {
  readonly length: number;
  /** Knowledge time of the first n events: the largest recordedAt among them; null for none. */
  knownAt(n: number): string | null;
  /** The length of the longest prefix whose knowledge time is at or before the instant. */
  lengthKnownAt(instant: string): number;
  /** Reads what was recorded since; `UNCHANGED` where the store counts its events at once and has as many as before. */
  follow(): TaskEither<StoreError, Followed>;
  /** The knowledge time of each prefix, in milliseconds since the epoch. */
  knowledge(): Float64Array;
}

const UNCHANGED = E.right<StoreError, Followed>('UNCHANGED');

/** @param before the knowledge of the first events, where an earlier log had read them */
export function createWarmLog(
  texts: LogTexts,
  take: (outline: Outline) => void = () => undefined,
  before?: Float64Array,
): WarmLog {
  const knowledge = new InstantColumn(before);
  let following: Promise<E.Either<StoreError, Followed>> | null = null;

  const knownAt = (n: number): string | null =>
    n < 1 || n > knowledge.length ? null : utcInstant(knowledge.at(n - 1));

  const readOn = async (): Promise<E.Either<StoreError, Followed>> => {
    try {
      for await (const batch of texts.after(knowledge.length))
        for (const stored of batch) {
          const outline = outlineOf(stored);
          take(outline);
          const last = knowledge.length === 0 ? Number.NEGATIVE_INFINITY : knowledge.at(knowledge.length - 1);
          knowledge.push(Math.max(last, Date.parse(outline.recordedAt)));
        }
      return E.right('READ');
    } catch (thrown) {
      if (thrown instanceof StoreFailure) return E.left(thrown.error);
      throw thrown;
    }
  };

  /** By the store's own count, where it knows that at once; a count that cannot be had is left to the read, which says why. */
  const hasNotGrown = (): boolean => {
    try {
      if (texts.length?.() !== knowledge.length) return false;
    } catch (thrown) {
      if (thrown instanceof StoreFailure) return false;
      throw thrown;
    }
    return true;
  };

  return {
    get length() {
      return knowledge.length;
    },
    knownAt,
    lengthKnownAt: (at) => prefixLengthAt(at, knowledge.length, (n) => knownAt(n) ?? ''),
    // One reader at a time: a second caller waits for it and then reads what came after.
    follow: () => async () => {
      while (following !== null) await following;
      if (hasNotGrown()) return UNCHANGED;
      following = readOn();
      try {
        return await following;
      } finally {
        following = null;
      }
    },
    knowledge: () => knowledge.values(),
  };
}
