import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { makeDirectory, replaceDurably } from '../durable-files.js';
import { underFileLock } from './file-lock.js';
import { type KeyFileContent, NO_KEYS, parseKeyFile, printKeyFile, type Tombstone } from './key-file.js';
import { KEY_BYTES } from './sealing.js';
import { createKeyVault, erasedBefore, type KeyError, KeyFailure, type KeyShelf, type KeyVault } from './vault.js';

export interface KeyFileOptions {
  /**
   * What to do when there is no file: `create` an empty one (a new ledger), or `refuse` (default), because the ledger's
   * personal texts would be lost without a word.
   */
  readonly whenMissing?: 'create' | 'refuse';
}

/**
 * Keys in a JSON file beside the store, readable by its owner only. A key is on the disk before `seal` returns, so before
 * any event that needs it. Several processes may use the file: each change rereads and replaces it whole, under a lock.
 */
export function openFileKeyVault(file: string, options: KeyFileOptions = {}): E.Either<KeyError, KeyVault> {
  const path = resolve(file);
  return E.tryCatch(
    () => {
      if (options.whenMissing === 'create' && !existsSync(path)) {
        makeDirectory(dirname(path));
        underLock(path, () => {
          if (!existsSync(path)) replaceFile(path, NO_KEYS);
        });
      }
      return createKeyVault(shelfIn(path));
    },
    (thrown) => keyErrorOf(path, thrown),
  );
}

function shelfIn(path: string): KeyShelf {
  // The version is taken before the content: a file replaced in between is read once more, and never taken for the new one.
  let seen = versionOf(path);
  let content = readKeyFile(path);

  const reread = (): void => {
    seen = versionOf(path);
    content = readKeyFile(path);
  };
  const replace = (changed: KeyFileContent): void => {
    replaceFile(path, changed);
    reread();
  };

  return {
    find: (subject) => {
      // Another process may have made the key since.
      if (!content.keys.has(subject) && versionOf(path) !== seen) failing(path, reread);
      return content.erased.has(subject) ? null : (content.keys.get(subject) ?? null);
    },
    take: (subjects) =>
      failing(path, () =>
        underLock(path, () => {
          reread();
          for (const subject of subjects) if (content.erased.has(subject)) throw erasedBefore(subject);
          const missing = subjects.filter((subject) => !content.keys.has(subject));
          if (missing.length > 0) {
            const grown = new Map(content.keys);
            for (const subject of missing) grown.set(subject, randomBytes(KEY_BYTES));
            replace({ ...content, keys: grown });
          }
          return content.keys;
        }),
      ),
    tombstoneOf: (subject) => content.erased.get(subject) ?? null,
    destroy: (subject, tombstone) => {
      if (versionOf(path) === seen && isDestroyed(content, subject)) return false;
      return failing(path, () =>
        underLock(path, () => {
          reread();
          const hadKey = content.keys.has(subject);
          if (!isDestroyed(content, subject)) replace(without(content, subject, tombstone));
          return hadKey;
        }),
      );
    },
  };
}

const isDestroyed = ({ keys, erased }: KeyFileContent, subject: string): boolean =>
  erased.has(subject) && !keys.has(subject);

/** The first tombstone of a subject stays. */
const without = ({ keys, erased }: KeyFileContent, subject: string, tombstone: Tombstone): KeyFileContent => ({
  keys: new Map([...keys].filter(([other]) => other !== subject)),
  erased: new Map([...erased, [subject, erased.get(subject) ?? tombstone]]),
});

function readKeyFile(path: string): KeyFileContent {
  if (!existsSync(path)) throw new KeyFailure({ kind: 'KEYS_MISSING', path });
  const parsed = parseKeyFile(readFileSync(path, 'utf8'));
  if (E.isLeft(parsed)) throw new KeyFailure({ kind: 'KEYS_CORRUPT', path, reason: parsed.left });
  return parsed.right;
}

const replaceFile = (path: string, content: KeyFileContent): void => replaceDurably(path, printKeyFile(content));

/** Tells one replacement of the file from another. */
function versionOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? 'missing' : `${found.ino}/${found.mtimeNs}/${found.size}`;
}

const underLock = <A>(path: string, work: () => A): A => underFileLock(`${path}.lock`, work);

function failing<A>(path: string, work: () => A): A {
  try {
    return work();
  } catch (thrown) {
    throw new KeyFailure(keyErrorOf(path, thrown));
  }
}

const keyErrorOf = (path: string, thrown: unknown): KeyError =>
  thrown instanceof KeyFailure
    ? thrown.error
    : { kind: 'KEYS_UNAVAILABLE', path, reason: thrown instanceof Error ? thrown.message : String(thrown) };
