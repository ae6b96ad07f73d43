import { hash } from 'node:crypto';
import {
  corrupt,
  LogWalk,
  laterOf,
  readStored,
  recogniseStored,
  type StoredBytes,
  type StoredText,
  type StoreFailure,
  textOf,
} from '@kpi-ledger/ledger';
import { MerkleEdge } from './merkle-edge.js';
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
      const texts = walk.take(this.#segment(from, to), this.#notedOf(from, to));
      if (from + texts.length > after) yield texts.slice(Math.max(0, after - from));
    }
    this.#walk = walk;
  }

  #segment(after: number, to: number): Iterable<Row> {
    const [count, first, last, ...columns] = this.sql.segmentAfter.get(after, to, BATCH_EVENTS) as unknown as Segment;
    if (first !== after + 1 || last !== after + count) throw corrupt('*', after, missingFrom(after + 1, to));
    return rowsOf(count, first, columns);
  }

  #notedOf(after: number, to: number): string {
    const upTo = Math.min(to, after + BATCH_EVENTS);
    const [noted] = this.sql.notedOf.get(after, upTo) as unknown as readonly [string | null];
    return noted ?? '';
  }
}

type Columns = readonly [streams: string, revisions: string, lengths: string, bytes: Uint8Array];
type Segment = readonly [count: number, first: number | null, last: number | null, ...Columns];

interface Row extends StoredBytes {
  /** Its bytes as a leaf of the Merkle tree is hashed: with a zero byte in front. */
  readonly leaf: Uint8Array;
}

const missingFrom = (ordinal: number, to: number) =>
  `one of the events ${ordinal} to ${Math.min(to, ordinal + BATCH_EVENTS - 1)} is missing, or its number was changed`;

/** Where a name holds what no name does, the columns do not fit each other. */
function* rowsOf(count: number, first: number, [streams, revisions, lengths, segment]: Columns): Generator<Row> {
  const [names, numbers, sizes] = [streams.split('\n'), revisions.split(','), lengths.split(',')];
  let start = 1;
  for (let i = 0; i < count; i += 1) {
    const [stream, size] = [names[i], Number(sizes[i])];
    if (stream === undefined || names.length !== count)
      throw corrupt('*', first - 1, `a name among the streams of the events ${first} to ${first + count - 1} is none`);
    const end = start + size;
    const [bytes, leaf] = [segment.subarray(start, end), segment.subarray(start - 1, end)];
    yield { ordinal: first + i, stream, revision: Number(numbers[i]), bytes, leaf };
    start = end + 1;
  }
}

/** Goes along the rows and what is noted of them, and throws at the first that is not as it should be. */
class VerifyingWalk {
  readonly #walk = new LogWalk({ ledger: null, ordinal: 0, lastOf: () => null });
  readonly #edge = new MerkleEdge();
  #knownAt: string | null = null;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param noted what `event_index` says of these events, a line each */
  take(rows: Iterable<Row>, noted: string): readonly StoredText[] {
    const texts: StoredText[] = [];
    const lines: string[] = [];
    for (const row of rows) lines.push(this.#next(row, texts));
    if (lines.join('\n') !== noted) throw unlikeNoted(texts, lines, noted.split('\n'));
    return texts;
  }

  /** Adds its text; what `event_index` should say of it. */
  #next(row: Row, texts: StoredText[]): string {
    const recognised = recogniseStored(row);
    const misfit = this.#walk.next(row, recognised);
    if (misfit !== null) throw corrupt(row.stream, row.revision, misfit);
    const { type, recordedAt, commandId } = recognised ?? readStored(row).event;
    texts.push(new VerifiedText(row, { type, recordedAt }));
    this.#length = row.ordinal;
    this.#knownAt = laterOf(this.#knownAt, recordedAt);
    return `${this.#edge.add(hash('sha256', row.leaf))} ${this.#knownAt} ${commandId}`;
  }
}

function unlikeNoted(texts: readonly StoredText[], lines: readonly string[], noted: readonly string[]): StoreFailure {
  const { stream = '*', revision = 0 } = texts[lines.findIndex((line, i) => line !== noted[i])] ?? {};
  return corrupt(
    stream,
    revision,
    'it is not what event_index noted down when it was recorded, or the index was changed',
  );
}

/** Most texts are never asked for: what is looked at first stands in `seen`. */
class VerifiedText implements StoredText {
  readonly #stored: StoredBytes;
  #text: string | null = null;

  constructor(
    stored: StoredBytes,
    readonly seen: NonNullable<StoredText['seen']>,
  ) {
    this.#stored = stored;
  }

  get ordinal(): number {
    return this.#stored.ordinal;
  }
  get stream(): string {
    return this.#stored.stream;
  }
  get revision(): number {
    return this.#stored.revision;
  }
  get text(): string {
    this.#text ??= textOf(this.#stored);
    return this.#text;
  }
}
