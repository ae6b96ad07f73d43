import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFormulas } from '@kpi-ledger/formulas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const formulas = join(root, 'formulas');
const project = fileURLToPath(new URL('./project/', import.meta.url));

/** A folder outside the workspace: nothing of it can be found by walking up. */
const outside = mkdtempSync(join(tmpdir(), 'kpi-consumer-'));
const installed = join(outside, 'node_modules', '@kpi-ledger', 'formulas');
const npm = (cwd: string, ...args: string[]): string => execFileSync('npm', args, { cwd, encoding: 'utf8' });
const node = (file: string, env: NodeJS.ProcessEnv = {}): unknown => {
  const { NODE_OPTIONS: _options, NODE_PATH: _path, ...plain } = process.env;
  return JSON.parse(
    execFileSync(process.execPath, [file], { cwd: outside, encoding: 'utf8', env: { ...plain, ...env } }),
  ) as unknown;
};

/** What the codecs and approximate entries need, put beside the package as its user would; the registry is not asked in a test. */
function addPeers(): void {
  for (const peer of ['fp-ts', 'io-ts', 'decimal.js'])
    cpSync(realpathSync(join(formulas, 'node_modules', peer)), join(outside, 'node_modules', peer), {
      recursive: true,
    });
}

describe('the packed package in a project outside the workspace', () => {
  beforeAll(() => {
    const [packed] = JSON.parse(npm(formulas, 'pack', '--json', '--pack-destination', outside)) as [
      { filename: string },
    ];
    writeFileSync(join(outside, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
    cpSync(project, outside, { recursive: true });
    npm(outside, 'install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`);
  });
  afterAll(() => rmSync(outside, { recursive: true, force: true }));

  it('brings no other package with it', () => {
    expect(readdirSync(join(outside, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['@kpi-ledger']);
    expect(JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))).toMatchObject({ dependencies: {} });
  });

  it('holds what its README and licence promise, and no test', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    for (const name of ['README.md', 'LICENSE', 'vectors/README.md', 'vectors/RELEASED.json', 'examples/README.md'])
      expect(files).toContain(name);
    for (const { id } of listFormulas()) {
      expect(files).toContain(`schemas/${id}.input.json`);
      expect(files).toContain(`schemas/${id}.answer.json`);
      expect(files.filter((name) => name.startsWith(`vectors/${id.replace('/', '-')}.v`)).length).toBeGreaterThan(0);
    }
    expect(files.filter((name) => /\.test\.|testing|tsbuildinfo/.test(name))).toEqual([]);
    const links = [...readFileSync(join(installed, 'README.md'), 'utf8').matchAll(/\]\(([^):#]+)\)/g)].map(
      ([, to]) => to,
    );
    for (const link of links) expect(files, `README links to ${link}`).toContain(link?.replace(/\/$/, ''));
  });

  it('runs in plain JavaScript, with cases and schemas as JSON', () => {
    expect(node('plain.mjs')).toEqual({
      S: '2047/24',
      shown: '85.29',
      formulas: listFormulas().length,
      $id: 'urn:kpi-ledger:formulas:nd335/period-score@1:input',
      ofDecree: '2047/24',
      sameRefusal: true,
      loaded: 'bundle/index.js',
    });
  });

  it('is loaded by require of a current Node, as the same module', () => {
    expect(node('common.cjs')).toEqual({ S: '21599/240', same: true });
  });

  it('type-checks strictly with its peers beside it, and runs so', () => {
    addPeers();
    const options = ['--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--types', ''];
    for (const how of [
      ['--module', 'nodenext'],
      ['--module', 'esnext', '--moduleResolution', 'bundler'],
    ])
      execFileSync(join(root, 'node_modules', '.bin', 'tsc'), [...options, ...how, '--lib', 'es2022,dom', 'typed.ts'], {
        cwd: outside,
        encoding: 'utf8',
      });
    // 3 of 4 units, each late once: K = (3/4 + 3/4 + 9/16) / 3 = 11/16, S = 25.5 + 70 × 11/16 = 589/8.
    expect(node('typed.js')).toEqual({
      S: '589/8',
      class: 'TOT',
      citation: expect.stringContaining('Điều 20'),
      refused: 'INVALID_NUMBER',
      decoded: false,
      hdi: '0.727',
      inCore: 'APPROXIMATE_NEEDED',
      required: ['S', 'overrides'],
    });
  });
});
