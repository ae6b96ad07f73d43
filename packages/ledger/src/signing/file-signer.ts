import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { makeDirectory, replaceDurably } from '../durable-files.js';
import { underFileLock } from '../keys/file-lock.js';
import { Lease } from './lease.js';
import { type Signed, type Signer, type SignerError, SignerFailure } from './signer.js';
import {
  type KeyPair,
  newKeyPair,
  parseSigningFile,
  printSigningFile,
  type SigningFileContent,
  signWith,
} from './signing-file.js';

export interface FileSignerOptions {
  readonly keyFile: string;
  /** Beside the store: whoever signs for it takes this lease, whatever key file they use. */
  readonly leaseFile: string;
  /** Different for every process. */
  readonly owner: string;
  /** `create` a key: a ledger that has none yet, or lost it. `refuse` (default): its old checkpoints would lose their signer. */
  readonly whenMissing?: 'create' | 'refuse';
  /** Milliseconds since the epoch; default the real clock. */
  readonly now?: () => number;
  /** How long a signer that died keeps others waiting; default 60. */
  readonly leaseSeconds?: number;
}

/**
 * A signer whose key is in a file readable by its owner only, apart from the log and from the keys of personal texts. Signs
 * only while it has the lease: a signature is made in the same locked step that finds the lease its own.
 */
export function openFileSigner(options: FileSignerOptions): E.Either<SignerError, Signer> {
  const path = resolve(options.keyFile);
  return E.tryCatch(
    () => open(path, options),
    (thrown) => signerErrorOf(path, thrown),
  );
}

function open(path: string, options: FileSignerOptions): Signer {
  const { owner, now = Date.now, leaseSeconds: seconds = 60 } = options;
  const leaseFile = resolve(options.leaseFile);
  const lease = new Lease({ path: leaseFile, owner, now, seconds });
  const locked = <A>(work: () => A): A => failing(path, () => underFileLock(`${leaseFile}.lock`, work));
  const keeping = <A>(work: () => A): A =>
    locked(() => {
      lease.keep();
      return work();
    });

  let content = locked(() => {
    lease.take();
    try {
      if (options.whenMissing === 'create' && !existsSync(path)) {
        makeDirectory(dirname(path));
        replaceDurably(path, printSigningFile({ key: newKeyPair(), next: null, last: null }));
      }
      return read(path);
    } catch (thrown) {
      lease.release(); // whoever has no key does not keep the others waiting
      throw thrown;
    }
  });
  const replace = (changed: Partial<SigningFileContent>): void => {
    content = { ...content, ...changed };
    replaceDurably(path, printSigningFile(content));
  };
  const vouchBy = (pair: KeyPair, bytes: Uint8Array): string => keeping(() => signWith(pair, bytes));

  return {
    get publicKey() {
      return content.key.publicKey;
    },
    get last() {
      return content.last;
    },
    sign: (bytes: Uint8Array, last: Signed) =>
      keeping(() => {
        replace({ last });
        return signWith(content.key, bytes);
      }),
    vouch: (bytes) => vouchBy(content.key, bytes),
    next: () => {
      const next = content.next ?? newKeyPair();
      if (content.next === null) keeping(() => replace({ next }));
      return { publicKey: next.publicKey, vouch: (bytes) => vouchBy(next, bytes) };
    },
    signBy: (publicKey) => {
      const { key, next } = content;
      if (key.publicKey === publicKey) return true;
      if (next?.publicKey !== publicKey) return false;
      keeping(() => replace({ key: next, next: null }));
      return true;
    },
    close: () => locked(() => lease.release()),
  };
}

function read(path: string): SigningFileContent {
  if (!existsSync(path)) throw new SignerFailure({ kind: 'SIGNING_KEY_MISSING', path });
  const parsed = parseSigningFile(readFileSync(path, 'utf8'));
  if (E.isLeft(parsed)) throw new SignerFailure({ kind: 'SIGNING_KEY_CORRUPT', path, reason: parsed.left });
  return parsed.right;
}

function failing<A>(path: string, work: () => A): A {
  try {
    return work();
  } catch (thrown) {
    throw new SignerFailure(signerErrorOf(path, thrown));
  }
}

const signerErrorOf = (path: string, thrown: unknown): SignerError =>
  thrown instanceof SignerFailure
    ? thrown.error
    : { kind: 'SIGNING_KEY_UNAVAILABLE', path, reason: thrown instanceof Error ? thrown.message : String(thrown) };
