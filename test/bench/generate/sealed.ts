import type { SealedText } from '@kpi-ledger/events';
import type { Random } from './random.ts';

/** A personal text as the log holds it: bytes at random in its shape. No key opens it, as after an erasure. */
export function sealed(length: number, random: Random): SealedText {
  const size = 12 + length + 16;
  const bytes = Buffer.alloc(4 * Math.ceil(size / 4));
  for (let i = 0; i < bytes.length; i += 4) bytes.writeUInt32LE(random.word(), i);
  return { sealed: 'A256GCM', box: bytes.toString('base64', 0, size) };
}
