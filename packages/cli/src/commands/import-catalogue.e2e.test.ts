import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Mapping } from '../import/catalogue-workbook/mapping.js';
import { communeSheets, LISTS, listSheet } from '../testing/commune-catalogue.js';
import { kpiHere } from '../testing/in-process.js';
import { json, workplace } from '../testing/kpi.js';
import { workbookOf } from '../testing/workbook.js';

const { folder, file } = workplace();
const STORE = ['--store', `sqlite:${join(folder, 'kpi.db')}`];
const kpi = (...args: readonly string[]) => kpiHere(...args, ...STORE);
const asked = async <A>(...args: readonly string[]) => json<A>(await kpi(...args, '--format', 'json'));
const events = async () => (await asked<{ basis: { ordinal: number } }>('progress')).basis.ordinal;
const path = (name: string) => join(folder, name);

interface Imported {
  readonly status: string;
  readonly importId: string | null;
  readonly rows: number;
  readonly recorded: number;
  readonly alreadyThere: number;
  readonly skipped: readonly { readonly sheet: string; readonly cell: string; readonly code: string }[];
  readonly mapping: Mapping;
  readonly sheets: readonly {
    readonly sheet: string;
    readonly use: string;
    readonly counts: { readonly valid: number } | null;
  }[];
  readonly notices: readonly { readonly code: string; readonly message: string }[];
}
interface Product {
  readonly code: string;
  readonly factor: string;
  readonly points: string;
  readonly decidedBy: string;
  readonly synthetic: boolean;
}
const importing = (...args: readonly string[]) => asked<Imported>('import', ...args);
const productsOf = async (...args: readonly string[]) =>
  (await asked<{ rows: readonly Product[] }>('catalogue', 'products', '--effective', '2026-06-01', ...args)).rows;

/** A commune's workbook with one cell changed in the shared list: points of DC.02. */
const withWrongPoints = (): Uint8Array => {
  const sheets = communeSheets().map((sheet) =>
    sheet.name !== 'Dùng chung'
      ? sheet
      : {
          ...sheet,
          rows: sheet.rows.map((cells) =>
            cells.map((cell, i) => (i === 8 && cells[1] === 'DC.02' ? { number: '55' } : cell)),
          ),
        },
  );
  return workbookOf(sheets);
};

beforeAll(async () => {
  await kpi('init', '--kind', 'demo', '--city', 'hue');
  file('units.csv', 'unit,name,kind,scope,validAt\nphuong-mau,UBND phường Mẫu (mô phỏng),commune,in,01/01/2026\n');
  json(await kpi('import', path('units.csv'), '--format', 'json'));
  file('dm.xlsx', workbookOf(communeSheets()));
  file('sai.xlsx', withWrongPoints());
});

const DM = path('dm.xlsx');
const CATALOGUE = ['--as-catalogue', '--unit', 'phuong-mau'];

