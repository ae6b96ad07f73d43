export { type ConnectionLimits, limitConnections, serverOptions } from './connections.js';
export { MOST_DENOMINATOR_DIGITS, tooManyDenominators } from './denominators.js';
export { secureHeaders } from './headers.js';
export { jsonBodies } from './json-bodies.js';
export { knownMediaTypes } from './media-types.js';
export { originForm } from './origin-form.js';
export { overloaded } from './overloaded.js';
export { addressLimit, identityLimit } from './rate-limits.js';
export type { RefusalNotes } from './refuse.js';
