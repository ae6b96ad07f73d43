import { readFileSync } from 'node:fs';
import { readWorkbook } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { communeSheets } from '../../testing/commune-catalogue.js';
import { type MadeCell, type MadeSheet, workbookOf } from '../../testing/workbook.js';
import { readCatalogue } from './catalogue.js';
import { catalogueFacts } from './catalogue-facts.js';
import { FIELD_NAMES } from './fields.js';
import { type Mapping, parseMapping } from './mapping.js';
import { mappingOf } from './saved-mapping.js';

const NOTHING = { catalogue: null, unit: null, decision: null, standardPoints: null, exactFactors: false };

const reading = (sheets: readonly MadeSheet[], mapping: Mapping) => {
  const workbook = readWorkbook('dm.xlsx', workbookOf(sheets));
  if (E.isLeft(workbook)) throw new Error(workbook.left.detail);
  return readCatalogue(workbook.right, mapping, NOTHING);
};
const read = (sheets: readonly MadeSheet[], mapping: Mapping) => {
  const found = reading(sheets, mapping);
  if (E.isLeft(found)) throw new Error(`${found.left.code} ${found.left.detail}`);
  return found.right;
};
const parsed = (text: string): Mapping => {
  const mapping = parseMapping('m.json', text);
  if (E.isLeft(mapping)) throw new Error(`${mapping.left.path} ${mapping.left.detail}`);
  return mapping.right;
};
const problemsIn = (value: unknown): readonly (readonly [string, string])[] => {
  const found = parseMapping('m.json', typeof value === 'string' ? value : JSON.stringify(value));
  if (E.isRight(found)) return [];
  return [found.left, ...(found.left.also ?? [])].map(({ path, code }) => [path, code]);
};

describe('the proposed mapping, saved as a file', () => {
  const proposed = read(communeSheets(), { unit: 'phuong-mau' });
  const saved = JSON.stringify(mappingOf(proposed), null, 2);

  test('reads the workbook as it was proposed', () => {
    const again = read(communeSheets(), parsed(saved));
    expect(catalogueFacts(again)).toHaveLength(371);
    expect(catalogueFacts(again).map(({ data }) => data)).toEqual(catalogueFacts(proposed).map(({ data }) => data));
    expect(JSON.stringify(mappingOf(again), null, 2)).toBe(saved);
  });

  test('names sheet, header rows and the field of every column', () => {
    expect(JSON.parse(saved)).toMatchObject({
      unit: 'phuong-mau',
      standardPoints: '5',
      sheets: [
        { sheet: 'Tiêu chí chung', use: 'GENERAL_CRITERIA' },
        { sheet: 'Lãnh đạo quản lý', use: 'PRODUCTS', kind: 'LEADERSHIP', headerRows: [5, 6] },
        { sheet: 'Dùng chung', use: 'PRODUCTS', kind: 'SHARED' },
        { sheet: 'Theo phòng', use: 'PRODUCTS', kind: 'DEPARTMENT' },
        { sheet: 'Hướng dẫn', use: 'IGNORE' },
      ],
    });
    const [, list] = parsed(saved).sheets ?? [];
    expect(list?.columns?.map(({ column, field }) => `${column} ${field}`)).toEqual([
      'A ordinal',
      'B code',
      'C department',
      'D task',
      'E name',
      'F output',
      'G group',
      'H frame',
      'I points',
      'J factor',
      'K note',
    ]);
  });

  test('can be changed: a sheet left out, a column not read, the output for the name', () => {
    const mapping = parsed(saved);
    const changed: Mapping = {
      ...mapping,
      sheets: (mapping.sheets ?? []).map((one) => {
        if (one.sheet !== 'Dùng chung') return { sheet: one.sheet, use: 'IGNORE' };
        const columns = (one.columns ?? []).map((use) =>
          use.column === 'E'
            ? { ...use, field: 'output' as const }
            : use.column === 'F'
              ? { ...use, field: 'name' as const }
              : use.column === 'D'
                ? { ...use, field: null }
                : use,
        );
        return { ...one, columns };
      }),
    };
    const [, first] = catalogueFacts(read(communeSheets(), changed));
    expect(catalogueFacts(read(communeSheets(), changed))).toHaveLength(86);
    expect(first?.data).toMatchObject({
      product: 'DC.01',
      name: 'Công văn',
      output: 'Soạn thảo văn bản hành chính đơn giản',
    });
    expect(first?.data).not.toHaveProperty('task');
  });

  test('does not fit a workbook whose columns have moved', () => {
    const swapped = ([a = null, b = null, c = null, d = null, e = null, f = null, ...rest]: readonly MadeCell[]) => [
      a,
      b,
      c,
      d,
      f,
      e,
      ...rest,
    ];
    const moved = communeSheets().map((sheet) =>
      sheet.name === 'Dùng chung' ? { ...sheet, rows: sheet.rows.map(swapped) } : sheet,
    );
    const found = reading(moved, parsed(saved));
    expect(found).toMatchObject({ left: { code: 'MAPPING_HEADER_DIFFERS', path: 'dm.xlsx:Dùng chung:E' } });
  });

  test.each<[string, (mapping: Mapping) => Mapping, string]>([
    [
      'a sheet that is not there',
      (m) => ({ ...m, sheets: [{ sheet: 'Trang khác', use: 'PRODUCTS' }] }),
      'MAPPING_SHEET_UNKNOWN',
    ],
    [
      'a column that is not there',
      () => ({ sheets: [{ sheet: 'Dùng chung', use: 'PRODUCTS', columns: [{ column: 'Z', field: 'code' }] }] }),
      'MAPPING_COLUMN_UNKNOWN',
    ],
    [
      'a list without points or factors',
      () => ({
        sheets: [
          {
            sheet: 'Dùng chung',
            use: 'PRODUCTS',
            columns: [
              { column: 'B', field: 'code' },
              { column: 'E', field: 'name' },
            ],
          },
        ],
      }),
      'MAPPING_FIELD_MISSING',
    ],
    ['titles where there are none', () => ({ sheets: [{ sheet: 'Hướng dẫn', use: 'PRODUCTS' }] }), 'MAPPING_NO_HEADER'],
  ])('%s', (_, change, code) => {
    expect(reading(communeSheets(), change(parsed(saved)))).toMatchObject({ left: { code } });
  });
});

