import type { Prefix } from '../port.js';
import { type InclusionPath, inclusionByPeaks } from './proofs.js';
import { type Hash, leafHash, type PeakLookup, peakEndingAt, rootAt } from './tree.js';

/**
 * Root and knowledge time of every prefix of a log, kept in memory: about 60 bytes an event. For stores that read the log
 * once when they open and follow it from there.
 */
export class PrefixIndex {
  /** One hash after the other: as objects of their own they would take four times the memory. */
  #peaks = new Uint8Array(HASH_BYTES * 64);
  /** K(n), never decreasing. */
  readonly #knownAt: string[] = [];

  get ordinal(): number {
    return this.#knownAt.length;
  }

  /** K of the whole log; null while it is empty. */
  get knownAt(): string | null {
    return this.#knownAt.at(-1) ?? null;
  }

  /** @param leaf of the event, for whoever has it already */
  add(
    { bytes, event }: { readonly bytes: Uint8Array; readonly event: { readonly recordedAt: string } },
    leaf: Hash = leafHash(bytes),
  ): void {
    const n = this.ordinal + 1;
    if (n * HASH_BYTES > this.#peaks.length) {
      const larger = new Uint8Array(this.#peaks.length * 2);
      larger.set(this.#peaks);
      this.#peaks = larger;
    }
    this.#peaks.set(peakEndingAt(n, leaf, this.#peakOf), (n - 1) * HASH_BYTES);
    this.#knownAt.push(laterOf(this.knownAt, event.recordedAt));
  }

  head(): Prefix {
    return this.#prefix(this.ordinal);
  }

  prefixAt(ordinal: number): Prefix | null {
    return Number.isInteger(ordinal) && ordinal >= 0 && ordinal <= this.ordinal ? this.#prefix(ordinal) : null;
  }

  prefixKnownAt(instant: string): Prefix {
    return this.#prefix(prefixLengthAt(instant, this.ordinal, (n) => this.#knownAt[n - 1] ?? ''));
  }

  /** @param leafOf the hash of an event's bytes as a leaf */
  inclusionOf(ordinal: number, size: number, leafOf: PeakLookup): InclusionPath | null {
    return this.has(ordinal, size) ? inclusionByPeaks(ordinal - 1, size, this.#peakOf, leafOf) : null;
  }

  /** Is there a state of so many events, and the event in it? */
  has(ordinal: number, size: number): boolean {
    return Number.isInteger(ordinal) && ordinal >= 1 && ordinal <= size && this.prefixAt(size) !== null;
  }

  #prefix(ordinal: number): Prefix {
    return { ordinal, root: rootAt(ordinal, this.#peakOf), knownAt: this.#knownAt[ordinal - 1] ?? null };
  }

  readonly #peakOf = (leaf: number): Hash => {
    if (leaf < 1 || leaf > this.ordinal) throw new RangeError(`no event ${leaf}`);
    return this.#peaks.subarray((leaf - 1) * HASH_BYTES, leaf * HASH_BYTES);
  };
}

const HASH_BYTES = 32;

/** K(n) from K(n - 1) and the n-th event's recordedAt; both in the one spelling that sorts as text. */
export const laterOf = (knownAt: string | null, recordedAt: string): string =>
  knownAt !== null && knownAt > recordedAt ? knownAt : recordedAt;

/** How many of the first `count` events were known at the instant: the largest n with K(n) at or before it. */
export function prefixLengthAt(instant: string, count: number, knownAtOf: (n: number) => string): number {
  const limit = canonicalInstant(instant);
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (knownAtOf(middle) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** RFC 3339; without its zone a time would mean another instant on another machine. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/i;

/** Any RFC 3339 spelling of an instant in the one that sorts as text; throws a RangeError on what is none. */
export function canonicalInstant(instant: string): string {
  const milliseconds = INSTANT.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(milliseconds))
    throw new RangeError(`"${instant}" is not an instant with its zone (2026-01-31T08:00:00.000+07:00)`);
  return new Date(milliseconds).toISOString();
}
