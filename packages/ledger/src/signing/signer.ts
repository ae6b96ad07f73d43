/** What a signer signed last. It is kept beside the key, outside of the log, and anchors the next signature. */
export interface Signed {
  readonly ledger: string;
  readonly ordinal: number;
  readonly root: string;
}

/**
 * Holds the Ed25519 key of a ledger's checkpoints, while it has the lease: no two signers sign at the same time. What cannot
 * be done is thrown as SignerFailure.
 */
export interface Signer {
  /** 64 hexadecimal digits. */
  readonly publicKey: string;
  /** Null: it has signed nothing yet, or its memory went with a lost key. */
  readonly last: Signed | null;
  /** Signs a checkpoint, 128 hexadecimal digits, and remembers it before anybody gets the signature. */
  sign(bytes: Uint8Array, signed: Signed): string;
  /** Signs a statement about keys. */
  vouch(bytes: Uint8Array): string;
  /** The key that shall follow; it is on the disk before it is introduced anywhere. The same one until it is promoted. */
  next(): { readonly publicKey: string; vouch(bytes: Uint8Array): string };
  /**
   * Makes sure that it signs by the key that the ledger says signs now. When that is its next key, it signs by it from now on and
   * the old one is gone. False: it has not got that key.
   */
  signBy(publicKey: string): boolean;
  /** Gives the lease back. */
  close(): void;
}

export type SignerError =
  | { readonly kind: 'SIGNING_KEY_MISSING'; readonly path: string }
  | { readonly kind: 'SIGNING_KEY_CORRUPT'; readonly path: string; readonly reason: string }
  | { readonly kind: 'SIGNING_KEY_UNAVAILABLE'; readonly path: string; readonly reason: string }
  /** Another signer has the lease until then; or took it when this one had let it run out. */
  | { readonly kind: 'SIGNER_BUSY'; readonly path: string; readonly owner: string; readonly until: string };

export class SignerFailure extends Error {
  constructor(readonly error: SignerError) {
    super(`${error.kind}: ${error.path}${'reason' in error ? `: ${error.reason}` : ''}`);
    this.name = 'SignerFailure';
  }
}