describe("a commune's catalogue, from workbook to products", () => {
  test('a dry run shows how the file is read, and writes nothing', async () => {
    const before = await events();
    const shown = await kpi('import', DM, ...CATALOGUE, '--dry-run');
    expect(shown.status).toBe(0);
    for (const said of [
      '5–6',
      'points: điểm chấm',
      'tiêu chí chung (30 điểm)',
      '15/QĐ-UBND',
      'N5 201–400',
      '371 sẽ được ghi',
    ])
      expect(shown.stdout).toContain(said);
    const english = await kpi('import', DM, ...CATALOGUE, '--dry-run', '--lang', 'en');
    expect(english.stdout).toContain('the whole title');
    expect(await events()).toBe(before);
  });

  test('the unit is asked for, with how the file was read', async () => {
    const refused = await kpi('import', DM, '--as-catalogue', '--dry-run');
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('Cách đọc');
    expect(refused.stderr).toContain('--unit MÃ');
  });

  test('a saved mapping is not overwritten, and is read again', async () => {
    const saving = ['import', DM, ...CATALOGUE, '--dry-run', '--save-mapping', path('m.json')];
    json(await kpi(...saving, '--format', 'json'));
    const again = await kpi(...saving, '--format', 'json');
    expect(JSON.parse(again.stderr)).toMatchObject({ error: { code: 'FILE_EXISTS' } });
    const mapping = JSON.parse(readFileSync(path('m.json'), 'utf8'));
    const read = await importing(DM, '--as-catalogue', '--mapping', path('m.json'), '--dry-run');
    expect(read).toMatchObject({ status: 'DRY_RUN', rows: 371, recorded: 371, mapping });
  });

  test('one bad row keeps everything out; it is named by file, sheet and cell', async () => {
    const before = await events();
    const refused = await kpi('import', path('sai.xlsx'), ...CATALOGUE, '--format', 'json');
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    const { error, errors } = JSON.parse(refused.stderr);
    expect(
      [error, ...errors].map(({ code, path: at }: { code: string; path: string }) => [
        code,
        at.split(':').slice(1).join(':'),
      ]),
    ).toEqual([
      ['POINTS_OUTSIDE_FRAME', 'Dùng chung:I10'],
      ['FACTOR_NOT_SCORE', 'Dùng chung:J10'],
    ]);
    expect(await events()).toBe(before);
  });

  test('--skip-invalid would record the others and list the row', async () => {
    const others = await importing(path('sai.xlsx'), ...CATALOGUE, '--skip-invalid', '--dry-run');
    expect(others).toMatchObject({ status: 'DRY_RUN', rows: 371, recorded: 370 });
    expect(others.skipped.map(({ cell }) => cell)).toEqual(['I10', 'J10']);
  });

  test('--skip-invalid leaves nothing to record where the catalogue itself is refused', async () => {
    const before = await events();
    const options = ['--as-catalogue', '--unit', 'khong-co', '--skip-invalid', '--format', 'json'];
    const refused = await kpi('import', DM, ...options);
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    const { error, errors = [] } = JSON.parse(refused.stderr);
    expect([error.code, errors]).toEqual(['UNKNOWN_UNIT', []]);
    expect(await events()).toBe(before);
  });

  test('is recorded as one import: the catalogue, a factor a product', async () => {
    const before = await events();
    const imported = await importing(DM, ...CATALOGUE);
    expect(imported).toMatchObject({ status: 'RECORDED', rows: 371, recorded: 371, skipped: [] });
    expect(imported.importId).not.toBeNull();
    // ImportStarted and ImportCompleted stand around the rows.
    expect(await events()).toBe(before + 373);
    expect(imported.sheets.map(({ sheet, counts }) => [sheet, counts?.valid ?? null])).toEqual([
      ['Tiêu chí chung', null],
      ['Lãnh đạo quản lý', 40],
      ['Dùng chung', 85],
      ['Theo phòng', 245],
      ['Hướng dẫn', null],
    ]);
  });

  test('a second time changes nothing, with the mapping or without', async () => {
    const before = await events();
    for (const how of [CATALOGUE, ['--as-catalogue', '--mapping', path('m.json')]])
      expect(await importing(DM, ...how)).toMatchObject({ status: 'NOTHING_NEW', recorded: 0, alreadyThere: 371 });
    expect(await events()).toBe(before);
  });

  test('products are found by words without accents, by code, by unit, on a day', async () => {
    expect(await productsOf()).toHaveLength(370);
    expect(await productsOf('--unit', 'phuong-mau', '--catalogue', 'danh-muc-15-qd-ubnd-2026')).toHaveLength(370);
    const codes = async (find: string) => (await productsOf('--find', find)).map(({ code }) => code);
    expect(await codes('van ban')).toEqual(['DC.01', 'DC.02', 'DC.05']);
    expect(await codes('VĂN BẢN hành chính')).toEqual(['DC.01']);
    expect(await codes('dc.hn.02')).toEqual(['DC.HN.02']);
    expect((await codes('dat dai')).length).toBe(50);
    expect(await codes('không có gì')).toEqual([]);
    expect(await productsOf('--find', 'DC.HN.02')).toMatchObject([
      { points: '8', factor: '1.6', decidedBy: '15/QĐ-UBND/2026-05-31', synthetic: true },
    ]);
    expect((await asked<{ rows: unknown[] }>('catalogue', 'products', '--effective', '2026-05-30')).rows).toEqual([]);
    const shown = await kpi('catalogue', 'products', '--find', 'van ban', '--effective', '2026-06-01');
    expect(shown.stdout).toContain('Soạn thảo văn bản hành chính đơn giản');
    expect(
      (await kpi('catalogue', 'products', '--format', 'csv', '--effective', '2026-06-01')).stdout.split('\r\n')[0],
    ).toContain('code,name,output');
  });

  test('an unknown unit or catalogue is told', async () => {
    const failed = async (...args: readonly string[]) =>
      JSON.parse((await kpi('catalogue', 'products', ...args, '--format', 'json')).stderr).error.code;
    expect(await failed('--unit', 'khong-co')).toBe('UNKNOWN_UNIT');
    expect(await failed('--catalogue', 'khong-co')).toBe('UNKNOWN_CATALOGUE');
  });
});

