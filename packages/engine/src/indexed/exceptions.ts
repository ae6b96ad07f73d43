import type { Outline } from '../log/outline.js';
import { doubtfulAmong } from './doubtful.js';
import type { LogByStream } from './log-by-stream.js';
import type { Streams } from './streams.js';

/** Plain data, with numbers in columns. */
export interface RememberedExceptions {
  readonly corrected: readonly number[];
  readonly doubtful: readonly number[];
  readonly retracted: readonly number[];
  readonly absent: readonly number[];
}

export const NO_EXCEPTIONS: RememberedExceptions = { corrected: [], doubtful: [], retracted: [], absent: [] };

/** Which streams hold what is rare and has to be looked for in all of them, by their numbers. */
export class Exceptions {
  /** The corrections of which nobody has asked yet whether they fit what they correct, and the streams where one may not. */
  readonly #corrected: number[];
  readonly #doubtful: Set<number>;
  /** Something in them was ever retracted. */
  readonly retracted: Set<number>;
  /** Of people of whom an absence was ever recorded. */
  readonly absent: Set<number>;

  constructor({ corrected, doubtful, retracted, absent }: RememberedExceptions) {
    this.#corrected = [...corrected];
    this.#doubtful = new Set(doubtful);
    this.retracted = new Set(retracted);
    this.absent = new Set(absent);
  }

  remembered(): RememberedExceptions {
    return {
      corrected: [...this.#corrected],
      doubtful: [...this.#doubtful],
      retracted: [...this.retracted],
      absent: [...this.absent],
    };
  }

  /** @param id the number of its stream */
  take({ ordinal, type }: Outline, id: number): void {
    if (type === 'FactCorrected') this.#corrected.push(ordinal);
    if (type === 'FactRetracted') this.retracted.add(id);
    if (type === 'AbsenceRecorded') this.absent.add(id);
  }

  /** The streams in which a correction may not fit the type of what it corrects. */
  doubtful(streams: Streams, { texts, read }: Pick<LogByStream, 'texts' | 'read'>): readonly number[] {
    const before = (ordinal: number) => streams.before(ordinal);
    const isOf = (ordinal: number, type: string) => streams.isOf(ordinal, type);
    for (const name of doubtfulAmong(this.#corrected, { texts, read, before, isOf })) {
      const id = streams.idOf(name);
      if (id !== undefined) this.#doubtful.add(id);
    }
    this.#corrected.length = 0;
    return [...this.#doubtful];
  }
}
