import type { Prefix } from '../port.js';
import { type Hash, leafHash, peakEndingAt, rootAt } from './tree.js';

/**
 * Root and knowledge time of every prefix of a log, kept in memory: about 60 bytes an event. For stores that read the log
 * once when they open and follow it from there.
 */
export class PrefixIndex {
  readonly #peaks: Hash[] = [];
  /** K(n), never decreasing. */
  readonly #knownAt: string[] = [];

  get ordinal(): number {
    return this.#peaks.length;
  }

  /** @param leaf of the event, for whoever has it already */
  add(
    { bytes, event }: { readonly bytes: Uint8Array; readonly event: { readonly recordedAt: string } },
    leaf: Hash = leafHash(bytes),
  ): void {
    const n = this.#peaks.length + 1;
    this.#peaks.push(peakEndingAt(n, leaf, this.#peakOf));
    this.#knownAt.push(laterOf(this.#knownAt.at(-1) ?? null, event.recordedAt));
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

  #prefix(ordinal: number): Prefix {
    return { ordinal, root: rootAt(ordinal, this.#peakOf), knownAt: this.#knownAt[ordinal - 1] ?? null };
  }

  readonly #peakOf = (leaf: number): Hash => {
    const peak = this.#peaks[leaf - 1];
    if (peak === undefined) throw new RangeError(`no event ${leaf}`);
    return peak;
  };
}

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
