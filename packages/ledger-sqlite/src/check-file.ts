import { LogWalk, PrefixIndex } from '@kpi-ledger/ledger';
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
  const prefixes = new PrefixIndex();
  const walk = new LogWalk({ ledger: null, ordinal: 0, lastOf: () => null });
  let shifted = false;
  for (const raw of rawEvents(path)) {
    if (raw.stream === null) {
      flaws.push({ event: null, ...raw.damage });
      continue;
    }
    const { stream, revision, bytes } = raw;
    // Knowledge times are not asked for here, only the root.
    prefixes.add({ bytes, event: { recordedAt: '' } });
    const event = prefixes.ordinal;
    const misfit = walk.next({ ordinal: event, stream, revision, bytes });
    const misplaced: RowFlaw | null = shifted && raw.misplaced?.code === 'ORDINAL' ? null : raw.misplaced;
    // Where one event is missing, all later ones stand in another's place: that is said once.
    shifted ||= misplaced?.code === 'ORDINAL';
    const flaw = misplaced ?? (misfit === null ? null : unfit(misfit)) ?? raw.unlikeNoted;
    if (flaw !== null) flaws.push({ event, ...flaw });
  }
  return { events: prefixes.ordinal, root: prefixes.head().root, flaws };
}

const unfit = (reason: string): RowFlaw => ({
  code: 'NOT_NEXT',
  en: reason,
  vi: `không đọc được hoặc không nối tiếp các sự kiện trước; chi tiết kỹ thuật: ${reason}`,
});
