/** Opening a ledger by its address, without anything of the HTTP service: a command of the shell must not wait for that. */
export {
  copyEvidence,
  type EvidenceCopied,
  type EvidenceCopyError,
  evidenceFolderOf,
} from './evidence/copy-evidence.js';
export { openStoredEvents, type StoredEvents, signingFilesOf } from './open-events.js';
export { type OpenLedger, type OpenOptions, openLedger } from './open-ledger.js';
export { type OpenStore, openStore, storeFailure } from './open-store.js';
export { keepOpen } from './operation/keep-open.js';
