import { corrupt, type LoggedEvent, logCut, StoreFailure, unavailable } from '@kpi-ledger/ledger';
import { type Connection, shareConnection } from './connections.js';
import { LogIndex, readEvent } from './log-index.js';
import { readLog, type ServerEvent } from './reading.js';
import { askAgain, needsAnotherClient, reasonOf } from './trouble.js';

/** Reading this many events that are not asked for is cheaper than another call. */
const WORTH_READING_OVER = 32;

/** Bytes of events kept after they were read: what has just been appended is asked for at once. */
const RECENT_BYTES = 4 * 1024 * 1024;

/** A ledger's stream on the server, and what this process has read of it. */
export class FollowedLog {
  readonly index: LogIndex;
  readonly #shared;
  /** The last events, oldest first. */
  readonly #recent = new Map<number, LoggedEvent>();
  #recentBytes = 0;
  #following: Promise<void> = Promise.resolve();
  /** The server has confirmed the log to this process up to here. */
  #confirmed = 0;
  #cut: StoreFailure | null = null;

  constructor(
    connection: string,
    readonly name: string,
    readonly timeoutMilliseconds: number,
  ) {
    this.index = new LogIndex(name);
    this.#shared = shareConnection(connection, 'log');
  }

  connection(): Connection {
    return this.#shared.current();
  }

  reconnect(broken: Connection): Promise<void> {
    return this.#shared.renew(broken);
  }

  release(): Promise<void> {
    return this.#shared.release();
  }

  /** The server has said that it holds an append of this process, up to this ordinal. */
  confirm(ordinal: number): void {
    this.#confirmed = Math.max(this.#confirmed, ordinal);
  }

  /** Reads what was appended before this call, by whomever. One reading at a time. */
  follow(): Promise<void> {
    const reading = this.#following.then(() => this.#readOn());
    this.#following = reading.catch(() => undefined);
    return reading;
  }

  async #readOn(): Promise<void> {
    if (this.#cut !== null) throw this.#cut;
    const known = this.index.ordinal;
    // A log that was cut stays cut: nothing is shut for one look alone.
    const flaw = (await this.#readBehind(known)) === null ? null : await this.#readBehind(this.index.ordinal);
    if (flaw !== null) throw this.#cutAt(known, flaw);
  }

  /** Reads on from the last known event, which must still be there; otherwise says what is there instead. */
  async #readBehind(known: number): Promise<string | null> {
    const from = Math.max(known, 1);
    let last = from - 1;
    for await (const event of this.#read(from, Number.MAX_SAFE_INTEGER)) {
      last = event.ordinal;
      if (event.ordinal > known) this.#remember(this.index.add(event));
      else if (event.id !== this.index.lastId) return 'the server has another event there now';
    }
    return last < known ? 'the server has lost the end of the log' : null;
  }

  /**
   * What this process wrote and the server confirmed must be there for ever. What it only read may have been the tail of a leader
   * that its cluster had left; then nothing that stands on it counts, and this store stays shut.
   */
  #cutAt(ordinal: number, reason: string): StoreFailure {
    this.#cut =
      ordinal <= this.#confirmed
        ? corrupt(this.name, ordinal - 1, reason)
        : logCut(ordinal, `${reason}: what was read up to it does not count; open the ledger again`);
    return this.#cut;
  }

  #remember(logged: LoggedEvent): void {
    this.#recent.set(logged.ordinal, logged);
    this.#recentBytes += logged.bytes.length;
    for (const [ordinal, { bytes }] of this.#recent) {
      if (this.#recentBytes <= RECENT_BYTES) return;
      this.#recent.delete(ordinal);
      this.#recentBytes -= bytes.length;
    }
  }

  /** Events by ordinal, ascending, as they stand in the log. */
  async *read(ordinals: readonly number[]): AsyncGenerator<LoggedEvent> {
    for (const run of runsOf(ordinals)) {
      const recent = run.flatMap((ordinal) => this.#recent.get(ordinal) ?? []);
      if (recent.length === run.length) {
        yield* recent;
        continue;
      }
      const wanted = new Set(run);
      for await (const event of this.#read(run[0] ?? 1, run.at(-1) ?? 0))
        if (wanted.delete(event.ordinal)) yield readEvent(this.name, event);
      for (const ordinal of wanted) throw corrupt(this.name, ordinal - 1, 'the server does not have it any more');
    }
  }

  async *readRange(from: number, to: number): AsyncGenerator<LoggedEvent> {
    let next = from;
    for await (const event of this.#read(from, to)) {
      yield readEvent(this.name, event);
      next = event.ordinal + 1;
    }
    if (next <= to) throw corrupt(this.name, next - 1, 'the server does not have it any more');
  }

  /** The same in any order and all at once: for the events of a few commands. */
  async events(ordinals: readonly number[]): Promise<readonly LoggedEvent[]> {
    const events: LoggedEvent[] = [];
    for await (const event of this.read(ordinals.toSorted((a, b) => a - b))) events.push(event);
    return events;
  }

  /** Goes on where an answer was cut off, and to the leader when it has moved. Throws StoreFailure. */
  async *#read(from: number, to: number): AsyncGenerator<ServerEvent> {
    let next = from;
    let asked = 0;
    for (;;) {
      const connection = this.connection();
      try {
        for await (const event of readLog(connection.client, this.name, { from: next, to }, this.timeoutMilliseconds)) {
          next = event.ordinal + 1;
          asked = 0;
          yield event;
        }
        // A client that is thrown away meanwhile ends its reads as if there were no more.
        if (this.connection() === connection) return;
      } catch (thrown) {
        if (thrown instanceof StoreFailure) throw thrown;
        if (needsAnotherClient(thrown)) await this.reconnect(connection);
        asked += 1;
        if (!(await askAgain(thrown, asked))) throw unavailable(`reading ${this.name}: ${reasonOf(thrown)}`);
      }
    }
  }
}

/** Cuts ascending ordinals where the gap between two is not worth reading over. */
function runsOf(ordinals: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const ordinal of ordinals) {
    const run = runs.at(-1);
    if (run === undefined || ordinal - (run.at(-1) ?? 0) > WORTH_READING_OVER) runs.push([ordinal]);
    else run.push(ordinal);
  }
  return runs;
}
