import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipOf: (body: Buffer) => Promise<Buffer> = promisify(gzip);

/** Below it a body is sent for no less when it is packed. */
const LEAST_BYTES = 8 * 1024;

/**
 * The gzip form of a body, made outside the thread that answers when it is first asked for, and kept; null: it is not worth it. Where it
 * cannot be made (no memory is left) it gives null, the body is sent as it is, and it is tried again the next time.
 */
export function packedOnce(body: Buffer, pack = gzipOf): (() => Promise<Buffer | null>) | null {
  if (body.length <= LEAST_BYTES) return null;
  let packed: Promise<Buffer | null> | null = null;
  return () => {
    packed ??= pack(body).catch(() => {
      packed = null;
      return null;
    });
    return packed;
  };
}
