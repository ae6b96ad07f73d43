const utf8 = new TextEncoder();

/** Memory that many events share: a piece of its own for each costs more than all the rest of writing it. */
const POOL_BYTES = 8_192;
let pool = new Uint8Array(POOL_BYTES);
let used = 0;

/** The text in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  if (3 * text.length > POOL_BYTES - used) {
    if (3 * text.length > POOL_BYTES / 2) return utf8.encode(text);
    pool = new Uint8Array(POOL_BYTES);
    used = 0;
  }
  const start = used;
  used += utf8.encodeInto(text, pool.subarray(start)).written;
  return pool.subarray(start, used);
}
