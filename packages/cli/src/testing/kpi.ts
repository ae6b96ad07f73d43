import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program, as a shell would start it. */
export const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
export const NODE = [process.execPath, '--disable-warning=ExperimentalWarning'] as const;

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Workplace {
  readonly folder: string;
  /** Runs `kpi` in the folder. */
  kpi(...args: readonly string[]): Ran;
  kpiWith(input: string, ...args: readonly string[]): Ran;
  /** Writes a file there and gives its name. */
  file(name: string, content: string | Uint8Array): string;
}

/** An empty folder to run the program in. */
export function workplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-e2e-'));
  const [node, ...flags] = NODE;
  const kpiWith = (input: string, ...args: readonly string[]): Ran => {
    const { status, stdout, stderr } = spawnSync(node, [...flags, PROGRAM, ...args], {
      cwd: folder,
      input,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  return {
    folder,
    kpi: (...args) => kpiWith('', ...args),
    kpiWith,
    file: (name, content) => {
      writeFileSync(join(folder, name), content);
      return name;
    },
  };
}

/** The one JSON value that stdout must be, and nothing else. */
export function json<A = Record<string, unknown>>({ status, stdout, stderr }: Ran): A {
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  if (stderr !== '') throw new Error(`stderr: ${stderr}`);
  return JSON.parse(stdout) as A;
}
