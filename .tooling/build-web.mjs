// Builds services/web into its dist, where any of what it is built from has changed; also the worker that keeps the built files on a
// device, and the compressed form of each text file.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const web = join(root, 'services', 'web');
const dist = join(web, 'dist');
const stamp = join(root, 'node_modules', '.kpi-web');

const filesIn = (path) =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();

/** The page itself, what of ours is bundled with it, and the versions of everything else. */
const INPUTS = [
  ...['src', 'public', 'index.html', 'shell-worker.mjs', 'vite.config.ts', 'package.json'].map((path) =>
    join('services', 'web', path),
  ),
  ...['api-client', 'engine', 'events', 'ledger', 'projections', 'verify'].map((name) => join('packages', name, 'src')),
  ...[join('formulas', 'src'), 'pnpm-lock.yaml'],
  relative(root, fileURLToPath(import.meta.url)),
];

/** Kept from the first opening on: all but the older form of the fonts, and two libraries that are kept once somebody used them. */
function writeShellWorker() {
  const kept = filesIn(join(dist, 'assets'))
    .map((file) => basename(file))
    .filter((name) => !/\.woff$|^(verify|oidc)-/.test(name));
  const source = readFileSync(join(web, 'shell-worker.mjs'), 'utf8');
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const build = createHash('sha256').update(source).update(page).update(kept.join()).digest('hex').slice(0, 16);
  const files = JSON.stringify(kept.map((name) => `/assets/${name}`));
  writeFileSync(join(dist, 'shell-worker.js'), `const BUILD = '${build}';\nconst FILES = ${files};\n${source}`);
}

const hash = createHash('sha256');
for (const file of INPUTS.flatMap((path) => filesIn(join(root, path))))
  hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
const digest = hash.digest('hex');

if (!existsSync(join(dist, 'index.html')) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  // Whoever asks for it, a test too: vite would build React's development form, with paths of this machine.
  process.env.NODE_ENV = 'production';
  const { build } = await import(createRequire(join(web, 'package.json')).resolve('vite'));
  await build({ root: web, configFile: join(web, 'vite.config.ts'), logLevel: 'warn' });
  writeShellWorker();
  for (const file of filesIn(dist))
    if (/\.(js|css|svg|html)$/.test(file))
      writeFileSync(
        `${file}.br`,
        brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      );
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}
