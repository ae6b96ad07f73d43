/** Memory that many events share: a piece of its own for each costs more than all the rest of writing it. */
const POOL_BYTES = 8_192;
let pool = Buffer.alloc(POOL_BYTES);
let used = 0;

/** The text in UTF-8. */
export function bytesOf(text: string): Uint8Array {
  if (3 * text.length > POOL_BYTES - used) {
    if (3 * text.length > POOL_BYTES / 2) return utf8.encode(text);
    pool = Buffer.alloc(POOL_BYTES);
    used = 0;
  }
  const start = used;
  used += pool.write(text, start);
  return new Uint8Array(pool.buffer, start, used - start);
}

const utf8 = new TextEncoder();
