import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
export const NAME = `kpi-ledger-${version}-linux-x64`;

/** A folder that any user of the machine may enter, as an installation is. */
export function openFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  return folder;
}

/** Makes the archive of this checkout, which is built when its tests run: built again it would change under other tests. */
export const makeArchive = (out: string): string => packed(root, ['package.mjs'], out);

/** The same of another checkout, with `npm run package`, which installs and builds it first. */
export const makeArchiveOf = (checkout: string, out: string, env: NodeJS.ProcessEnv): string =>
  packed(checkout, ['run.mjs', 'package'], out, env);

function packed(checkout: string, [script = '', ...args]: readonly string[], out: string, env: NodeJS.ProcessEnv = {}) {
  const { NODE_OPTIONS: _options, ...plain } = process.env;
  execFileSync('node', [join(checkout, '.tooling', script), ...args, '--out', out], {
    cwd: checkout,
    encoding: 'utf8',
    env: { ...plain, ...env },
  });
  return join(out, `${NAME}.tar.gz`);
}

/** Unpacks it; the folder that the archive holds. */
export function unpack(archive: string, into: string): string {
  execFileSync('tar', ['-xzf', archive, '-C', into]);
  return join(into, NAME);
}

export const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

export const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Only what the launcher and the installer say they need: no node, npm or pnpm, and nothing else of this machine. */
const TOOLS = [
  'sh',
  'dirname',
  'readlink',
  'id',
  'uname',
  'sha256sum',
  'sed',
  'cut',
  'mkdir',
  'cp',
  'chmod',
  'mv',
  'rm',
  'ln',
];

/** An environment with a PATH of these few programs. */
export function bareEnvironment(folder: string, ...more: readonly string[]): { readonly [name: string]: string } {
  const bin = join(folder, 'bare-bin');
  mkdirSync(bin, { recursive: true });
  for (const tool of [...TOOLS, ...more]) {
    const found = execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim();
    symlinkSync(found, join(bin, tool));
  }
  return { PATH: bin, HOME: folder, LANG: 'C.UTF-8' };
}

export const runIn = (
  env: { readonly [name: string]: string },
  cwd: string,
  command: string,
  ...args: readonly string[]
): SpawnSyncReturns<string> => spawnSync(command, args, { cwd, env, encoding: 'utf8' });

/**
 * An archive with the installer, the launcher, some of the files and, for Node, a script that starts the one of the whole archive.
 * What installing does to folders, links and sums does not depend on 190 MB; that the whole installs and runs is tried once.
 */
export function smallOf(home: string, folder: string, as: string = version): void {
  for (const path of ['install.sh', 'bin', 'LICENSE', join('app', 'package.json'), join('app', 'dist')])
    cpSync(join(home, path), join(folder, path), { recursive: true });
  mkdirSync(join(folder, 'node', 'bin'), { recursive: true });
  writeFileSync(join(folder, 'node', 'bin', 'node'), `#!/bin/sh\nexec '${home}/node/bin/node' "$@"\n`, { mode: 0o755 });
  const about = readFileSync(join(home, 'version.json'), 'utf8');
  writeFileSync(join(folder, 'version.json'), about.replace(`"version": "${version}"`, `"version": "${as}"`));
  const sums = filesIn(folder).map((path) => `${sha256(join(folder, path))}  ${path}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
}