describe('what the ledger says to it', () => {
  test('an unknown unit is one refusal, not one a product', async () => {
    const refused = await kpi(
      'import',
      DM,
      '--as-catalogue',
      '--unit',
      'khong-co',
      '--catalogue',
      'dm-khac',
      '--format',
      'json',
    );
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stderr)).toMatchObject({ error: { code: 'UNKNOWN_UNIT' } });
    expect(JSON.parse(refused.stderr).errors ?? []).toEqual([]);
  });

  test('8/3 is decided as printed and kept with the exact one, or decided exactly', async () => {
    const [first, second] = LISTS.shared;
    if (first === undefined || second === undefined) throw new Error('two products');
    const sheet = listSheet('Dùng chung', [first, { ...second, code: 'DC.08', group: 'N1', points: 8 }]);
    const rows = sheet.rows.map((cells) =>
      cells.map((cell, i) => {
        if (i === 9 && cells[1] === 'DC.08')
          return { formula: 'I10/3', value: '2.6666666666666665', format: '0.00' as const };
        if (i === 9 && cells[1] === 'DC.01')
          return { formula: 'I9/3', value: '1.6666666666666667', format: '0.00' as const };
        return cell;
      }),
    );
    file('lam-tron.xlsx', workbookOf([{ ...sheet, rows }]));
    const args = [path('lam-tron.xlsx'), ...CATALOGUE, '--standard-points', '3', '--decision', '16/QĐ-UBND/2026-05-31'];
    const imported = await importing(...args, '--catalogue', 'dm-in');
    expect(imported.notices.map(({ code }) => code)).toEqual(['FACTOR_ROUNDED', 'FACTOR_ROUNDED']);
    expect(await productsOf('--catalogue', 'dm-in', '--find', 'dc.08')).toMatchObject([
      { factor: '2.67', exactFactor: '8/3' },
    ]);
    await importing(...args, '--catalogue', 'dm-dung', '--exact-factors');
    expect(await productsOf('--catalogue', 'dm-dung', '--find', 'dc.08')).toMatchObject([
      { factor: '8/3', exactFactor: null },
    ]);
  });
});

describe('wrong usage', () => {
  test.each([
    [['import', DM, '--mapping', 'm.json'], '--mapping'],
    [['import', DM, '--save-mapping', 'm.json'], '--save-mapping'],
    [['import', DM, '--as-catalogue', '--kind', 'units'], '--kind'],
    [['import', DM, DM, '--as-catalogue'], '--as-catalogue'],
    [['import', path('units.csv'), '--as-catalogue'], '--as-catalogue'],
    [['import', DM, '--as-catalogue', '--unit', 'Phường'], '--unit'],
    [['import', DM, '--as-catalogue', '--standard-points', '0'], '--standard-points'],
    [['catalogue', 'products', '--plan', 'kh18'], '--plan'],
    [['catalogue', 'tasks', '--find', 'x'], '--find'],
  ])('%j', async (args, at) => {
    const { status, stderr } = await kpi(...args, '--format', 'json');
    expect([status, JSON.parse(stderr).error.path]).toEqual([2, at]);
  });

  test('a catalogue imported without --as-catalogue is pointed to it', async () => {
    const { status, stderr } = await kpi('import', DM);
    expect(status).toBe(2);
    expect(stderr).toContain('--as-catalogue');
  });

  test('files that are no workbook, no mapping, or not there', async () => {
    const failed = async (...args: readonly string[]) => {
      const { status, stderr } = await kpi('import', ...args, ...CATALOGUE, '--format', 'json');
      return [status, JSON.parse(stderr).error.code];
    };
    file('rong.xlsx', 'không phải zip');
    file('sai.json', '{"sheets": 1}');
    expect(await failed(path('khong-co.xlsx'))).toEqual([1, 'FILE_UNREADABLE']);
    expect(await failed(path('rong.xlsx'))).toEqual([1, 'NOT_XLSX']);
    expect(await failed(DM, '--mapping', path('khong-co.json'))).toEqual([1, 'FILE_UNREADABLE']);
    expect(await failed(DM, '--mapping', path('sai.json'))).toEqual([1, 'MAPPING_INVALID']);
  });
});
