import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const child = (script: string): string => fileURLToPath(new URL(`./${script}`, import.meta.url));

/** A running child and the lines that it has printed. */
export interface Running {
  readonly process: ChildProcessWithoutNullStreams;
  readonly lines: readonly string[];
  /** Settles when the process has ended: its exit code (null: killed) and what it said on stderr. */
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

/** Starts a script of this folder with the built packages, optionally through a shell line that ends in `exec "$@"`. */
export function start(script: string, args: readonly string[], shell?: string): Running {
  const command = [process.execPath, '--disable-warning=ExperimentalWarning', child(script), ...args];
  const spawned =
    shell === undefined
      ? spawn(process.execPath, command.slice(1))
      : spawn('sh', ['-c', `${shell}; exec "$@"`, 'sh', ...command]);
  const lines: string[] = [];
  let stderr = '';
  let open = '';
  spawned.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (open + chunk).split('\n');
    open = parts.pop() ?? '';
    lines.push(...parts);
  });
  spawned.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const ended = new Promise<{ code: number | null; stderr: string }>((resolve, reject) => {
    spawned.on('error', reject);
    spawned.on('close', (code) => resolve({ code, stderr }));
  });
  return { process: spawned, lines, ended };
}
