import { canonicalBytes, type DataOf } from '@kpi-ledger/events';
import { isSignatureOf, keyIdOf } from './signature.js';

export const CHECKPOINT_FORMAT = 'kpi-ledger/checkpoint@1';
const KEY_FORMAT = 'kpi-ledger/signing-key@1';

/** Which ledger a signature speaks about: a demonstration can never pass for the official one. */
export interface LedgerName {
  readonly ledger: string;
  readonly kind: 'live' | 'demo';
}

/** The first `ordinal` events of the ledger have this Merkle root, says the holder of the key. */
export interface Checkpoint {
  readonly ordinal: number;
  readonly root: string;
  readonly key: string;
  readonly signature: string;
}

/** A key that signs from some event on, and who vouches for it. */
export interface SigningKey {
  readonly key: string;
  /** Ed25519, hexadecimal. */
  readonly publicKey: string;
  /** LOST: the one before it could not sign any more; a decision of the authority stands in the place of its signature. */
  readonly reason: 'FIRST' | 'ROTATED' | 'LOST';
  readonly previous: string | null;
  /** By the new key itself: whoever introduces it holds it. */
  readonly proof: string;
  /** By the previous key; null: first, or lost. */
  readonly signature: string | null;
}

/** What the signature of a checkpoint covers (RFC 8785). */
export const checkpointBytes = (
  { ledger, kind }: LedgerName,
  { ordinal, root, key }: Pick<Checkpoint, 'ordinal' | 'root' | 'key'>,
): Uint8Array => canonicalBytes({ format: CHECKPOINT_FORMAT, ledger, kind, ordinal, root, key });

/** What both signatures of a key cover. */
export const keyBytes = (
  { ledger, kind }: LedgerName,
  { key, publicKey, reason, previous }: Pick<SigningKey, 'key' | 'publicKey' | 'reason' | 'previous'>,
): Uint8Array => canonicalBytes({ format: KEY_FORMAT, ledger, kind, key, publicKey, reason, previous });

export const isSealedBy = (of: LedgerName, checkpoint: Checkpoint, { key, publicKey }: SigningKey): boolean =>
  key === checkpoint.key && isSignatureOf(publicKey, checkpointBytes(of, checkpoint), checkpoint.signature);

/** Whether a key has its own name and proof, follows the one before it, and is signed by it unless that was lost. */
export function isVouchedFor(of: LedgerName, key: SigningKey, before: SigningKey | null): boolean {
  const bytes = keyBytes(of, key);
  if (key.key !== keyIdOf(key.publicKey) || !isSignatureOf(key.publicKey, bytes, key.proof)) return false;
  if ((key.reason === 'FIRST') !== (before === null) || key.previous !== (before?.key ?? null)) return false;
  if (key.reason !== 'ROTATED') return key.signature === null;
  return before !== null && isSignatureOf(before.publicKey, bytes, key.signature ?? '');
}

/** The key that an event introduces. */
export function signingKeyOf(data: DataOf<'SigningKeyIntroduced'>): SigningKey {
  const { key, publicKey, reason, previous, proof, signature } = data;
  return { key, publicKey, reason, previous: previous ?? null, proof, signature: signature ?? null };
}
