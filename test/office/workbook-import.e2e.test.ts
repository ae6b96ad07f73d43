import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communeSheets } from '../../packages/cli/src/testing/commune-catalogue.js';
import { dropDowns, hiddenSheets } from '../../packages/cli/src/testing/drop-downs.js';
import { filledForm } from '../../packages/cli/src/testing/filled-form.js';
import { kpiHere } from '../../packages/cli/src/testing/in-process.js';
import { workbookOf } from '../../packages/cli/src/testing/workbook.js';
import { has } from '../tools/needs.js';

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

/** What somebody types into the form of the unit: a new task, its evidence, and a measurement. */
const TYPED = {
  'Giao việc': [
    {
      A: 'viec-moi-01',
      B: 'don-vi-mau | Đơn vị mẫu',
      D: 'PLAN',
      L: '=1+1',
      M: '30/06/2026:3',
      O: '06/01/2026',
      R: 'có',
    },
  ],
  'Báo cáo tiến độ': [{ A: 'viec-mau-01 | việc', C: 'Đã xong dự thảo', D: '62,5', E: '13/01/2026', H: 'có' }],
  'Minh chứng': [{ A: 'viec-moi-01', B: 'n-1', C: 'm1', D: '1', E: 'Văn bản 1; Văn bản 2', H: '12/01/2026', K: 'có' }],
} as const;

