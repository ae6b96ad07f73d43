import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { csvText, safeCsvText } from '../../packages/cli/src/terminal/csv.js';
import { has } from '../tools/needs.js';

/** Names that somebody gives so that a spreadsheet calculates; the one with a semicolon where it separates cells. */
const NAMES = ['=1+1', '+1+1', '-1+1', '=SUM(1,1)', 'Sở;=1+1', '=HYPERLINK("http://x.vn","y")'];
const [COMMA, SEMICOLON] = [44, 59];

describe.skipIf(!has('soffice', 'libreoffice-calc-nogui'))('a CSV file in an office suite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-csv-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** How many cells of each file the office suite takes for formulas, told to calculate what looks like one. */
  function formulasIn(separator: number, files: { readonly [name: string]: string }): readonly number[] {
    const names = Object.keys(files);
    for (const name of names) writeFileSync(join(folder, `${name}.csv`), files[name] ?? '');
    const { status, stderr } = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        `--infilter=CSV:${separator},34,76,1,,0,false,true,false,false,false,-1,true`,
        ...['--convert-to', 'fods', ...names.map((name) => `${name}.csv`)],
      ],
      { encoding: 'utf8', cwd: folder },
    );
    expect(status, stderr).toBe(0);
    return names.map((name) => sheetOf(name).split('table:formula=').length - 1);
  }
  /** A table is saved under the name of its file, or under that and its own. */
  function sheetOf(name: string): string {
    const saved = [`${name}.fods`, `${name}-${name}.fods`].find((file) => existsSync(join(folder, file)));
    if (saved === undefined) throw new Error(`not saved: ${name}`);
    return readFileSync(join(folder, saved), 'utf8');
  }
  const rows = NAMES.map((name, i) => [`${i}`, name]);

  test('calculates hostile names as they stand, and none of those that we write', () => {
    const [hostile, ours] = [csvText(['id', 'name'], rows), safeCsvText(['id', 'name'], rows)];
    for (const separator of [COMMA, SEMICOLON]) {
      const [calculated, written] = formulasIn(separator, {
        [`hostile-${separator}`]: hostile,
        [`ours-${separator}`]: ours,
      });
      expect(calculated).toBeGreaterThan(0);
      expect(written).toBe(0);
    }
  });
});
