import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has } from '../tools/needs.js';

const main = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));
const KINDS = [
  'units',
  'posts',
  'people',
  'appointments',
  'assignments',
  'evidence',
  'verdicts',
  'general',
  'leadership',
];

describe.skipIf(!has('soffice', 'libreoffice-calc-nogui'))('a workbook that an office suite has saved', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-office-'));
  const store = `sqlite:${join(folder, 'kpi.db')}`;

  const kpi = (
    ...args: readonly string[]
  ): { readonly status: number | null; readonly stdout: string; readonly stderr: string } => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, ...args, '--store', store],
      { encoding: 'utf8', cwd: folder },
    );
    return { status, stdout, stderr };
  };
  const convert = (into: string, ...files: readonly string[]): void => {
    const office = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'profile')}`,
        '--headless',
        '--infilter=CSV:44,34,76,1,,0,false,false',
        '--convert-to',
        'xlsx',
        '--outdir',
        join(folder, into),
        ...files.map((name) => join(folder, name)),
      ],
      { encoding: 'utf8' },
    );
    expect(office.status, office.stderr).toBe(0);
  };

  beforeAll(() => {
    expect(kpi('init', '--kind', 'demo', '--city', 'hue').status).toBe(0);
    for (const kind of KINDS) writeFileSync(join(folder, `${kind}.csv`), kpi('template', kind, '--as', 'csv').stdout);
    // A second workbook of units whose third row holds a name where an id belongs.
    mkdirSync(join(folder, 'bad'));
    const [header, example] = kpi('template', 'units', '--as', 'csv').stdout.trimEnd().split('\n');
    const row = (unit: string): string | undefined => example?.replace('don-vi-mau', unit);
    writeFileSync(join(folder, 'bad', 'units.csv'), `${header}\n${row('don-vi-hai')}\n${row('Đơn vị ba')}\n`);
    convert('saved', ...KINDS.map((kind) => `${kind}.csv`));
    convert('bad', join('bad', 'units.csv'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(KINDS)('says the same as the CSV it was made from: %s', (kind) => {
    const first = kpi('import', join(folder, `${kind}.csv`), '--format', 'json');
    expect(first.status, first.stderr).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ status: 'RECORDED', skipped: [] });
    const again = kpi('import', join(folder, 'saved', `${kind}.xlsx`), '--format', 'json');
    expect(again.status, again.stderr).toBe(0);
    // The command ids are made of the rows: another date or number would have been a new command.
    expect(JSON.parse(again.stdout)).toMatchObject({ status: 'NOTHING_NEW', recorded: 0 });
  });

  it('names sheet, row and column of a cell that is wrong, and writes nothing', () => {
    const before = kpi('rate', '--period', '2026-Q1', '--format', 'json').stdout;
    const refused = kpi('import', join(folder, 'bad', 'units.xlsx'), '--format', 'json');
    expect(refused.status).toBe(1);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).toContain('units.xlsx:units:A3');
    expect(kpi('rate', '--period', '2026-Q1', '--format', 'json').stdout).toBe(before);
  });
});
