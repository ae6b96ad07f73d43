export { earlyRefusals } from './early-refusals.js';
export { createLog, silentLog } from './log.js';
export { createMetrics } from './metrics.js';
export { createOperation, type Operation, type OperationOptions } from './operation.js';
export { readSettings } from './read-settings.js';
export { DEFAULT_SETTINGS, type ServiceSettings } from './settings.js';
export { stopServing } from './stopping.js';
export { createTraffic } from './traffic.js';
