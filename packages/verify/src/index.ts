export type { StoredEvent } from './check-event.js';
export { type ConsistencyProof, type InclusionProof, verifyConsistency, verifyInclusion } from './merkle-proof.js';
export { type Anchor, type FirstBad, type Verification, verifyLog } from './verify-log.js';