// LibreOffice starts three times for all of this: a start costs as much as the rest.
describe.skipIf(!has('soffice', 'libreoffice-calc-nogui'))('a workbook that an office suite has saved', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kpi-office-'));
  const at = (...names: readonly string[]): string => join(folder, ...names);
  const store = ['--store', `sqlite:${at('kpi.db')}`, '--format', 'json'];
  const kpi = (...args: readonly string[]) => kpiHere(...args, ...store);
  const importing = async (...args: readonly string[]) => {
    const { status, stdout, stderr } = await kpi('import', ...args);
    expect(status, stderr).toBe(0);
    return JSON.parse(stdout);
  };
  const convert = (to: string, into: string, files: readonly string[], ...options: readonly string[]): void => {
    const office = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${at('profile')}`,
        ...['--headless', ...options, '--convert-to', to, '--outdir', at(into), ...files.map((name) => at(name))],
      ],
      { encoding: 'utf8' },
    );
    expect(office.status, office.stderr).toBe(0);
  };
  const asCatalogue = ['--as-catalogue', '--unit', 'phuong-mau'];
  const first = new Map<string, object>();
  let form: Uint8Array = new Uint8Array();

  beforeAll(async () => {
    expect((await kpi('init', '--kind', 'demo', '--city', 'hue')).status).toBe(0);
    for (const kind of KINDS) {
      writeFileSync(at(`${kind}.csv`), (await kpi('template', kind, '--as', 'csv')).bytes);
      first.set(kind, await importing(at(`${kind}.csv`)));
    }
    // A second workbook of units whose third row holds a name where an id belongs.
    const [header, example] = readFileSync(at('units.csv'), 'utf8').trimEnd().split('\n');
    const row = (unit: string): string | undefined => example?.replace('don-vi-mau', unit);
    writeFileSync(at('bad-units.csv'), `${header}\n${row('don-vi-hai')}\n${row('Đơn vị ba')}\n`);
    writeFileSync(
      at('phuong-units.csv'),
      'unit,name,kind,scope,validAt\nphuong-mau,UBND phường Mẫu (mô phỏng),commune,in,01/01/2026\n',
    );
    await importing(at('phuong-units.csv'));
    writeFileSync(at('dm.xlsx'), workbookOf(communeSheets()));
    form = (await kpi('template', '--unit', 'don-vi-mau')).bytes;
    writeFileSync(at('form.xlsx'), filledForm(form, TYPED));

    const asText = '--infilter=CSV:44,34,76,1,,0,false,false';
    convert(
      'xlsx',
      'saved',
      [...KINDS, 'bad-units'].map((name) => `${name}.csv`),
      asText,
    );
    // Through ODS and back: every merged cell, formula, format, rule and text is written anew by LibreOffice.
    convert('ods', 'ods', ['dm.xlsx', 'form.xlsx']);
    convert(
      'xlsx',
      'saved',
      ['dm.ods', 'form.ods'].map((name) => join('ods', name)),
    );
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(KINDS)('says the same as the CSV it was made from: %s', async (kind) => {
    expect(first.get(kind)).toMatchObject({ status: 'RECORDED', skipped: [] });
    // The command ids are made of the rows: another date or number would have been a new command.
    expect(await importing(at('saved', `${kind}.xlsx`))).toMatchObject({ status: 'NOTHING_NEW', recorded: 0 });
  });

  it('names sheet, row and column of a cell that is wrong, and writes nothing', async () => {
    const before = (await kpi('rate', '--period', '2026-Q1')).stdout;
    const { status, stdout, stderr } = await kpi('import', at('saved', 'bad-units.xlsx'), '--kind', 'units');
    expect([status, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr).error).toMatchObject({
      path: expect.stringMatching(/bad-units\.xlsx:bad-units:A3$/),
      at: { sheet: 'bad-units', row: 3, cell: 'A3', column: 'unit', label: 'Mã đơn vị', value: 'Đơn vị ba' },
    });
    expect((await kpi('rate', '--period', '2026-Q1')).stdout).toBe(before);
  });

  describe('the catalogue of a commune', () => {
    it('holds the same 370 products, with the factors that LibreOffice calculated', async () => {
      expect(await importing(at('saved', 'dm.xlsx'), ...asCatalogue)).toMatchObject({
        status: 'RECORDED',
        recorded: 371,
        skipped: [],
        notices: [],
      });
      const { rows } = JSON.parse((await kpi('catalogue', 'products', '--effective', '2026-06-01')).stdout);
      const factorOf = (code: string) => rows.find((row: { readonly code: string }) => row.code === code)?.factor;
      expect(['DC.02', 'DC.05', 'DC.HN.02', 'DC.QPPL.02'].map(factorOf)).toEqual(['5', '12', '1.6', '30']);
    });

    it('says the same as the workbook before: nothing new is recorded from it', async () => {
      expect(await importing(at('dm.xlsx'), ...asCatalogue)).toMatchObject({
        status: 'NOTHING_NEW',
        recorded: 0,
        alreadyThere: 371,
      });
    });
  });

  describe('the form of a unit', () => {
    it('keeps its drop-downs, and the sheet of their lists out of sight', () => {
      const offered = dropDowns(form);
      expect(Object.keys(offered).length).toBeGreaterThan(10);
      expect(offered['Minh chứng!A']).toEqual(['viec-mau-01']);
      expect(offered['Giao việc!D']).toEqual(['PLAN', 'UNPLANNED', 'TAKEN_OVER']);
      const saved = readFileSync(at('saved', 'form.xlsx'));
      expect(dropDowns(saved)).toEqual(offered);
      expect(hiddenSheets(saved)).toEqual(['#Danh mục']);
    });

    it('is recorded with its days, codes and texts as they were typed, and once', async () => {
      const file = at('saved', 'form.xlsx');
      const counts = { new: 3, changed: 0, unchanged: 0, corrected: 0, refused: 0 };
      expect(await importing(file, '--dry-run')).toMatchObject({ status: 'DRY_RUN', counts, skipped: [] });
      expect(await importing(file)).toMatchObject({ status: 'RECORDED', recorded: 3, counts });
      expect(await importing(file)).toMatchObject({ status: 'NOTHING_NEW', counts: { new: 0, unchanged: 3 } });
      // The file that LibreOffice has not seen says the same.
      expect(await importing(at('form.xlsx'))).toMatchObject({
        status: 'NOTHING_NEW',
        counts: { new: 0, unchanged: 3 },
      });
      const form = dropDowns((await kpi('template', '--unit', 'don-vi-mau')).bytes);
      expect(form['Minh chứng!A']).toEqual(['viec-mau-01', 'viec-moi-01 | =1+1']);
      expect(form['Minh chứng!C']).toContain('m1 | viec-moi-01, hạn 30/06/2026');
    });
  });
});
