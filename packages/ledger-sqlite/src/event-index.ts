import { hash } from 'node:crypto';
import {
  corrupt,
  type Hash,
  type InclusionPath,
  inclusionByPeaks,
  type LoggedEvent,
  laterOf,
  leafHash,
  type Prefix,
  prefixLengthAt,
  rootAt,
  type Tail,
} from '@kpi-ledger/ledger';
import { leafHashHex, MerkleEdge } from './merkle-edge.js';
import { ledgerOf, readLog } from './rows.js';
import type { Statements } from './statements.js';
import { StreamEnds } from './stream-ends.js';

/** The cache beside the events: root and knowledge time of every prefix, events of a command. */
export interface EventIndex {
  /** Brings the cache level with the events; call it inside a write transaction. */
  catchUp(): void;
  /** Where the log ends, the cache brought level with it; call it inside a write transaction. */
  level(): LevelEnd;
  /** The end of a stream, null when there is none; call it inside a write transaction. */
  lastOf(stream: string): Tail | null;
  /** What this connection remembers of the end may not be so: a transaction was undone, or somebody else has written. */
  forget(): void;
  isLevel(): boolean;
  /** Throws StoreFailure CORRUPT where it notes events that are not there any more. */
  assertNoneRemoved(): void;
  /** Level, with a row for every event; reads the whole index, so it is asked once, at opening. */
  isWhole(): boolean;
  /** Notes the events that follow those noted so far. `tails`: how they leave their streams, for whoever knows. */
  add(events: Iterable<LoggedEvent>, tails?: ReadonlyMap<string, Tail>): void;
  /** Number of events noted. */
  length(): number;
  /** Number of events and K of the head. */
  position(): { readonly ordinal: number; readonly knownAt: string | null };
  head(): Prefix;
  prefixAt(ordinal: number): Prefix | null;
  /** Null: there is no such event, or no such state. */
  inclusionOf(ordinal: number, size: number): InclusionPath | null;
  prefixKnownAt(instant: string): Prefix;
}

/** The end of the log. */
export interface LevelEnd {
  /** Id of the ledger; null while the log is empty. */
  readonly ledger: string | null;
  readonly ordinal: number;
  /** K of the head. */
  readonly knownAt: string | null;
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

  const ends = new StreamEnds();

  /** As this connection has left it; null: to be read. */
  let end: (LevelEnd & { readonly edge: MerkleEdge }) | null = null;
  const endOf = () => {
    if (end !== null) return end;
    const ordinal = indexed();
    end = {
      ledger: ordinal === 0 ? null : ledgerOf(sql),
      ordinal,
      knownAt: knownAtOf(ordinal),
      edge: MerkleEdge.after(ordinal, peakOf),
    };
    return end;
  };

  /** Of the event that is being noted; SQLite takes a copy. */
  const peak = Buffer.alloc(32);
  const add = (events: Iterable<LoggedEvent>, tails?: ReadonlyMap<string, Tail>): void => {
    last = null;
    let { ledger, ordinal, knownAt, edge } = endOf();
    end = null; // until all of them are noted
    for (const { bytes, event } of events) {
      ledger ??= event.ledger;
      ordinal += 1;
      knownAt = laterOf(knownAt, event.recordedAt);
      peak.write(edge.add(leafHashHex(bytes)), 'hex');
      sql.insertIndex.get(ordinal, knownAt, peak, event.commandId);
    }
    end = { ledger, ordinal, knownAt, edge };
    if (tails === undefined) ends.forget();
    else ends.note(tails);
  };

  const lastOf = (stream: string): Tail | null => {
    const remembered = ends.get(stream);
    if (remembered !== null) return remembered;
    const row = sql.lastOfStream.get(stream);
    return row === undefined
      ? null
      : { revision: Number(row['revision']), hash: hash('sha256', row['bytes'] as Uint8Array) };
  };

  const rows = (): number => Number(sql.indexedCount.get()?.['count']);

  const isLevel = () => indexed() === written();

  const catchUp = (): void => {
    end = null;
    sql.dropIndexAfter.run(rows() === indexed() ? written() : 0);
    add(readLog(sql, indexed(), written()));
  };

  return {
    isLevel,
    assertNoneRemoved: () => {
      if (indexed() > written())
        throw corrupt('*', written(), `event_index notes ${indexed()} events, only ${written()} are there`);
    },
    level: () => {
      if (end === null && !isLevel()) catchUp();
      return endOf();
    },
    forget: () => {
      end = null;
      last = null;
      ends.forget();
    },
    isWhole: () => isLevel() && rows() === written(),
    catchUp,
    add,
    lastOf,
    length: indexed,
    position: () => {
      const ordinal = indexed();
      return { ordinal, knownAt: knownAtOf(ordinal) };
    },
    head: () => prefix(indexed()),
    prefixAt: (ordinal) =>
      Number.isSafeInteger(ordinal) && ordinal >= 0 && ordinal <= indexed() ? prefix(ordinal) : null,
    inclusionOf: (ordinal, size) =>
      Number.isInteger(ordinal) && Number.isInteger(size) && ordinal >= 1 && ordinal <= size && size <= indexed()
        ? inclusionByPeaks(ordinal - 1, size, peakOf, (leaf) => leafHash(bytesOf(sql, leaf)))
        : null,
    prefixKnownAt: (instant) => prefix(prefixLengthAt(instant, indexed(), (n) => knownAtOf(n) ?? '')),
  };
}

function bytesOf(sql: Statements, ordinal: number): Uint8Array {
  const bytes = sql.bytesOf.get(ordinal)?.['bytes'];
  if (!(bytes instanceof Uint8Array)) throw corrupt('*', ordinal - 1, `event ${ordinal} is missing`);
  return bytes;
}
