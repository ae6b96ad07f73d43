import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './sealing.js';
import { createKeyVault, erasedBefore, type KeyVault } from './vault.js';

/** Keys that live as long as the process: for tests and what-if ledgers. */
export function createMemoryKeyVault(): KeyVault {
  const keys = new Map<string, Uint8Array>();
  const erased = new Set<string>();
  return createKeyVault({
    find: (subject) => keys.get(subject) ?? null,
    take: (subjects) => {
      for (const subject of subjects) if (erased.has(subject)) throw erasedBefore(subject);
      for (const subject of subjects) if (!keys.has(subject)) keys.set(subject, randomBytes(KEY_BYTES));
      return keys;
    },
    destroy: (subject) => {
      erased.add(subject);
      return keys.delete(subject);
    },
  });
}
