export type { ConnectionSettings } from './connection.js';
export { type RawDamage, type RawEvent, rawEvents } from './raw-events.js';
export { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from './sqlite-store.js';
