import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const pack = promisify(gzip);

/** Below it a body is sent for no less when it is packed. */
const LEAST_BYTES = 8 * 1024;

/** The gzip form of a body, made outside the thread that answers when it is first asked for, and kept; null: it is not worth it. */
export function packedOnce(body: Buffer): (() => Promise<Buffer>) | null {
  if (body.length <= LEAST_BYTES) return null;
  let packed: Promise<Buffer> | null = null;
  return () => {
    packed ??= pack(body);
    return packed;
  };
}
