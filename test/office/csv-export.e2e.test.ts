import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  /** How many cells the office suite takes for formulas, told to calculate what looks like one. */
  function formulasOf(name: string, csv: string, separator: number): number {
    writeFileSync(join(folder, `${name}.csv`), csv);
    const { status, stderr } = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        `--infilter=CSV:${separator},34,76,1,,0,false,true,false,false,false,-1,true`,
        ...['--convert-to', 'fods', `${name}.csv`],
      ],
      { encoding: 'utf8', cwd: folder },
    );
    expect(status, stderr).toBe(0);
    const [file] = [join(folder, `${name}.fods`), join(folder, `${name}-${name}.fods`)].flatMap((path) => {
      try {
        return [readFileSync(path, 'utf8')];
      } catch {
        return [];
      }
    });
    return (file ?? '').split('table:formula=').length - 1;
  }
  const rows = NAMES.map((name, i) => [`${i}`, name]);

  test('calculates hostile names as they stand, and none of those that we write', () => {
    expect(formulasOf('hostile', csvText(['id', 'name'], rows), COMMA)).toBeGreaterThan(0);
    expect(formulasOf('split', csvText(['id', 'name'], rows), SEMICOLON)).toBeGreaterThan(0);
    expect(formulasOf('ours', safeCsvText(['id', 'name'], rows), COMMA)).toBe(0);
    expect(formulasOf('ours-split', safeCsvText(['id', 'name'], rows), SEMICOLON)).toBe(0);
  });
});
