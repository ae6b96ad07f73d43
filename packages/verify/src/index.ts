export { BUNDLE_FORMAT, type Bundle, bundleText, DEMO_NOTICE } from './bundle/bundle.js';
export type { BundleFlaw } from './bundle/bundle-flaw.js';
export type { BundleAnchor, BundleAnchors } from './bundle/check-anchors.js';
export type { RecomputedRating } from './bundle/check-ratings.js';
export type {
  PlacedEvent,
  PublishedFigure,
  Recompute,
  RecomputedLedger,
  RecomputedScore,
} from './bundle/recompute.js';
export { type BundleVerification, type Proved, verifyBundle } from './bundle/verify-bundle.js';
export type { StoredEvent } from './check-event.js';
export type { LoggedCheckpoint, LoggedKey } from './check-seals.js';
export {
  CHECKPOINT_FORMAT,
  type Checkpoint,
  checkpointBytes,
  isSealedBy,
  isVouchedFor,
  keyBytes,
  type LedgerName,
  type SigningKey,
  signingKeyOf,
} from './checkpoint.js';
export { type CheckpointFile, checkCheckpointFile, readCheckpointFile, type Trust } from './checkpoint-file.js';
export type { Flaw } from './flaw.js';
export { type ConsistencyProof, type InclusionProof, verifyConsistency, verifyInclusion } from './merkle-proof.js';
export { MerkleRoot } from './merkle-root.js';
export type { Notice } from './recording-times.js';
export { isPublicKey, isSignatureOf, keyIdOf } from './signature.js';
export { type CheckedAnchor, type GivenFile, type LedgerVerification, verifyLedger } from './verify-ledger.js';
export { type Anchor, type Damage, type FirstBad, type Verification, verifyLog } from './verify-log.js';
