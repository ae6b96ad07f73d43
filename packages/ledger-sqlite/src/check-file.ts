import { LogWalk } from '@kpi-ledger/ledger';
import { leafHashHex, type MerkleEdge } from './merkle-edge.js';
import { NotedIndex } from './noted-index.js';
import { rawEvents } from './raw-events.js';
import type { RowFlaw } from './row-flaw.js';

export interface FileFlaw extends RowFlaw {
  /** Ordinal of the event; null: it concerns the file as a whole. */
  readonly event: number | null;
}

export interface FileCheck {
  readonly events: number;
  /** Merkle root over the events as they stand in the file, calculated anew. */
  readonly root: string;
  readonly flaws: readonly FileFlaw[];
}

/**
 * The full check of a ledger file, as one state of it, without writing: SQLite's integrity_check, nothing foreign inside, every
 * row in its place, every event readable, canonical and chained, and all of it as `event_index` noted it. Throws StoreFailure
 * when the file cannot be read at all.
 */
export function checkFile(path: string): FileCheck {
  const flaws: FileFlaw[] = [];
  const noted = new NotedIndex();
  /** The tree over all rows, from the first one on that the noted index does not count because it is misplaced. */
  let own: MerkleEdge | null = null;
  let events = 0;
  const walk = new LogWalk({ ledger: null, ordinal: 0, lastOf: () => null });
  let shifted = false;
  for (const raw of rawEvents(path, noted)) {
    if (raw.stream === null) {
      flaws.push({ event: null, ...raw.damage });
      continue;
    }
    const { stream, revision, bytes } = raw;
    if (raw.misplaced !== null) own ??= noted.edge.copy();
    own?.add(leafHashHex(bytes));
    events += 1;
    const event = events;
    const misfit = walk.next({ ordinal: event, stream, revision, bytes }, raw.seen ?? undefined);
    const misplaced: RowFlaw | null = shifted && raw.misplaced?.code === 'ORDINAL' ? null : raw.misplaced;
    // Where one event is missing, all later ones stand in another's place: that is said once.
    shifted ||= misplaced?.code === 'ORDINAL';
    const flaw = misplaced ?? (misfit === null ? null : unfit(misfit)) ?? raw.unlikeNoted;
    if (flaw !== null) flaws.push({ event, ...flaw });
  }
  return { events, root: (own ?? noted.edge).root(), flaws };
}

const unfit = (reason: string): RowFlaw => ({
  code: 'NOT_NEXT',
  en: reason,
  vi: `không đọc được hoặc không nối tiếp các sự kiện trước; chi tiết kỹ thuật: ${reason}`,
});
