export { charactersOf, type Recognised } from '@kpi-ledger/events';
export { appendSizes } from './chain/append-sizes.js';
export { checkFact } from './chain/check-fact.js';
export { DEFAULT_TOLERANCE_SECONDS, type WritersClock } from './chain/clock-skew.js';
export { LogWalk, type Misfit, misfitAfter, storedAs } from './chain/misfit.js';
export { type AppendPlan, type LogView, planAppend, type Tail } from './chain/plan-append.js';
export { readStored, readText, recogniseStored, recogniseStoredIn, type StoredBytes, textOf } from './chain/read.js';
export { sameCommand } from './chain/same-command.js';
export { type Copied, type CopyOptions, type CopyRefusal, copyLog } from './copy/copy-log.js';
export { corrupt, logCut, StoreFailure, storeErrorOf, unavailable } from './failure.js';
export { followLog, type GrowingLog, positionLost } from './follow.js';
export { createGrowth, type Growth } from './growth.js';
export type { Tombstone } from './keys/key-file.js';
export { createLostKeyVault } from './keys/lost-vault.js';
export { createMemoryKeyVault } from './keys/memory-vault.js';
export { mapPersonalTexts, type PersonalText, unsealedText } from './keys/personal-texts.js';
export { openFact, sealFact } from './keys/seal-fact.js';
export { type KeyError, KeyFailure, type KeyVault } from './keys/vault.js';
export { createMemoryStore, type MemoryStoreOptions } from './memory/memory-store.js';
export { rootOf } from './merkle/naive.js';
export { canonicalInstant, laterOf, PrefixIndex, prefixLengthAt } from './merkle/prefix-index.js';
export {
  consistencyProof,
  type InclusionPath,
  inclusionByPeaks,
  inclusionProofs,
  leavesOfProof,
} from './merkle/proofs.js';
export { EMPTY_ROOT, type Hash, leafHash, nodeHash, type PeakLookup, peakEndingAt, rootAt } from './merkle/tree.js';
export * from './port.js';
export { type Signed, type Signer, type SignerError, SignerFailure } from './signing/signer.js';
