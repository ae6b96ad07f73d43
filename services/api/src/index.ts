export { type AppOptions, createApp, SERVICE } from './app.js';
export type { OpenApiDocument } from './contract/openapi.js';
export { apiDocument } from './document.js';
export { type IdentitySettings, isThisMachine, readIdentitySettings, type SettingProblem } from './identity/index.js';
export {
  type Difference,
  type IndicatorWithDocuments,
  withDocuments,
} from './indicators/documents.js';
export { openStoredEvents, type StoredEvents, signingFilesOf } from './open-events.js';
export { type OpenLedger, type OpenOptions, openLedger } from './open-ledger.js';
export { type OpenStore, openStore, storeFailure } from './open-store.js';
export { createLog, keepOpen, readSettings } from './operation/index.js';
export { type ServeOptions, type Serving, serve } from './serve.js';