describe('a mapping file is checked whole', () => {
  test('the one that docs/catalogue-import.md shows is one, and the fields it lists are all there are', () => {
    const guide = readFileSync(new URL('../../../../../docs/catalogue-import.md', import.meta.url), 'utf8');
    const shown = parsed(/```json\n([\s\S]*?)```/.exec(guide)?.[1] ?? '');
    expect(shown.sheets?.map(({ use }) => use)).toEqual(['GENERAL_CRITERIA', 'IGNORE', 'PRODUCTS']);
    const listed = /Các trường \/ fields: (.*)/.exec(guide)?.[1] ?? '';
    expect([...listed.matchAll(/`(\w+)`/g)].map(([, field]) => field)).toEqual(FIELD_NAMES);
  });

  test('no JSON, no object, unknown keys', () => {
    expect(problemsIn('{')).toEqual([['m.json', 'MAPPING_INVALID']]);
    expect(problemsIn('[]')).toEqual([['m.json', 'MAPPING_INVALID']]);
    expect(problemsIn({ unti: 'x' })).toEqual([['m.json:unti', 'MAPPING_INVALID']]);
    expect(problemsIn({})).toEqual([]);
  });

  test.each([
    [{ unit: 'Phường A' }, 'unit'],
    [{ catalogue: 5 }, 'catalogue'],
    [{ standardPoints: 5 }, 'standardPoints'],
    [{ standardPoints: '0' }, 'standardPoints'],
    [{ validAt: '31/05/2026' }, 'validAt'],
    [{ factorPlaces: 1.5 }, 'factorPlaces'],
    [{ decision: { number: '15/QĐ' } }, 'decision.date'],
    [{ groups: [{ code: 'N1', name: 'x', frame: { from: '1' } }] }, 'groups[0].frame.to'],
    [
      {
        groups: [
          { code: 'N1', name: 'x' },
          { code: 'N1', name: 'y' },
        ],
      },
      'groups[1].code',
    ],
    [{ sheets: {} }, 'sheets'],
    [{ sheets: [{ sheet: 'DC', use: 'READ' }] }, 'sheets[0].use'],
    [{ sheets: [{ sheet: 'DC', use: 'PRODUCTS', headerRows: [6, 5] }] }, 'sheets[0].headerRows'],
    [
      { sheets: [{ sheet: 'DC', use: 'PRODUCTS', columns: [{ column: 'B', field: 'ma' }] }] },
      'sheets[0].columns[0].field',
    ],
    [
      { sheets: [{ sheet: 'DC', use: 'PRODUCTS', columns: [{ column: '2', field: 'code' }] }] },
      'sheets[0].columns[0].column',
    ],
    [
      {
        sheets: [
          {
            sheet: 'DC',
            use: 'PRODUCTS',
            columns: [
              { column: 'B', field: 'code' },
              { column: 'C', field: 'code' },
            ],
          },
        ],
      },
      'sheets[0].columns[1].field',
    ],
  ])('%j', (mapping, path) => {
    expect(problemsIn(mapping)).toEqual([[`m.json:${path}`, 'MAPPING_INVALID']]);
  });

  test('several problems are told at once; six groups name Điều 13', () => {
    expect(problemsIn({ unit: 'A B', validAt: 'x' })).toHaveLength(2);
    const groups = Array.from({ length: 6 }, (_, i) => ({ code: `N${i + 1}`, name: `Nhóm ${i + 1}` }));
    expect(parseMapping('m.json', JSON.stringify({ groups }))).toMatchObject({
      left: { code: 'TOO_MANY_GROUPS', article: 'Điều 13' },
    });
  });
});
