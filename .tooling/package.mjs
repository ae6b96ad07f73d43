// Makes the archive that installs and runs without a network: Node, the built code with its production packages, lock file, installer.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { version, packageManager, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist') } } });
const PLATFORM = 'linux-x64';
const NAME = `kpi-ledger-${version}-${PLATFORM}`;

const fail = (what) => {
  process.stderr.write(`package: ${what}\n`);
  process.exit(1);
};
const run = (command, args, cwd = root) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) fail(`${command} ${args.join(' ')} failed: ${error ?? `${stdout}${stderr}`}`);
  return stdout.trim();
};
const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** The command line with what it needs at run time, as plain files, in the versions of the lock file. */
function addApp(app) {
  // Copies, not links into pnpm's store, which another installation may touch meanwhile.
  const settings = ['inject-workspace-packages=true', 'node-linker=hoisted', 'package-import-method=copy'].map(
    (setting) => `--config.${setting}`,
  );
  const deploy = ['--filter', '@kpi-ledger/cli', 'deploy', '--prod', '--prefer-offline', ...settings, app];
  run('npx', ['--yes', packageManager, ...deploy]);
  // pnpm's own notes hold paths and times of this machine; nothing reads them later.
  for (const note of ['.bin', '.modules.yaml', '.pnpm', '.pnpm-workspace-state-v1.json'])
    rmSync(join(app, 'node_modules', note), { recursive: true, force: true });
  rmSync(join(app, 'pnpm-lock.yaml'));
  copyFileSync(join(root, 'packages', 'cli', 'package.json'), join(app, 'package.json'));
  for (const file of filesIn(app)) if (/\.(map|[cm]?ts|tsbuildinfo)$/.test(file)) rmSync(file);
  // Some packages bring their tests along.
  for (const folder of packagesIn(join(app, 'node_modules')))
    for (const tests of ['test', 'tests']) rmSync(join(folder, tests), { recursive: true, force: true });
  removeStale(join(app, 'dist'), join(root, 'packages', 'cli', 'src'));
  for (const name of readdirSync(join(app, 'node_modules', '@kpi-ledger'))) {
    // The page is bundled: its files are not those of its sources, and each build empties the folder first.
    if (name === 'web') continue;
    const source = [name, `packages/${name}`, `services/${name}`]
      .map((path) => join(root, path, 'src'))
      .find(existsSync);
    removeStale(join(app, 'node_modules', '@kpi-ledger', name, 'dist'), source);
  }
}

const packagesIn = (modules) =>
  readdirSync(modules).flatMap((name) =>
    name.startsWith('@')
      ? readdirSync(join(modules, name)).map((inner) => join(modules, name, inner))
      : [join(modules, name)],
  );

/** A build leaves the output of sources that are gone; the archive holds what a clean checkout would give. */
function removeStale(dist, source) {
  for (const file of filesIn(dist)) {
    const from = join(source, relative(dist, file));
    if (!existsSync(from) && !existsSync(from.replace(/\.js$/, '.ts'))) rmSync(file);
  }
}

/** The Node that the tests ran with, and its licence, from the package that `node` itself takes it from. */
function addNode(folder, work) {
  const wanted = `node-${PLATFORM}@${devDependencies.node}`;
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--prefer-offline', '--pack-destination', work, wanted]),
  );
  run('tar', ['-xzf', join(work, filename), '-C', work, 'package/bin/node', 'package/LICENSE']);
  mkdirSync(join(folder, 'bin'), { recursive: true });
  copyFileSync(join(work, 'package', 'bin', 'node'), join(folder, 'bin', 'node'));
  copyFileSync(join(work, 'package', 'LICENSE'), join(folder, 'LICENSE'));
  if (sha256(join(folder, 'bin', 'node')) !== sha256(join(root, 'node_modules', 'node', 'bin', 'node')))
    fail(`${wanted} is not the Node of node_modules; run npm run build again`);
}

/** Sorted, with one time, no owner and no hard links, so that the same commit gives the same bytes. */
async function archive(work, file, time) {
  const same = [
    '--sort=name',
    `--mtime=@${time}`,
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--format=gnu',
    '--hard-dereference',
  ];
  const tar = spawn('tar', [...same, '--mode=u=rwX,go=rX', '-cf', '-', NAME], {
    cwd: work,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => tar.on('close', resolve));
  await pipeline(tar.stdout, createGzip(), createWriteStream(`${file}.part`));
  if ((await ended) !== 0) fail('tar failed');
  renameSync(`${file}.part`, file);
}

if (`${process.platform}-${process.arch}` !== PLATFORM) fail(`makes ${PLATFORM} only, and on such a machine only`);
const commit = run('git', ['rev-parse', 'HEAD']);
const time = run('git', ['log', '-1', '--format=%ct']);
const work = mkdtempSync(join(tmpdir(), 'kpi-package-'));
// At every end, also the one of `fail`.
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const folder = join(work, NAME);
mkdirSync(join(folder, 'bin'), { recursive: true });
addApp(join(folder, 'app'));
addNode(join(folder, 'node'), work);
for (const name of ['LICENSE', 'pnpm-lock.yaml']) copyFileSync(join(root, name), join(folder, name));
cpSync(join(root, 'docs'), join(folder, 'docs'), { recursive: true });
for (const [from, to] of [
  ['kpi.sh', 'bin/kpi'],
  ['install.sh', 'install.sh'],
]) {
  copyFileSync(join(root, '.tooling', 'package', from), join(folder, to));
  chmodSync(join(folder, to), 0o755);
}
const about = {
  name: 'kpi-ledger',
  version,
  platform: PLATFORM,
  node: devDependencies.node,
  commit,
  /** Was the checkout changed since that commit? Only an unchanged one can be made again. */
  modified: run('git', ['status', '--porcelain']) !== '',
  committedAt: new Date(Number(time) * 1000).toISOString(),
  lockSha256: sha256(join(root, 'pnpm-lock.yaml')),
};
writeFileSync(join(folder, 'version.json'), `${JSON.stringify(about, null, 2)}\n`);
const sums = filesIn(folder).map((file) => `${sha256(file)}  ${relative(folder, file)}\n`);
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));

mkdirSync(values.out, { recursive: true });
const file = join(values.out, `${NAME}.tar.gz`);
await archive(work, file, time);
const sum = sha256(file);
writeFileSync(`${file}.sha256`, `${sum}  ${NAME}.tar.gz\n`);
process.stdout.write(`${file}\n${sum}\n`);
