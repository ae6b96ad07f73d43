import { existsSync, readFileSync } from 'node:fs';
import { replaceDurably } from '../durable-files.js';
import { SignerFailure } from './signer.js';

interface LeaseContent {
  readonly owner: string;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

export interface LeaseOptions {
  readonly path: string;
  /** Who asks, different for every process. */
  readonly owner: string;
  readonly now: () => number;
  readonly seconds: number;
}

/**
 * The right to sign, for a while, as a file beside the store. Every step is taken while nobody else takes one (the caller holds
 * the file lock). A lease that ran out may be taken by another signer; its old owner finds that out before it signs again.
 */
export class Lease {
  constructor(private readonly options: LeaseOptions) {}

  /** Takes or renews it; SIGNER_BUSY while another signer has it. */
  take(): void {
    const { path, owner, now, seconds } = this.options;
    const held = read(path);
    if (held !== null && held.owner !== owner && held.until > now()) throw this.#busy(held);
    replaceDurably(path, `${JSON.stringify({ owner, until: now() + seconds * 1000 })}\n`);
  }

  /** Renews it where it is still ours; SIGNER_BUSY once another signer took it, even if that one is done by now. */
  keep(): void {
    const held = read(this.options.path);
    if (held !== null && held.owner !== this.options.owner) throw this.#busy(held);
    this.take();
  }

  /** Lets the next signer begin at once. */
  release(): void {
    const { path, owner } = this.options;
    if (read(path)?.owner === owner) replaceDurably(path, `${JSON.stringify({ owner, until: 0 })}\n`);
  }

  #busy({ owner, until }: LeaseContent): SignerFailure {
    return new SignerFailure({
      kind: 'SIGNER_BUSY',
      path: this.options.path,
      owner,
      until: new Date(until).toISOString(),
    });
  }
}

/** An unreadable lease is none: only its owner could have minded. */
function read(path: string): LeaseContent | null {
  if (!existsSync(path)) return null;
  try {
    const { owner, until } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    return typeof owner === 'string' && Number.isSafeInteger(until) ? { owner, until: Number(until) } : null;
  } catch {
    return null;
  }
}
