import type { SQLOutputValue } from 'node:sqlite';
import { type Hash, laterOf, leafHash, peakEndingAt, readStored, type StoredBytes } from '@kpi-ledger/ledger';
import type { RowFlaw } from './row-flaw.js';

/**
 * Compares events with what `event_index` says about them. It is only a cache, so it proves nothing to whoever could rewrite
 * it too; but it was written when the event was, and answers are given with the roots in it.
 */
export class NotedIndex {
  #count = 0;
  #knownAt: string | null = null;
  /** Of the complete subtrees that later ones are put together from. */
  readonly #peaks = new Map<number, Hash>();

  /** How the next event differs; null: it does not, or nothing was noted about it. */
  next(stored: Omit<StoredBytes, 'ordinal'>, row: Record<string, SQLOutputValue>): RowFlaw | null {
    const peak = this.#peakOf(stored.bytes);
    const { recordedAt, commandId } = timesOf({ ...stored, ordinal: this.#count });
    this.#knownAt = recordedAt === null ? this.#knownAt : laterOf(this.#knownAt, recordedAt);
    const noted = row['peak'];
    if (noted === null || noted === undefined) return null;
    if (!(noted instanceof Uint8Array) || !Buffer.from(peak).equals(noted))
      return {
        code: 'UNLIKE_INDEX',
        en: 'its bytes, or those of an event before it, are not those that were noted down in event_index when they were recorded',
        vi: 'nội dung của sự kiện này khác với dấu vết (event_index) lưu lúc ghi: sự kiện, hoặc chỉ mục, đã bị sửa',
      };
    const differs = row['known_at'] !== this.#knownAt ? 'known_at' : row['command'] !== commandId ? 'command' : null;
    return differs === null
      ? null
      : {
          code: 'UNLIKE_INDEX',
          en: `event_index.${differs} is "${row[differs]}", which is not what the event says`,
          vi: `chỉ mục event_index.${differs} là "${row[differs]}", không khớp với nội dung sự kiện`,
        };
  }

  #peakOf(bytes: Uint8Array): Hash {
    this.#count += 1;
    const n = this.#count;
    const peak = peakEndingAt(n, leafHash(bytes), (leaf) => this.#peaks.get(leaf) ?? new Uint8Array());
    for (let size = 1; n % (size * 2) === 0; size *= 2) this.#peaks.delete(n - size);
    this.#peaks.set(n, peak);
    return peak;
  }
}

function timesOf(row: StoredBytes): { readonly recordedAt: string | null; readonly commandId: string | null } {
  try {
    return readStored(row).event;
  } catch {
    return { recordedAt: null, commandId: null }; // no event: that is said elsewhere
  }
}
