import { type AnyEvent, decodeEvent } from '@kpi-ledger/events';
import { corrupt, type EventStore } from '@kpi-ledger/ledger';
import { MerkleRoot } from '@kpi-ledger/verify';
import * as E from 'fp-ts/lib/Either.js';
import { instantOfKnown, type Known } from '../log/known.js';
import { type Reading, readingOf } from '../reading/reading.js';

export interface ReplayOptions {
  /** Events asked of the store at a time; the result is the same for every number. */
  readonly batch?: number;
  /** After each batch: how many events were read. */
  readonly onProgress?: (done: number) => void;
}

/** What a full replay came to: the reading, and the Merkle root over the very bytes that it was folded from. */
export interface Replayed {
  readonly reading: Reading;
  readonly ordinal: number;
  readonly root: string;
}

const DEFAULT_BATCH = 1000;

/**
 * The naive full replay: reads the stored bytes from the first event on, decodes each one anew, and folds them from nothing.
 * It keeps nothing between two questions. Every faster way of reading is compared with it. Throws StoreFailure CORRUPT with the
 * ordinal of bytes that are no event.
 *
 * @param known up to where the log is replayed; the whole log when left out
 */
export async function replayed(
  store: Pick<EventStore, 'readAll'>,
  known?: Known,
  { batch = DEFAULT_BATCH, onProgress }: ReplayOptions = {},
): Promise<Replayed> {
  const merkle = new MerkleRoot();
  const events: AnyEvent[] = [];
  let knownAt: string | null = null;
  for (;;) {
    const before = events.length;
    const chunk = await chunkOf(store, before, batch);
    for (const bytes of chunk) {
      const event = decoded(bytes, events.length + 1);
      const now: string = knownAt !== null && knownAt > event.recordedAt ? knownAt : event.recordedAt;
      if (isUnknown(known, events.length + 1, now)) return done(events, knownAt, merkle);
      events.push(event);
      merkle.add(bytes);
      knownAt = now;
    }
    onProgress?.(events.length);
    if (chunk.length < batch) return done(events, knownAt, merkle);
  }
}

/** The state that a full replay leaves. */
export const replay = async (store: Pick<EventStore, 'readAll'>, known?: Known): Promise<Reading> =>
  (await replayed(store, known)).reading;

const done = (events: readonly AnyEvent[], knownAt: string | null, merkle: MerkleRoot): Replayed => ({
  reading: readingOf(events, knownAt),
  ordinal: events.length,
  root: merkle.root(),
});

/** Was the event recorded after what is known? */
function isUnknown(known: Known | undefined, ordinal: number, knownAt: string): boolean {
  if (known === undefined) return false;
  if (known.kind === 'ordinal') return ordinal > known.n;
  return knownAt > (instantOfKnown(known) ?? '');
}

async function chunkOf(
  store: Pick<EventStore, 'readAll'>,
  afterOrdinal: number,
  batch: number,
): Promise<readonly Uint8Array[]> {
  const chunk: Uint8Array[] = [];
  for await (const { bytes } of store.readAll({ afterOrdinal, toOrdinal: afterOrdinal + batch })) chunk.push(bytes);
  return chunk;
}

const utf8 = new TextDecoder();

function decoded(bytes: Uint8Array, ordinal: number): AnyEvent {
  const event = decodeEvent(JSON.parse(utf8.decode(bytes)));
  if (E.isRight(event)) return event.right;
  const reasons = event.left.map(({ path, rule }) => `${path}: ${rule}`).join('; ');
  throw corrupt(`event ${ordinal} of the log`, ordinal, reasons);
}
