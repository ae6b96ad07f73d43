// Bundles formulas/src into formulas/bundle, which Node loads: few files, where dist has one a module for bundlers to choose from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const formulas = join(root, 'formulas');
const bundle = join(formulas, 'bundle');
const stamp = join(root, 'node_modules', '.kpi-formulas');
const ENTRIES = ['index', 'nd335', 'approximate', 'codecs', 'schemas'];
/** What the decree needs, and so every entry. */
const DECREE =
  /formulas\/src\/(nd335|rules|reading|numbers|trace|plain)\/|formulas\/src\/(evaluate|formula|lazily|nd335|present|release)\.ts$/;
/** The rest of what evaluates. */
const OTHERS = /formulas\/src\/(attainment|completion|indices|maturity)\/|formulas\/src\/registry\.ts$/;

const hash = createHash('sha256');
for (const file of readdirSync(join(formulas, 'src'), { recursive: true, encoding: 'utf8' }).sort())
  if (file.endsWith('.ts') && !file.includes('.test.'))
    hash.update(`${file}\0`).update(readFileSync(join(formulas, 'src', file)));
hash.update(readFileSync(fileURLToPath(import.meta.url))).update(readFileSync(join(root, 'pnpm-lock.yaml')));
const digest = hash.digest('hex');

/** Vietnamese as escapes: a file of plain ASCII takes half the memory and is read faster. Everything outside is in texts. */
const inAscii = {
  name: 'ascii',
  renderChunk: (code) =>
    code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
};

/** The entry of plain scores is a file of its own, and loads the entry of the decree where it needs it. */
const decreeBeside = {
  name: 'decree-beside',
  resolveId: (id) => (id === './nd335.js' ? { id: './nd335.js', external: 'relative' } : null),
};

async function write(input, options, plugins = []) {
  const { rolldown } = await import('rolldown');
  const external = ['decimal.js', 'fp-ts', 'io-ts'];
  const built = await rolldown({ input, external, platform: 'neutral', plugins: [...plugins, inAscii] });
  await built.write({
    dir: bundle,
    format: 'esm',
    comments: { legal: false, annotation: true, jsdoc: false },
    chunkFileNames: '[name].js',
    minifyInternalExports: false,
    ...options,
  });
  await built.close();
}

if (!existsSync(join(bundle, 'index.js')) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  rmSync(bundle, { recursive: true, force: true });
  await write(Object.fromEntries(ENTRIES.map((entry) => [entry, join(formulas, 'src', `${entry}.ts`)])), {
    codeSplitting: {
      groups: [
        { name: 'decree', test: DECREE },
        { name: 'others', test: OTHERS },
      ],
    },
  });
  await write({ plain: join(formulas, 'src', 'plain.ts') }, {}, [decreeBeside]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
}
