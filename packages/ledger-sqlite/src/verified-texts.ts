import { hash } from 'node:crypto';
import {
  charactersOf,
  corrupt,
  LogWalk,
  laterOf,
  readStored,
  recogniseStored,
  recogniseStoredIn,
  type StoredText,
} from '@kpi-ledger/ledger';
import { MerkleEdge } from './merkle-edge.js';
import { NotedSegment } from './noted-segment.js';
import type { Statements } from './statements.js';

/** Together they are so small that memory for them is at hand. */
const BATCH_EVENTS = 128;

/**
 * The texts of a log that are verified while they are read: every row in its place, every byte hashed, every event readable,
 * canonical and chained to the one before it in its stream, all of it as `event_index` noted it, the Merkle root of every prefix
 * among that. What `checkFile` finds wrong with an event is found here; SQLite's own pages and indexes are not looked through.
 */
export class VerifiedTexts {
  #walk = new VerifyingWalk();

  constructor(private readonly sql: Statements) {}

  /** Like `textsAfter`; who goes on where the last reading ended has only what is new verified. Throws StoreFailure CORRUPT. */
  *after(after: number, to: number): Generator<readonly StoredText[]> {
    const walk = after === this.#walk.length ? this.#walk : new VerifyingWalk();
    // A reading that begins before this one ends goes along the log by itself.
    this.#walk = new VerifyingWalk();
    while (walk.length < to) {
      const from = walk.length;
      const upTo = Math.min(to, from + BATCH_EVENTS);
      const texts = walk.take(segmentAfter(this.sql, from, upTo), new NotedSegment(this.sql, from, upTo));
      if (from + texts.length > after) yield texts.slice(Math.max(0, after - from));
    }
    this.#walk = walk;
  }
}

/** Events beside each other, as one piece of memory. */
interface Segment {
  readonly first: number;
  readonly streams: readonly string[];
  readonly revisions: readonly number[];
  readonly lengths: readonly number[];
  /** A zero byte in front of each: a leaf of the Merkle tree is hashed so. */
  readonly bytes: Buffer;
}

type Columns = readonly [streams: string, revisions: string, lengths: string, bytes: Uint8Array];
type Row = readonly [count: number, first: number | null, last: number | null, ...Columns];

/** The events after `after` up to `to`. Where a name holds what no name does, the columns do not fit each other. */
function segmentAfter(sql: Statements, after: number, to: number): Segment {
  const row = sql.segmentAfter.get(after, to, BATCH_EVENTS) as unknown as Row;
  const [count, first, last, names, revisions, lengths, bytes] = row;
  if (first !== after + 1 || last !== after + count) throw corrupt('*', after, missingFrom(after + 1, to));
  const streams = names.split('\n');
  if (streams.length !== count)
    throw corrupt('*', after, `a name among the streams of the events ${first} to ${last} is none`);
  return {
    ...{ first, streams, revisions: JSON.parse(`[${revisions}]`), lengths: JSON.parse(`[${lengths}]`) },
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
  };
}

const missingFrom = (ordinal: number, to: number) =>
  `one of the events ${ordinal} to ${to} is missing, or its number was changed`;

/** Goes along the rows and what is noted of them, and throws at the first that is not as it should be. */
class VerifyingWalk {
  readonly #walk = new LogWalk({ ledger: null, ordinal: 0, lastOf: () => null });
  readonly #edge = new MerkleEdge();
  #knownAt: string | null = null;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  take(segment: Segment, noted: NotedSegment): readonly StoredText[] {
    const { first, streams, revisions, lengths, bytes: all } = segment;
    const characters = charactersOf(all);
    const texts: StoredText[] = [];
    let start = 1;
    for (let i = 0; i < streams.length; i += 1) {
      const [ordinal, stream, revision] = [first + i, streams[i] as string, revisions[i] as number];
      const end = start + (lengths[i] as number);
      const row = { ordinal, stream, revision, bytes: all.subarray(start, end) };
      // Where one of them is no UTF-8, each is looked at by itself.
      const seen = characters === null ? recogniseStored(row) : recogniseStoredIn(characters, start, row);
      const misfit = this.#walk.next(row, seen);
      if (misfit !== null) throw corrupt(stream, revision, misfit);
      const { type, recordedAt, commandId } = seen ?? readStored(row).event;
      this.#knownAt = laterOf(this.#knownAt, recordedAt);
      const peak = this.#edge.add(hash('sha256', all.subarray(start - 1, end)));
      if (!noted.isNext(peak, this.#knownAt, commandId)) throw corrupt(stream, revision, UNLIKE_NOTED);
      texts.push(new VerifiedText(ordinal, this.#walk.stream, revision, row.bytes, { type, recordedAt }));
      start = end + 1;
    }
    if (noted.count !== streams.length) throw corrupt('*', first - 1, UNLIKE_NOTED);
    this.#length += streams.length;
    return texts;
  }
}

const UNLIKE_NOTED = 'it is not what event_index noted down when it was recorded, or the index was changed';

/** Most texts are never asked for: what is looked at first stands in `seen`. */
class VerifiedText implements StoredText {
  readonly #bytes: Buffer;
  #text: string | null = null;

  constructor(
    readonly ordinal: number,
    readonly stream: string,
    readonly revision: number,
    bytes: Buffer,
    readonly seen: NonNullable<StoredText['seen']>,
  ) {
    this.#bytes = bytes;
  }

  /** They are canonical, so they are UTF-8. */
  get text(): string {
    this.#text ??= this.#bytes.toString();
    return this.#text;
  }
}
