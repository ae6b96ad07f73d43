import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Replaces the file whole and durably, readable by its owner only: a crash leaves the old one or the new one. */
export function replaceDurably(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.new`;
  rmSync(temporary, { force: true });
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, path);
  syncDirectory(dirname(path));
}

/**
 * Makes the directory, and those above it, durably: what is synced in a directory is lost with the power as long as the
 * directory itself is not on the disk. One level after the other: the recursive way of Node never ends where nothing can be
 * made, in /proc for example.
 */
export function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  const above = dirname(directory);
  makeDirectory(above);
  try {
    mkdirSync(directory);
  } catch (thrown) {
    // Another process may have been quicker.
    if (!existsSync(directory)) throw thrown;
  }
  syncDirectory(above);
}

/** Puts the names in a directory on the disk: a synced file without its name is lost. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return; // a directory cannot be opened there
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
