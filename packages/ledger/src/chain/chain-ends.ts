/**
 * How the streams of a log end, as far as it was walked. The hashes stand side by side in memory of their own: hundreds of thousands
 * of texts would be copied, and looked at again, by the collections of garbage.
 */
export class ChainEnds {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #revisions: number[] = [];
  readonly #hashes: Buffer[] = [];

  /** Of the stream; undefined: it has not begun. */
  numberOf(stream: string): number | undefined {
    return this.#numbers.get(stream);
  }

  /** A text of its own, whatever the one was cut out of by which the stream was added. */
  nameOf(number: number): string {
    return this.#names[number] as string;
  }

  revisionOf(number: number): number {
    return this.#revisions[number] as number;
  }

  /** Of the last event's bytes, in hexadecimal. */
  hashOf(number: number): string {
    const start = (number % IN_A_PIECE) * HASH_DIGITS;
    return this.#pieceOf(number).toString('latin1', start, start + HASH_DIGITS);
  }

  /** The number of a stream that begins, with an end to be set. */
  add(stream: string): number {
    const number = this.#names.length;
    const name = Buffer.from(stream).toString();
    this.#names.push(name);
    this.#numbers.set(name, number);
    if (number % IN_A_PIECE === 0) this.#hashes.push(Buffer.alloc(IN_A_PIECE * HASH_DIGITS));
    return number;
  }

  set(number: number, revision: number, hash: string): void {
    this.#revisions[number] = revision;
    this.#pieceOf(number).write(hash, (number % IN_A_PIECE) * HASH_DIGITS, 'latin1');
  }

  #pieceOf(number: number): Buffer {
    return this.#hashes[Math.floor(number / IN_A_PIECE)] as Buffer;
  }
}

const HASH_DIGITS = 64;
const IN_A_PIECE = 1_024;
