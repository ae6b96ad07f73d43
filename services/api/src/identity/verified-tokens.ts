import { createHash } from 'node:crypto';
import type { Caller } from './caller.js';

/** A token that was verified, and how long its word is good. */
interface Verified {
  readonly caller: Caller;
  /** The keys it was verified with, see `KeySet.generation`. */
  readonly generation: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The claim `exp`, seconds since the epoch. */
  readonly expires: number;
}

/** Bearers that come again and again are at most so many; the one that was verified first goes first. */
const MOST = 10_000;

/**
 * Whom tokens spoke for when they were verified. A token is known by its hash, for as long as verifying it again would come to the same:
 * until it expires, the issuer's keys are fetched anew, or the clock goes back.
 */
export class VerifiedTokens {
  readonly #verified = new Map<string, Verified>();

  constructor(private readonly clockToleranceSeconds: number) {}

  callerOf(token: string, generation: number, now: number): Caller | null {
    const known = this.#verified.get(hashOf(token));
    if (known === undefined || known.generation !== generation || now < known.at) return null;
    return Math.floor(now / 1000) - this.clockToleranceSeconds < known.expires ? known.caller : null;
  }

  add(token: string, verified: Verified): void {
    const hash = hashOf(token);
    this.#verified.delete(hash);
    this.#verified.set(hash, verified);
    if (this.#verified.size > MOST) this.#verified.delete(this.#verified.keys().next().value ?? '');
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64');
