import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

const DECIMAL = "import { Decimal } from 'decimal.js'; export const a = Decimal;";
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
  [DECIMAL, 'noRestrictedImports'],
];

const PURE = ['formulas/src/nd335/planted.ts', 'packages/verify/src/planted.ts', 'packages/engine/src/rate/planted.ts'];
/** A line that breaks rules of both kinds. */
const SEVERAL = "export const a = [Date.now(), Math.random(), 'a'.localeCompare('b')];";
const EXACT = 'export const a = Math.floor(7 / 2) + Math.max(1, 2);';
const PROJECTION = 'packages/projections/src/work/planted.ts';
const WRAPPER = 'formulas/src/approximate/decimals.ts';
const BESIDE_WRAPPER = ['formulas/src/approximate/others.ts', 'formulas/src/indices/hdi/planted.ts'];
const OUTER = 'packages/cli/src/planted.ts';

const EVERY_LINE = FORBIDDEN.map(([line]) => line);
const PLANTED: { readonly [path: string]: readonly string[] } = {
  [PROJECTION]: [...EVERY_LINE, EXACT, SEVERAL],
  [WRAPPER]: EVERY_LINE,
  [OUTER]: ['export const a = Date.now();'],
  ...Object.fromEntries(PURE.map((path) => [path, [SEVERAL]])),
  ...Object.fromEntries(BESIDE_WRAPPER.map((path) => [path, [DECIMAL]])),
};

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}

describe('the lint rules that keep formulas and projections pure', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-lint-'));
  let diagnostics: readonly Diagnostic[] = [];
  /** The rules that a planted line breaks, by their names. */
  const findings = (path: string, line: string): readonly string[] => {
    const at = (PLANTED[path] ?? []).indexOf(line) + 1;
    if (at === 0) throw new Error(`not planted in ${path}: ${line}`);
    return diagnostics
      .filter(({ location }) => location.path === path && location.start.line === at)
      .map(({ category }) => category.split('/').at(-1) ?? '');
  };

  // One run over all of them: starting the linter is what takes the time.
  beforeAll(() => {
    // The rules as they are, but for git, which knows nothing of the planted files.
    const rules = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    delete rules.vcs;
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(rules));
    cpSync(join(root, '.tooling/purity.grit'), join(folder, '.tooling/purity.grit'));
    for (const [path, lines] of Object.entries(PLANTED)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      const named = lines.map((line, i) => line.replace('export const a ', `export const a${i} `));
      writeFileSync(join(folder, path), `${named.join('\n')}\n`);
    }
    const { stdout, stderr } = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--reporter=json', '--max-diagnostics=none', '.'],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    const report = JSON.parse(stdout || '{}') as { readonly diagnostics?: readonly Diagnostic[] };
    if (report.diagnostics === undefined) throw new Error(`no report: ${stderr}`);
    ({ diagnostics } = report);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(FORBIDDEN)('stop %s', (line, rule) => {
    expect(findings(PROJECTION, line)).toContain(rule);
  });

  it.each([PROJECTION, ...PURE])('hold in %s', (path) => {
    expect(findings(path, SEVERAL)).toEqual(expect.arrayContaining(['noRestrictedGlobals', 'plugin']));
  });

  it('let the one wrapper of decimal.js through, with everything else still forbidden in it', () => {
    expect(findings(WRAPPER, DECIMAL)).toEqual([]);
    for (const path of BESIDE_WRAPPER) expect(findings(path, DECIMAL)).toContain('noRestrictedImports');
    for (const [line, rule] of FORBIDDEN) if (line !== DECIMAL) expect(findings(WRAPPER, line), line).toContain(rule);
  });

  it('let exact arithmetic through, and the outer layers have their clock', () => {
    expect(findings(PROJECTION, EXACT)).toEqual([]);
    expect(findings(OUTER, 'export const a = Date.now();')).toEqual([]);
  });
});
