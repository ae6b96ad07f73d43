import type { Statements } from './statements.js';

/** What `event_index` says of some events that follow each other, compared with what it should say, one event after the other. */
export class NotedSegment {
  readonly count: number;
  /** In hexadecimal, side by side. */
  readonly #peaks: string;
  /** For each event the length of its peak, its knowledge time and its command. */
  readonly #lines: string;
  #seen = 0;
  #at = 0;

  constructor(sql: Statements, after: number, to: number) {
    const [count, peaks, lines] = sql.notedOf.get(after, to) as unknown as NotedRow;
    this.count = count;
    this.#peaks = peaks === null ? '' : Buffer.from(peaks.buffer, peaks.byteOffset, peaks.length).toString('hex');
    this.#lines = `${lines ?? ''}\n`;
  }

  /** Is the next of them noted so? */
  isNext(peak: string, knownAt: string, command: string): boolean {
    const time = this.#at + LENGTH.length;
    const name = time + knownAt.length + 1;
    const end = name + command.length;
    const lines = this.#lines;
    const isSo =
      this.#peaks.startsWith(peak, this.#seen * PEAK_DIGITS) &&
      lines.startsWith(LENGTH, this.#at) &&
      lines.startsWith(knownAt, time) &&
      lines.charCodeAt(name - 1) === BLANK &&
      lines.startsWith(command, name) &&
      lines.charCodeAt(end) === LINE_BREAK;
    this.#seen += 1;
    this.#at = end + 1;
    return isSo;
  }
}

type NotedRow = readonly [count: number, peaks: Uint8Array | null, lines: string | null];

const PEAK_DIGITS = 64;
/** Of a peak in bytes, as SQLite says it in front of a line. */
const LENGTH = '32 ';
const [BLANK, LINE_BREAK] = [32, 10];
