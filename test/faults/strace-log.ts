import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a process asked of the system, in order, as far as it can change what is on the disk or say something. */
export type Call =
  | {
      readonly kind: 'open';
      readonly fd: number;
      readonly path: string;
      readonly create: boolean;
      readonly empty: boolean;
    }
  | { readonly kind: 'close' | 'sync' | 'failed sync' | 'map'; readonly fd: number }
  /** Without offset: where the last one ended. */
  | { readonly kind: 'write'; readonly fd: number; readonly bytes: Buffer; readonly offset: number | null }
  | { readonly kind: 'truncate'; readonly fd: number; readonly length: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'unlink' | 'mkdir'; readonly path: string };

const UNDERSTOOD =
  'openat,close,write,pwrite64,ftruncate,fsync,fdatasync,?rename,renameat,renameat2,?unlink,unlinkat,?mkdir,mkdirat,mmap';
/** Other ways to change a file; a log with one of them would be read wrongly. */
const NOT_UNDERSTOOD =
  '?open,?creat,writev,pwritev,pwritev2,truncate,fallocate,copy_file_range,?sendfile,?link,linkat,?rmdir';

const here = (script: string): string => fileURLToPath(new URL(script, import.meta.url));

export interface Traced {
  readonly calls: readonly Call[];
  /** What it wrote to its standard output. */
  readonly lines: readonly string[];
  /** What it died of; null: it came to its end. */
  readonly error: string | null;
}

/**
 * Runs a script of this folder under strace.
 *
 * @param failing which of its syncs fails as on a broken disk, counted from 1; null: none
 */
export function traced(script: string, args: readonly string[], failing: number | null = null): Traced {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-strace-'));
  const log = join(folder, 'log');
  try {
    const ran = spawnSync(
      'strace',
      [
        ...['--seccomp-bpf', '-f', '-xx', '-s', '10000000', '-o', log, '-e', `trace=${UNDERSTOOD},${NOT_UNDERSTOOD}`],
        ...(failing === null ? [] : ['-e', `inject=fsync,fdatasync:error=EIO:when=${failing}`]),
        ...[process.execPath, '--disable-warning=ExperimentalWarning', here(script), ...args],
      ],
      { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, UV_USE_IO_URING: '0' } },
    );
    if (ran.status !== 0 && failing === null)
      throw new Error(`${script} under strace: exit ${ran.status}: ${ran.stderr.slice(-2000)}`);
    return {
      calls: [...calledIn(readFileSync(log, 'latin1'))].flatMap(callOf),
      lines: ran.stdout.split('\n').slice(0, -1),
      error: ran.status === 0 ? null : ran.stderr,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every call that succeeded, and the syncs that did not, at the instant at which it returned; one that another thread broke in on is on two lines. */
function* calledIn(log: string): Generator<{ name: string; args: string; result: number }> {
  const begun = new Map<string, string>();
  for (const line of log.split('\n')) {
    const [, thread = '', said = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (said.endsWith('<unfinished ...>')) {
      begun.set(thread, said.slice(0, -'<unfinished ...>'.length));
      continue;
    }
    const rest = /^<\.\.\. \w+ resumed>/.exec(said)?.[0];
    const whole = rest === undefined ? said : `${begun.get(thread)}${said.slice(rest.length)}`;
    const parts = /^(\w+)\((.*)\) += (-?\w+)/.exec(whole);
    if (parts === null) continue; // a signal, or the end of a thread
    const [, name = '', args = '', result] = parts;
    if (Number(result) >= 0 || name.endsWith('sync')) yield { name, args, result: Number(result) };
  }
}

function callOf({ name, args, result }: { name: string; args: string; result: number }): Call[] {
  const texts = [...args.matchAll(/"([^"]*)"/g)].map(([, hex = '']) => Buffer.from(hex.replaceAll('\\x', ''), 'hex'));
  const [first = '', ...others] = args.replaceAll(/"[^"]*"/g, '').split(', ');
  const fd = Number(first);
  const path = (texts[0] ?? Buffer.alloc(0)).toString('utf8');
  switch (name) {
    case 'openat':
      return [{ kind: 'open', fd: result, path, create: args.includes('O_CREAT'), empty: args.includes('O_TRUNC') }];
    case 'write':
    case 'pwrite64':
      return [
        {
          kind: 'write',
          fd,
          bytes: (texts[0] ?? Buffer.alloc(0)).subarray(0, result),
          offset: name === 'write' ? null : Number(others[2]),
        },
      ];
    case 'ftruncate':
      return [{ kind: 'truncate', fd, length: Number(others[0]) }];
    case 'fsync':
    case 'fdatasync':
      return [{ kind: result < 0 ? 'failed sync' : 'sync', fd }];
    case 'close':
      return [{ kind: 'close', fd }];
    case 'rename':
    case 'renameat':
    case 'renameat2':
      return [{ kind: 'rename', from: path, to: (texts[1] ?? Buffer.alloc(0)).toString('utf8') }];
    case 'unlink':
    case 'unlinkat':
      return [{ kind: 'unlink', path }];
    case 'mkdir':
    case 'mkdirat':
      return [{ kind: 'mkdir', path }];
    case 'mmap':
      return /PROT_WRITE.*MAP_SHARED/.test(args) ? [{ kind: 'map', fd: Number(others[3]) }] : [];
    default:
      // The runtime may write to its own pipes in other ways, and open files of the system.
      if (name === 'writev' && fd <= 2) return [];
      throw new Error(`the log has ${name}(${args.slice(0, 200)}), which this reader does not understand`);
  }
}
