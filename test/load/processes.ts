import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const KPI = join(import.meta.dirname, '../../packages/cli/dist/main.js');
const LOOPBACK = join(import.meta.dirname, 'loopback.ts');
const FLAGS = ['--disable-warning=ExperimentalWarning'];

export interface Started {
  readonly child: ChildProcess;
  /** The first group of what the program was to say. */
  readonly said: string;
  stop(): Promise<void>;
}

/** Starts a program and waits until it says what fits `expected`, on either output. */
async function start(
  args: readonly string[],
  expected: RegExp,
  environment: NodeJS.ProcessEnv,
  end: (child: ChildProcess) => void,
): Promise<Started> {
  const child = spawn(process.execPath, [...FLAGS, ...args], { env: { ...process.env, ...environment } });
  const ended = once(child, 'close');
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const said = await new Promise<string>((resolve, reject) => {
    let text = '';
    const hear = (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const [, found] = expected.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(text)));
  });
  return {
    child,
    said,
    stop: async () => {
      end(child);
      await ended;
      process.off('exit', kill);
    },
  };
}

/** `kpi serve` on a free port; it says its address. */
export const startService = (store: string, environment: NodeJS.ProcessEnv): Promise<Started> =>
  start(
    [KPI, 'serve', '--store', store, '--port', '0', '--lang', 'en'],
    /Serving at (\S+)\n/,
    { KPI_LOG_LEVEL: 'silent', ...environment },
    (child) => child.kill('SIGTERM'),
  );

export const startLoopback = (): Promise<Started> =>
  start([LOOPBACK], /^(esdb:\S+)\n/, {}, (child) => child.stdin?.end());

export async function kpi(folder: string, ...args: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [...FLAGS, KPI, ...args], { cwd: folder, maxBuffer: 1e8 });
}

/** Megabytes that a process holds now, and held at most. */
export function memoryOf(pid: number | undefined): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (field: string): number =>
    Math.round(Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024);
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}
