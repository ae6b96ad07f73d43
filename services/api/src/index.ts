export { type AppOptions, createApp, SERVICE } from './app.js';
export type { OpenApiDocument } from './contract/openapi.js';
export { apiDocument } from './document.js';
export { type IdentitySettings, isThisMachine, readIdentitySettings, type SettingProblem } from './identity/index.js';
export {
  keepOpen,
  type OpenLedger,
  type OpenOptions,
  type OpenStore,
  openLedger,
  openStore,
  openStoredEvents,
  type StoredEvents,
  signingFilesOf,
  storeFailure,
} from './ledger.js';
export { createLog, readSettings, type ServiceSettings } from './operation/index.js';
export { type ServeOptions, type Serving, serve } from './serve.js';
