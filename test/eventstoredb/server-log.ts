/** What a proposed event brings and the server keeps. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Kept extends Proposed {
  readonly stream: string;
  readonly revision: number;
  /** Place in the server's one log: grows, with gaps. */
  readonly position: number;
}

export type Expected = number | 'none' | 'any' | 'exists';

export type Verdict =
  | { readonly kind: 'stored'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-version'; readonly actual: number }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'timeout' };

/** Milliseconds: a call that was cancelled must notice it. */
const LOOK_AGAIN = 50;

const MAX_APPEND_BYTES = 1_048_576;

/**
 * The append rules of EventStoreDB 24: all or nothing, exact revisions, a repetition with the same event ids at the same
 * place succeeds whatever its data, at most 1 MiB of data. No deletion, no retention, no cluster.
 */
export class ServerLog {
  readonly #streams = new Map<string, Kept[]>();
  readonly #waiting = new Set<() => void>();
  #position = 0;

  append(stream: string, expected: Expected, proposed: readonly Proposed[]): Verdict {
    if (proposed.reduce((sum, { data }) => sum + data.length, 0) > MAX_APPEND_BYTES) return { kind: 'too-large' };
    const events = this.#streams.get(stream) ?? [];
    const actual = events.length - 1;
    if (expected === 'exists' && actual < 0) return { kind: 'wrong-version', actual };
    if (expected !== 'any' && expected !== 'exists') {
      const place = expected === 'none' ? -1 : expected;
      const there = events.slice(place + 1, place + 1 + proposed.length);
      const repeated = there.length === proposed.length && there.every(({ id }, i) => id === proposed[i]?.id);
      const last = there.at(-1);
      if (place < actual && repeated && last !== undefined)
        return { kind: 'stored', revision: last.revision, position: last.position };
      if (place !== actual) return { kind: 'wrong-version', actual };
    }
    this.#streams.set(stream, events);
    for (const event of proposed) {
      this.#position += 100 + event.data.length;
      events.push({ ...event, stream, revision: events.length, position: this.#position });
    }
    this.#wake();
    return { kind: 'stored', revision: events.length - 1, position: this.#position };
  }

  /** Events in all streams. */
  get length(): number {
    return [...this.#streams.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** null: there is no such stream. */
  read(stream: string): readonly Kept[] | null {
    return this.#streams.get(stream) ?? null;
  }

  /** Settles when something was appended or taken away, and now and then. */
  changed(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      setTimeout(resolve, LOOK_AGAIN).unref();
    });
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  /** Takes events away without a trace, as a server does that lost its disk. */
  lose(stream: string, from: number): void {
    this.#streams.get(stream)?.splice(from);
    this.#wake();
  }

  /** Becomes what another node's log is, as a follower that comes back: its own tail is gone. */
  become(other: ServerLog): void {
    this.#streams.clear();
    for (const [stream, events] of other.#streams) this.#streams.set(stream, [...events]);
    this.#position = other.#position;
    this.#wake();
  }
}
