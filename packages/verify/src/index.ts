export type { StoredEvent } from './check-event.js';
export { MerkleRoot } from './merkle-root.js';
export { type Anchor, type FirstBad, type Verification, verifyLog } from './verify-log.js';
