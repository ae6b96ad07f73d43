import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { communeSheets } from '../../packages/cli/src/testing/commune-catalogue.js';
import { workbookOf } from '../../packages/cli/src/testing/workbook.js';
import { has } from '../tools/needs.js';

const main = fileURLToPath(new URL('../../packages/cli/dist/main.js', import.meta.url));

describe.skipIf(!has('soffice', 'libreoffice-calc-nogui'))(
  "a commune's catalogue that an office suite has saved",
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'kpi-office-'));
    const store = `sqlite:${join(folder, 'kpi.db')}`;
    const kpi = (...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', main, ...args, '--store', store, '--format', 'json'],
        { encoding: 'utf8', cwd: folder },
      );
      return { status, stdout, stderr };
    };
    const importing = (file: string) => {
      const done = kpi('import', file, '--as-catalogue', '--unit', 'phuong-mau');
      expect(done.status, done.stderr).toBe(0);
      return JSON.parse(done.stdout);
    };
    /** Through ODS and back: every merged cell, formula, format and text is written anew by LibreOffice. */
    const convert = (file: string, to: string, into: string): void => {
      const office = spawnSync(
        'soffice',
        [
          `-env:UserInstallation=file://${join(folder, 'profile')}`,
          '--headless',
          '--convert-to',
          to,
          '--outdir',
          join(folder, into),
          join(folder, file),
        ],
        { encoding: 'utf8' },
      );
      expect(office.status, office.stderr).toBe(0);
    };

    beforeAll(() => {
      expect(kpi('init', '--kind', 'demo', '--city', 'hue').status).toBe(0);
      writeFileSync(
        join(folder, 'units.csv'),
        'unit,name,kind,scope,validAt\nphuong-mau,UBND phường Mẫu (mô phỏng),commune,in,01/01/2026\n',
      );
      expect(kpi('import', 'units.csv').status).toBe(0);
      writeFileSync(join(folder, 'dm.xlsx'), workbookOf(communeSheets()));
      convert('dm.xlsx', 'ods', 'ods');
      convert(join('ods', 'dm.ods'), 'xlsx', 'saved');
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('holds the same 370 products, with the factors that LibreOffice calculated', () => {
      expect(importing(join('saved', 'dm.xlsx'))).toMatchObject({
        status: 'RECORDED',
        recorded: 371,
        skipped: [],
        notices: [],
      });
      const { rows } = JSON.parse(kpi('catalogue', 'products', '--effective', '2026-06-01').stdout);
      const factorOf = (code: string) => rows.find((row: { readonly code: string }) => row.code === code)?.factor;
      expect(['DC.02', 'DC.05', 'DC.HN.02', 'DC.QPPL.02'].map(factorOf)).toEqual(['5', '12', '1.6', '30']);
    });

    it('says the same as the workbook before: nothing new is recorded from it', () => {
      expect(importing('dm.xlsx')).toMatchObject({ status: 'NOTHING_NEW', recorded: 0, alreadyThere: 371 });
    });
  },
);
