import { randomBytes } from 'node:crypto';
import type { Tombstone } from './key-file.js';
import { KEY_BYTES } from './sealing.js';
import { createKeyVault, erasedBefore, type KeyVault } from './vault.js';

/** Keys that live as long as the process: for tests and what-if ledgers. */
export function createMemoryKeyVault(): KeyVault {
  const keys = new Map<string, Uint8Array>();
  const erased = new Map<string, Tombstone>();
  return createKeyVault({
    find: (subject) => keys.get(subject) ?? null,
    take: (subjects) => {
      for (const subject of subjects) if (erased.has(subject)) throw erasedBefore(subject);
      for (const subject of subjects) if (!keys.has(subject)) keys.set(subject, randomBytes(KEY_BYTES));
      return keys;
    },
    tombstoneOf: (subject) => erased.get(subject) ?? null,
    destroy: (subject, tombstone) => {
      erased.set(subject, erased.get(subject) ?? tombstone);
      return keys.delete(subject);
    },
  });
}
