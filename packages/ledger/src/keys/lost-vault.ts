import { createKeyVault, KeyFailure, type KeyVault } from './vault.js';

/** In the place of a key file that is not there: nothing opens, nothing can be sealed, and nothing pretends otherwise. */
export const createLostKeyVault = (path: string): KeyVault =>
  createKeyVault({
    find: () => null,
    take: () => {
      throw new KeyFailure({ kind: 'KEYS_MISSING', path });
    },
    tombstoneOf: () => null,
    destroy: () => false,
  });
