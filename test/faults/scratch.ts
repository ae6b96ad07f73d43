import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder for disks that are only played, in memory where the machine has such a folder: hundreds of ledgers are opened in it,
 * and nothing rests on it being a real disk.
 */
export const scratchFolder = (): string =>
  mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'kpi-power-'));
