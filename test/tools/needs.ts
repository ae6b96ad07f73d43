import { spawnSync } from 'node:child_process';

/**
 * Whether a program of a Debian package is here. Where it is not, the tests that need it are skipped with one line that
 * names the package; KPI_NO_SKIP=1 (set in CI) turns the skip into a failure.
 */
export function has(program: string, debianPackage: string): boolean {
  const found = spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  if (!found) {
    const line = `skipped: needs ${program} (Debian package ${debianPackage})`;
    if (process.env['KPI_NO_SKIP'] === '1') throw new Error(line);
    console.warn(line);
  }
  return found;
}
