import { laterOf, type Recognised, readStored, type StoredBytes } from '@kpi-ledger/ledger';
import { leafHashHex, MerkleEdge } from './merkle-edge.js';
import type { RowFlaw } from './row-flaw.js';

/** What `event_index` says of an event; a peak of null: nothing. */
export interface Noted {
  /** Hexadecimal. */
  readonly peak: unknown;
  readonly knownAt: unknown;
  readonly command: unknown;
}

/**
 * Compares events with what `event_index` says about them. It is only a cache, so it proves nothing to whoever could rewrite
 * it too; but it was written when the event was, and answers are given with the roots in it.
 */
export class NotedIndex {
  #count = 0;
  #knownAt: string | null = null;
  /** Over the events so far. */
  readonly edge = new MerkleEdge();

  /** How the next event differs; null: it does not, or nothing was noted about it. */
  next(stored: Omit<StoredBytes, 'ordinal'>, noted: Noted, seen: Recognised | null): RowFlaw | null {
    this.#count += 1;
    const peak = this.edge.add(leafHashHex(stored.bytes));
    const { recordedAt, commandId } = seen ?? timesOf({ ...stored, ordinal: this.#count });
    this.#knownAt = recordedAt === null ? this.#knownAt : laterOf(this.#knownAt, recordedAt);
    if (noted.peak === null) return null;
    if (noted.peak !== peak)
      return {
        code: 'UNLIKE_INDEX',
        en: 'its bytes, or those of an event before it, are not those that were noted down in event_index when they were recorded',
        vi: 'nội dung của sự kiện này khác với dấu vết (event_index) lưu lúc ghi: sự kiện, hoặc chỉ mục, đã bị sửa',
      };
    if (noted.knownAt !== this.#knownAt) return unlike('known_at', noted.knownAt);
    return noted.command === commandId ? null : unlike('command', noted.command);
  }
}

const unlike = (column: string, noted: unknown): RowFlaw => ({
  code: 'UNLIKE_INDEX',
  en: `event_index.${column} is "${noted}", which is not what the event says`,
  vi: `chỉ mục event_index.${column} là "${noted}", không khớp với nội dung sự kiện`,
});

function timesOf(row: StoredBytes): { readonly recordedAt: string | null; readonly commandId: string | null } {
  try {
    return readStored(row).event;
  } catch {
    return { recordedAt: null, commandId: null }; // no event: that is said elsewhere
  }
}
