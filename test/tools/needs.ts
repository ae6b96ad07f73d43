import { spawnSync } from 'node:child_process';

/**
 * Whether a program of a Debian package is here. Where it is not, the tests that need it are skipped with one line that
 * names the package; KPI_NO_SKIP=1 (set in CI) turns the skip into a failure.
 */
export function has(program: string, debianPackage: string): boolean {
  return firstOf([program], debianPackage) !== null;
}

/** The path of the first of these programs that is here, or null with the same line. */
export function firstOf(programs: readonly [string, ...string[]], debianPackage: string): string | null {
  const look = programs.map((program) => `command -v ${program}`).join(' || ');
  const { status, stdout } = spawnSync('sh', ['-c', look], { encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  const line = `skipped: needs ${programs[0]} (Debian package ${debianPackage})`;
  if (process.env['KPI_NO_SKIP'] === '1') throw new Error(line);
  console.warn(line);
  return null;
}
