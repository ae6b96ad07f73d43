/** What a disk may do to a change that nobody has synced: whether it is kept. The strictest disk keeps none. */
export type Keeps = () => boolean;
export const KEEPS_NOTHING: Keeps = () => false;

/** Disks write whole sectors; of a longer write each may come or not. */
const SECTOR = 512;

export type Change = { readonly offset: number; readonly bytes: Buffer } | { readonly length: number };

/** The parts of a change that the disk has kept. */
export function piecesOf(change: Change, keeps: Keeps): Change[] {
  if ('length' in change) return keeps() ? [change] : [];
  const pieces: Change[] = [];
  for (let from = 0; from < change.bytes.length; ) {
    const offset = change.offset + from;
    const end = Math.min(change.bytes.length, from + SECTOR - (offset % SECTOR));
    if (keeps()) pieces.push({ offset, bytes: change.bytes.subarray(from, end) });
    from = end;
  }
  return pieces;
}

/** The content after the changes; where nothing was written the disk has zeros. Leaves what it is given as it is. */
export function changed(content: Buffer, changes: readonly Change[]): Buffer {
  const ends = changes.map((change) => ('length' in change ? change.length : change.offset + change.bytes.length));
  const after = Buffer.alloc(Math.max(content.length, ...ends));
  content.copy(after);
  let { length } = content;
  for (const [i, change] of changes.entries()) {
    const end = ends[i] ?? 0;
    if ('length' in change) {
      after.fill(0, end);
      length = end;
    } else {
      change.bytes.copy(after, change.offset);
      length = Math.max(length, end);
    }
  }
  return after.subarray(0, length);
}
