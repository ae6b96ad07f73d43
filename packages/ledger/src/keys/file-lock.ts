import { DatabaseSync } from 'node:sqlite';

const WAIT_MILLISECONDS = 30_000;

/**
 * Runs the work while no other process holds the same lock file. The lock is SQLite's own on an empty database: the system
 * frees it when its process dies, so a killed writer leaves nothing to clean up.
 */
export function underFileLock<A>(lockFile: string, work: () => A): A {
  const lock = new DatabaseSync(lockFile, { timeout: WAIT_MILLISECONDS });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return work();
  } finally {
    lock.close();
  }
}
