import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { KeyFailure, type KeyVault } from '@kpi-ledger/ledger';
import { makeDirectory, replaceDurably } from '@kpi-ledger/ledger/durable-files';
import * as E from 'fp-ts/lib/Either.js';

/** Files of evidence beside a ledger, each sealed under the key of its subject: without that key nobody reads it. */
export interface EvidenceFiles {
  /** Keeps a file whose hash was checked; false: it was there. Nothing is left of one that could not be kept whole. */
  keep(subject: string, hash: string, bytes: Uint8Array): E.Either<EvidenceError, boolean>;
  read(subject: string, hash: string): E.Either<EvidenceError, Uint8Array>;
}

export type EvidenceError =
  | { readonly kind: 'UNKNOWN_EVIDENCE' }
  /** The key of the subject was destroyed. */
  | { readonly kind: 'ERASED' }
  /** The file does not open, or is not what it was: damaged, moved, or of other keys. */
  | { readonly kind: 'EVIDENCE_CORRUPT' }
  /** No key, no disk, no space. */
  | { readonly kind: 'EVIDENCE_UNAVAILABLE'; readonly reason: string };

export const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** `folder/<hash of the subject>/<hash of the file>.sealed`; both are checked before they come here. */
export function createEvidenceFiles(folder: string, vault: KeyVault): EvidenceFiles {
  const directoryOf = (subject: string): string => join(folder, hashOfBytes(Buffer.from(subject)).slice(0, 32));
  const pathOf = (subject: string, hash: string): string => join(directoryOf(subject), `${hash}.sealed`);
  const isErased = (subject: string): boolean => vault.tombstoneOf(subject) !== null;
  return {
    keep: (subject, hash, bytes) =>
      trying(() => {
        if (isErased(subject)) return E.left({ kind: 'ERASED' });
        const path = pathOf(subject, hash);
        if (existsSync(path)) return E.right(false);
        const sealed = vault.sealBytes(subject, `evidence/${hash}`, bytes);
        makeDirectory(directoryOf(subject));
        write(path, sealed);
        return E.right(true);
      }),
    read: (subject, hash) =>
      trying(() => {
        const path = pathOf(subject, hash);
        if (!existsSync(path)) return E.left({ kind: 'UNKNOWN_EVIDENCE' });
        if (isErased(subject)) return E.left({ kind: 'ERASED' });
        const bytes = vault.openBytes(subject, `evidence/${hash}`, readFileSync(path));
        if (bytes === null) return E.left({ kind: 'EVIDENCE_UNAVAILABLE', reason: `the key of ${subject} is lost` });
        return hashOfBytes(bytes) === hash ? E.right(bytes) : E.left({ kind: 'EVIDENCE_CORRUPT' });
      }),
  };
}

function write(path: string, sealed: Uint8Array): void {
  try {
    replaceDurably(path, sealed);
  } catch (thrown) {
    rmSync(`${path}.new`, { force: true });
    throw thrown;
  }
}

function trying<A>(work: () => E.Either<EvidenceError, A>): E.Either<EvidenceError, A> {
  try {
    return work();
  } catch (thrown) {
    if (!(thrown instanceof KeyFailure)) return unavailable(thrown);
    switch (thrown.error.kind) {
      case 'SUBJECT_ERASED':
        return E.left({ kind: 'ERASED' });
      case 'KEY_MISMATCH':
        return E.left({ kind: 'EVIDENCE_CORRUPT' });
      default:
        return unavailable(thrown);
    }
  }
}

const unavailable = (thrown: unknown): E.Either<EvidenceError, never> =>
  E.left({ kind: 'EVIDENCE_UNAVAILABLE', reason: thrown instanceof Error ? thrown.message : String(thrown) });
