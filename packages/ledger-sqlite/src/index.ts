export { type BackedUp, type BackupError, backUp } from './backup.js';
export { checkFile, type FileCheck, type FileFlaw } from './check-file.js';
export type { ConnectionSettings } from './connection.js';
export { fileState } from './file-state.js';
export { type RawDamage, type RawEvent, rawEvents } from './raw-events.js';
export { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from './sqlite-store.js';
export { openSqliteStoreWithWriter, type SqliteStoreWithWriterOptions } from './worker/sqlite-store-with-writer.js';
