import { CancelledError } from '@eventstore/db-client';
import { corrupt, type LoggedEvent, logCut, readStored, StoreFailure, unavailable } from '@kpi-ledger/ledger';
import type { AppendCall } from './batch-appends.js';
import { type Connection, shareConnection } from './connections.js';
import { ExpectedIds } from './expected-ids.js';
import type { KeptTexts } from './kept-texts.js';
import { assertContent, LogIndex, readEvent, type Seen } from './log-index.js';
import type { Outgoing } from './outgoing.js';
import { readLog, type ServerEvent } from './reading.js';
import { Recent } from './recent.js';
import { askAgain, needsAnotherClient, reasonOf } from './trouble.js';

/** Reading this many events that are not asked for is cheaper than another call. */
const WORTH_READING_OVER = 32;

/** A log that was looked at no longer ago than this may be written to without another look. */
const LOOKED_AT_MILLISECONDS = 1_000;

/** A ledger's stream on the server, and what this process has read of it. */
export class FollowedLog {
  readonly index: LogIndex;
  readonly #shared;
  readonly #recent = new Recent();
  readonly #expected = new ExpectedIds();
  #following: Promise<void> = Promise.resolve();
  #lookedAt = Number.NEGATIVE_INFINITY;
  #knownOver: AppendCall | null = null;
  /** The server has confirmed the log to this process up to here. */
  #confirmed = 0;
  #cut: StoreFailure | null = null;

  /** @param texts keeps the texts of all events */
  constructor(
    connection: string,
    readonly name: string,
    readonly timeoutMilliseconds: number,
    readonly texts: KeptTexts | null = null,
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

  /** It was looked at a moment ago. Throws StoreFailure when it is shut. */
  get isFresh(): boolean {
    if (this.#cut !== null) throw this.#cut;
    return performance.now() - this.#lookedAt < LOOKED_AT_MILLISECONDS;
  }

  /**
   * The call of appends behind which the server has this very log: nothing can befall it there but that it grows, since a server cuts
   * its log only when it starts, and the call ends with the server. Null: that is not known of any call.
   */
  get knownOver(): AppendCall | null {
    return this.#knownOver;
  }

  /** The log was looked at after the server had answered over this call; null: the call has gone. */
  foundOver(call: AppendCall | null): void {
    this.#knownOver = call;
  }

  /** The server has said that it holds an append of this process, up to this ordinal. */
  confirm(ordinal: number): void {
    this.#confirmed = Math.max(this.#confirmed, ordinal);
  }

  /** The same of events that the log ends with now, as their ids say. They are known at once, and the next look must find them there. */
  wrote(events: readonly Outgoing[]): void {
    if (this.#cut !== null) throw this.#cut;
    for (const { id, leaf, logged } of events) {
      const { ordinal, bytes, event } = logged;
      // A look that went on meanwhile may have brought it.
      if (ordinal > this.index.ordinal)
        this.#take({ id, ordinal, stream: event.stream, revision: event.revision, bytes }, { event, leaf });
    }
    this.confirm(events.at(-1)?.logged.ordinal ?? 0);
  }

  /** Reads what was appended before this call, by whomever. One reading at a time. */
  follow(): Promise<void> {
    const reading = this.#following.then(() => this.#readOn());
    this.#following = reading.catch(() => undefined);
    return reading;
  }

  async #readOn(): Promise<void> {
    if (this.#cut !== null) throw this.#cut;
    const startedAt = performance.now();
    const known = this.index.ordinal;
    // A log that was cut stays cut: nothing is shut for one look alone.
    const flaw = (await this.#look(known)) === null ? null : await this.#look(known);
    if (flaw !== null) throw this.#cutAt(known, flaw);
    this.#lookedAt = startedAt;
  }

  /** Reads on from the last event that was read; it and all that was written since must be there. Otherwise says what is there instead. */
  async #look(known: number): Promise<string | null> {
    let last = this.#expected.first - 1;
    for await (const events of this.#read(this.#expected.first, Number.MAX_SAFE_INTEGER)) {
      for (const event of events) {
        last = event.ordinal;
        const expected = this.#expected.at(event.ordinal);
        if (expected === undefined) this.#take(event);
        else if (event.id !== expected) return 'the server has another event there now';
        else assertContent(event);
      }
      this.#expected.found(last);
    }
    return last < known ? 'the server has lost the end of the log' : null;
  }

  #take(event: ServerEvent, seen?: Seen): void {
    const stream = this.index.add(event, seen);
    this.#expected.add(event.ordinal, event.id);
    this.#recent.add(event);
    this.texts?.add({ ...event, stream });
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

  /** Events by ordinal, ascending, as they stand in the log. */
  async *read(ordinals: readonly number[]): AsyncGenerator<LoggedEvent> {
    for (const run of runsOf(ordinals)) {
      const recent = this.#recent.all(run);
      if (recent !== null) {
        for (const event of recent) yield readStored(event);
        continue;
      }
      const wanted = new Set(run);
      for await (const events of this.#read(run[0] ?? 1, run.at(-1) ?? 0))
        for (const event of events) if (wanted.delete(event.ordinal)) yield readEvent(event);
      for (const ordinal of wanted) throw corrupt(this.name, ordinal - 1, 'the server does not have it any more');
    }
  }

  async *readRange(from: number, to: number): AsyncGenerator<LoggedEvent> {
    let next = from;
    for (; next <= to; next += 1) {
      const recent = this.#recent.get(next);
      if (recent === undefined) break;
      yield readStored(recent);
    }
    for await (const events of this.#read(next, to))
      for (const event of events) {
        yield readEvent(event);
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
  async *#read(from: number, to: number): AsyncGenerator<readonly ServerEvent[]> {
    let next = from;
    let asked = 0;
    for (;;) {
      const connection = this.connection();
      try {
        for await (const events of readLog(
          connection.client,
          this.name,
          { from: next, to },
          this.timeoutMilliseconds,
        )) {
          next += events.length;
          asked = 0;
          yield events;
        }
        return;
      } catch (thrown) {
        if (thrown instanceof StoreFailure) throw thrown;
        // Another has thrown the client away meanwhile.
        if (thrown instanceof CancelledError && this.connection() !== connection) continue;
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
