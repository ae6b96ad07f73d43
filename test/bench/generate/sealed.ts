import type { SealedText } from '@kpi-ledger/events';
import type { Random } from './random.ts';

/** A personal text as the log holds it: bytes at random in its shape. No key opens it, as after an erasure. */
export function sealed(length: number, random: Random): SealedText {
  const bytes = Buffer.alloc(12 + length + 16);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = random.below(256);
  return { sealed: 'A256GCM', box: bytes.toString('base64') };
}
