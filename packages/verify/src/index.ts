export type { StoredEvent } from './check-event.js';
export { type Anchor, type FirstBad, type Verification, verifyLog } from './verify-log.js';
