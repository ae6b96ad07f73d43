import type { Readable } from 'node:stream';

/** So much may wait to be taken before the stream is told to pause. */
const MOST_WAITING = 256;

/**
 * What a stream of messages has brought, in batches: waiting for each message by itself takes as long as reading it. What came before
 * an error is handed out before it.
 */
export class Arrivals<A> {
  #arrived: A[] = [];
  #failure: { readonly error: unknown } | null = null;
  #ended = false;
  #wake: () => void = () => undefined;

  constructor(private readonly stream: Readable) {
    stream.on('data', (message: A) => {
      this.#arrived.push(message);
      if (this.#arrived.length >= MOST_WAITING) stream.pause();
      // Not before the other messages of this turn, of which each comes by itself.
      if (this.#arrived.length === 1) setImmediate(() => this.#wake());
    });
    stream.on('error', (error) => {
      this.#failure ??= { error };
      this.#wake();
    });
    stream.on('end', () => {
      this.#ended = true;
      this.#wake();
    });
  }

  /** The stream has said its last word. */
  get ended(): boolean {
    return this.#ended || this.#failure !== null;
  }

  /** What has arrived, at least one; null after the last. Throws the stream's error. */
  async next(): Promise<readonly A[] | null> {
    while (this.#arrived.length === 0) {
      if (this.#failure !== null) throw this.#failure.error;
      if (this.#ended) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const arrived = this.#arrived;
    this.#arrived = [];
    this.stream.resume();
    return arrived;
  }
}
