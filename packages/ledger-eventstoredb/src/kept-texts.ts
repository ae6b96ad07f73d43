import { corrupt, type LogTexts, type StoredText } from '@kpi-ledger/ledger';
import type { ServerEvent } from './reading.js';

const AT_ONCE = 256;
const BLOCK_BYTES = 1024 * 1024;

/** The texts of a log as it was read, for who asks for them without waiting: the bytes in large blocks, where they cost nothing but their length. */
export class KeptTexts {
  readonly #blocks: Buffer[] = [];
  /** Of the last block. */
  #used = 0;
  /** Of each event: its block, and where it stands there. */
  readonly #block: number[] = [];
  readonly #start: number[] = [];
  readonly #end: number[] = [];
  readonly #streams: string[] = [];
  readonly #revisions: number[] = [];

  constructor(readonly log: string) {}

  /** Takes the next event of the log; its bytes are known to be UTF-8. */
  add({ stream, revision, bytes }: Pick<ServerEvent, 'stream' | 'revision' | 'bytes'>): void {
    const block = this.#roomFor(bytes.length);
    block.set(bytes, this.#used);
    this.#block.push(this.#blocks.length - 1);
    this.#start.push(this.#used);
    this.#used += bytes.length;
    this.#end.push(this.#used);
    this.#streams.push(stream);
    this.#revisions.push(revision);
  }

  #roomFor(length: number): Buffer {
    const last = this.#blocks.at(-1);
    if (last !== undefined && this.#used + length <= last.length) return last;
    const block = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, length));
    this.#blocks.push(block);
    this.#used = 0;
    return block;
  }

  *after(ordinal: number, to: number): Generator<readonly StoredText[]> {
    for (let from = Math.max(0, ordinal) + 1; from <= to; from += AT_ONCE)
      yield this.at(Array.from({ length: Math.min(AT_ONCE, to - from + 1) }, (_, i) => from + i));
  }

  at: LogTexts['at'] = (ordinals) => ordinals.map((ordinal) => this.#textAt(ordinal));

  #textAt(ordinal: number): StoredText {
    const i = ordinal - 1;
    const stream = this.#streams[i];
    const revision = this.#revisions[i];
    const text = this.#blocks[this.#block[i] ?? -1]?.toString('utf8', this.#start[i], this.#end[i]);
    if (stream === undefined || revision === undefined || text === undefined)
      throw corrupt(this.log, i, 'the log has no such event');
    return { ordinal, stream, revision, text };
  }
}
