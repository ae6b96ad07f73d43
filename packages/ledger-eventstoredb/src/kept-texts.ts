import { corrupt, type LogTexts, type StoredText, textOf } from '@kpi-ledger/ledger';
import type { ServerEvent } from './reading.js';

const AT_ONCE = 256;

/** The texts of a log as it was read, for who asks for them without waiting. */
export class KeptTexts {
  readonly #texts: string[] = [];
  readonly #streams: string[] = [];
  readonly #revisions: number[] = [];

  constructor(readonly log: string) {}

  /** Takes the next event of the log. */
  add({ stream, revision, bytes }: Pick<ServerEvent, 'stream' | 'revision' | 'bytes'>): void {
    this.#texts.push(textOf({ stream, revision, bytes }));
    this.#streams.push(stream);
    this.#revisions.push(revision);
  }

  *after(ordinal: number, to: number): Generator<readonly StoredText[]> {
    for (let from = Math.max(0, ordinal) + 1; from <= to; from += AT_ONCE)
      yield this.at(Array.from({ length: Math.min(AT_ONCE, to - from + 1) }, (_, i) => from + i));
  }

  at: LogTexts['at'] = (ordinals) =>
    ordinals.map((ordinal) => {
      const [text, stream, revision] = [
        this.#texts[ordinal - 1],
        this.#streams[ordinal - 1],
        this.#revisions[ordinal - 1],
      ];
      if (text === undefined || stream === undefined || revision === undefined)
        throw corrupt(this.log, ordinal - 1, 'the log has no such event');
      return { ordinal, stream, revision, text };
    });
}
