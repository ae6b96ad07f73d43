import { corrupt, type Hash, type LoggedEvent, laterOf, type Prefix, prefixLengthAt, rootAt } from '@kpi-ledger/ledger';
import { leafHashHex, MerkleEdge } from './merkle-edge.js';
import { readLog } from './rows.js';
import type { Statements } from './statements.js';

/** The cache beside the events: root and knowledge time of every prefix, events of a command. */
export interface EventIndex {
  /** Brings the cache level with the events; call it inside a write transaction. */
  catchUp(): void;
  isLevel(): boolean;
  /** Throws StoreFailure CORRUPT where it notes events that are not there any more. */
  assertNoneRemoved(): void;
  /** Level, with a row for every event; reads the whole index, so it is asked once, at opening. */
  isWhole(): boolean;
  /** Notes the events that follow those noted so far. */
  add(events: Iterable<LoggedEvent>): void;
  /** Number of events noted. */
  length(): number;
  /** Number of events and K of the head. */
  position(): { readonly ordinal: number; readonly knownAt: string | null };
  head(): Prefix;
  prefixAt(ordinal: number): Prefix | null;
  prefixKnownAt(instant: string): Prefix;
}

export function createEventIndex(sql: Statements): EventIndex {
  const indexed = (): number => {
    const [ordinal] = sql.lastIndexed.get() as unknown as readonly [number | null];
    return ordinal ?? 0;
  };
  const written = (): number => Number(sql.lastOrdinal.get()?.['ordinal'] ?? 0);

  const peakOf = (ordinal: number): Hash => {
    const peak = sql.peak.get(ordinal)?.['peak'];
    if (!(peak instanceof Uint8Array))
      throw new Error(`event_index lacks event ${ordinal}: open the store again to make it anew`);
    return peak;
  };
  const knownAtOf = (ordinal: number): string | null =>
    ordinal === 0 ? null : String(sql.knownAt.get(ordinal)?.['known_at']);

  /** The one that was asked for last, until an event is noted: every question asks for that of the head, whose root takes some twenty rows. */
  let last: Prefix | null = null;
  const prefix = (ordinal: number): Prefix => {
    last = last?.ordinal === ordinal ? last : { ordinal, root: rootAt(ordinal, peakOf), knownAt: knownAtOf(ordinal) };
    return last;
  };

  const add = (events: Iterable<LoggedEvent>): void => {
    last = null;
    const count = indexed();
    const edge = MerkleEdge.after(count, peakOf);
    let knownAt = knownAtOf(count);
    for (const { ordinal, bytes, event } of events) {
      knownAt = laterOf(knownAt, event.recordedAt);
      sql.insertIndex.run(ordinal, knownAt, Buffer.from(edge.add(leafHashHex(bytes)), 'hex'), event.commandId);
    }
  };

  const rows = (): number => Number(sql.indexedCount.get()?.['count']);

  return {
    isLevel: () => indexed() === written(),
    assertNoneRemoved: () => {
      if (indexed() > written())
        throw corrupt('*', written(), `event_index notes ${indexed()} events, only ${written()} are there`);
    },
    isWhole: () => indexed() === written() && rows() === written(),
    catchUp: () => {
      sql.dropIndexAfter.run(rows() === indexed() ? written() : 0);
      add(readLog(sql, indexed(), written()));
    },
    add,
    length: indexed,
    position: () => {
      const ordinal = indexed();
      return { ordinal, knownAt: knownAtOf(ordinal) };
    },
    head: () => prefix(indexed()),
    prefixAt: (ordinal) =>
      Number.isSafeInteger(ordinal) && ordinal >= 0 && ordinal <= indexed() ? prefix(ordinal) : null,
    prefixKnownAt: (instant) => prefix(prefixLengthAt(instant, indexed(), (n) => knownAtOf(n) ?? '')),
  };
}
