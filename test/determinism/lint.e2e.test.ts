import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One line each that a formula or projection may not hold, and the rule that stops it. */
const FORBIDDEN: readonly (readonly [line: string, rule: string])[] = [
  ['export const a = new Date();', 'noRestrictedGlobals'],
  ['export const a = Date.now();', 'noRestrictedGlobals'],
  ['export const a = performance.now();', 'noRestrictedGlobals'],
  ["export const a = new Intl.Collator('vi');", 'noRestrictedGlobals'],
  ["export const a = process.env['TZ'];", 'noRestrictedGlobals'],
  ['export const a = setTimeout(() => 1, 1);', 'noRestrictedGlobals'],
  ["export const a = parseFloat('1.5');", 'noRestrictedGlobals'],
  ["export const a = fetch('http://localhost');", 'noRestrictedGlobals'],
  ['export const a = crypto.randomUUID();', 'noRestrictedGlobals'],
  ['export const a = globalThis;', 'noRestrictedGlobals'],
  ['export const a = Math.random();', 'plugin'],
  ['export const a = Math.log(2);', 'plugin'],
  ['export const a = Math.pow(2, 3);', 'plugin'],
  ['export const a = Math.round(2);', 'plugin'],
  ["export const a = 'đ'.localeCompare('d');", 'plugin'],
  ["export const a = ['đ'].sort((x, y) => x.localeCompare(y));", 'plugin'],
  ['export const a = (12).toLocaleString();', 'plugin'],
  ["export const a = 'I'.toLocaleLowerCase();", 'plugin'],
  ["import { readFileSync } from 'node:fs'; export const a = readFileSync;", 'noRestrictedImports'],
  ["import { randomBytes } from 'node:crypto'; export const a = randomBytes;", 'noRestrictedImports'],
  ["import { DateTime } from 'luxon'; export const a = DateTime;", 'noRestrictedImports'],
  ["import { Decimal } from 'decimal.js'; export const a = Decimal;", 'noRestrictedImports'],
];

const PURE = [
  'formulas/src/nd335/planted.ts',
  'packages/projections/src/work/planted.ts',
  'packages/verify/src/planted.ts',
  'packages/engine/src/rate/planted.ts',
];

describe('the lint rules that keep formulas and projections pure', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-lint-'));

  /** The findings for one file, by the names of the rules. */
  const findings = (path: string, content: string): readonly string[] => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${content}\n`);
    const { stdout, stderr } = spawnSync(join(root, 'node_modules/.bin/biome'), ['lint', '--reporter=json', path], {
      cwd: folder,
      encoding: 'utf8',
    });
    rmSync(file);
    const found = JSON.parse(stdout || '{}') as { readonly diagnostics?: readonly { readonly category: string }[] };
    if (found.diagnostics === undefined) throw new Error(`no report: ${stderr}`);
    return found.diagnostics.map(({ category }) => category.split('/').at(-1) ?? '');
  };

  beforeAll(() => {
    // The rules as they are, but for git, which knows nothing of the planted files.
    const rules = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    delete rules.vcs;
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(rules));
    cpSync(join(root, '.tooling/purity.grit'), join(folder, '.tooling/purity.grit'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(FORBIDDEN)('stop %s', (line, rule) => {
    expect(findings(PURE[1] ?? '', line)).toContain(rule);
  });

  it.each(PURE)('hold in %s', (path) => {
    const caught = findings(path, "export const a = [Date.now(), Math.random(), 'a'.localeCompare('b')];");
    expect(caught).toEqual(expect.arrayContaining(['noRestrictedGlobals', 'plugin']));
  });

  it('let the one wrapper of decimal.js through, with everything else still forbidden in it', () => {
    const wrapper = 'formulas/src/approximate/decimals.ts';
    expect(findings(wrapper, "import { Decimal } from 'decimal.js'; export const a = Decimal;")).toEqual([]);
    for (const path of ['formulas/src/approximate/others.ts', 'formulas/src/indices/hdi/planted.ts'])
      expect(findings(path, "import { Decimal } from 'decimal.js'; export const a = Decimal;")).toContain(
        'noRestrictedImports',
      );
    for (const [line, rule] of FORBIDDEN)
      if (!line.includes('decimal.js')) expect(findings(wrapper, line), line).toContain(rule);
  });

  it('let exact arithmetic through, and the outer layers have their clock', () => {
    expect(findings(PURE[1] ?? '', 'export const a = Math.floor(7 / 2) + Math.max(1, 2);')).toEqual([]);
    expect(findings('packages/cli/src/planted.ts', 'export const a = Date.now();')).toEqual([]);
  });
});
