import type { StreamLog } from './stream-log.js';

/**
 * The streams whose events are decoded. Those that nobody has asked for while about so many events were asked for forget theirs;
 * many at a time, so that a question costs nothing more.
 */
export class DecodedStreams {
  #young = new Set<StreamLog>();
  #old = new Set<StreamLog>();
  #events = 0;

  constructor(readonly mostEvents: number) {}

  asked(stream: StreamLog): void {
    if (this.#young.has(stream)) return;
    if (this.#events > this.mostEvents / 2) this.#age();
    this.#young.add(stream);
    this.#events += stream.ordinals.length;
  }

  #age(): void {
    for (const stream of this.#old) if (!this.#young.has(stream)) stream.forget();
    this.#old = this.#young;
    this.#young = new Set();
    this.#events = 0;
  }
}
