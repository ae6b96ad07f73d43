import { readWorkbook } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { ALL, communeSheets, LISTS } from '../../testing/commune-catalogue.js';
import { type MadeCell, type MadeSheet, workbookOf } from '../../testing/workbook.js';
import { type CatalogueWorkbook, readCatalogue } from './catalogue.js';
import { catalogueFacts } from './catalogue-facts.js';
import type { Mapping } from './mapping.js';
import type { CatalogueOptions } from './settings.js';

const OPTIONS: CatalogueOptions = {
  catalogue: 'dm',
  unit: 'phuong-mau',
  decision: { number: '15/QĐ-UBND', date: '2026-05-31' },
  standardPoints: null,
  exactFactors: false,
};

const read = (
  sheets: readonly MadeSheet[],
  options: Partial<CatalogueOptions> = {},
  mapping: Mapping = {},
): CatalogueWorkbook => {
  const workbook = readWorkbook('dm.xlsx', workbookOf(sheets));
  if (E.isLeft(workbook)) throw new Error(workbook.left.detail);
  const found = readCatalogue(workbook.right, mapping, { ...OPTIONS, ...options });
  if (E.isLeft(found)) throw new Error(`${found.left.code} ${found.left.detail}`);
  return found.right;
};

const n = (value: number | string): MadeCell => ({ number: String(value) });

describe('a workbook as communes publish it: five sheets, 370 made-up products', () => {
  const found = read(communeSheets(), { catalogue: null, decision: null });
  const facts = catalogueFacts(found);
  const dataOf = (code: string) => facts.find(({ data }) => data['product'] === code)?.data;

  test('no row is lost, none is invented, none is wrong', () => {
    expect(found.problems).toEqual([]);
    expect(found.products.map(({ parsed }) => parsed.code).sort()).toEqual(ALL.map(({ code }) => code).sort());
    expect(ALL).toHaveLength(370);
    expect(new Set(ALL.map(({ code }) => code)).size).toBe(370);
  });

  test('every sheet is told apart, under its title lines and its titles in two rows', () => {
    expect(
      found.sheets.map((plan) => [
        plan.sheet,
        plan.use,
        ...(plan.use === 'PRODUCTS' ? [plan.kind, plan.first + 1, plan.last + 1, plan.products.length] : []),
      ]),
    ).toEqual([
      ['Tiêu chí chung', 'GENERAL_CRITERIA'],
      ['Lãnh đạo quản lý', 'PRODUCTS', 'LEADERSHIP', 5, 6, 40],
      ['Dùng chung', 'PRODUCTS', 'SHARED', 5, 6, 85],
      ['Theo phòng', 'PRODUCTS', 'DEPARTMENT', 5, 6, 245],
      ['Hướng dẫn', 'IGNORE'],
    ]);
  });

  test.each([
    ['DC.02', '25', '5'],
    ['DC.05', '60', '12'],
    ['DC.HN.02', '8', '1.6'],
    ['DC.QPPL.02', '150', '30'],
  ])('F6: %s has %s points, h = %s', (code, points, factor) => {
    expect(dataOf(code)).toMatchObject({ points, factor });
    expect(dataOf(code)).not.toHaveProperty('exactFactor');
  });

  test('department and task of merged cells hold for every row they span', () => {
    for (const product of LISTS.departments)
      expect(dataOf(product.code)).toMatchObject({
        department: product.department,
        task: product.task,
        name: product.name,
        output: product.output,
        group: product.group,
        kind: 'DEPARTMENT',
      });
  });

  test('decision, standard product and groups come from the lines above and the rows', () => {
    expect(facts[0]?.data).toMatchObject({
      catalogue: 'danh-muc-15-qd-ubnd-2026',
      unit: 'phuong-mau',
      standardUnit: 'Soạn thảo văn bản hành chính đơn giản',
      standardPoints: '5',
      decision: { number: '15/QĐ-UBND', date: '2026-05-31' },
      groups: [
        { code: 'N1', frame: { from: '1', to: '10' } },
        { code: 'N2', frame: { from: '11', to: '50' } },
        { code: 'N3', frame: { from: '51', to: '100' } },
        { code: 'N4', frame: { from: '101', to: '200' } },
        { code: 'N5', frame: { from: '201', to: '400' } },
      ],
    });
    expect(facts.map(({ type }) => type)).toEqual([
      'ProductCatalogueAdopted',
      ...ALL.map(() => 'ConversionFactorDecided'),
    ]);
  });

  test('headings, totals and signatures are named, not recorded; gaps in the codes are no error', () => {
    const [shared] = found.sheets.filter(({ sheet }) => sheet === 'Dùng chung');
    expect(shared?.use === 'PRODUCTS' && shared.skipped.map(({ row, reason }) => [row + 1, reason])).toEqual([
      [7, 'COLUMN_NUMBERS'],
      [8, 'HEADING'],
      [94, 'TOTAL'],
      [96, 'FOOTER'],
      [97, 'FOOTER'],
    ]);
    expect(found.gaps).toContain('QL.016');
    expect(found.gaps).not.toContain('QL.015');
  });
});

const TITLES = ['Mã CV', 'Công việc chi tiết', 'ĐVT', 'Nhóm', 'Khung điểm', 'Điểm chấm', 'Hệ số quy đổi', 'Ghi chú'];
const STANDARD = ['DC.01', 'Văn bản đơn giản', 'văn bản', 'N1', '1-10', n(5), n(1)];
const sheet = (rows: readonly (readonly MadeCell[])[], name = 'DC'): MadeSheet => ({
  name,
  rows: [['DANH MỤC (MÔ PHỎNG)'], ['Sản phẩm chuẩn: Văn bản đơn giản, 5 điểm'], TITLES, STANDARD, ...rows],
});
/** A row of group N2 with one cell changed. */
const row = (change: { readonly [column: number]: MadeCell }): readonly MadeCell[] =>
  ['DC.02', 'Báo cáo', 'báo cáo', 'N2', '11-50', n(25), n(5)].map((cell, i) => change[i] ?? cell);
const told = ({ problems }: CatalogueWorkbook) => problems.map(({ cell, code }) => [cell, code]);

describe('every row is checked; a problem names file, sheet, row, cell, value and what to do', () => {
  test.each<[string, { readonly [column: number]: MadeCell }, string, string, string]>([
    ['no name', { 1: ' ' }, 'B5', 'MISSING_VALUE', 'còn trống'],
    ['no code', { 0: ' ' }, 'A5', 'MISSING_VALUE', 'còn trống'],
    ['no group', { 3: ' ' }, 'D5', 'MISSING_VALUE', 'còn trống'],
    ['no points', { 5: ' ' }, 'F5', 'MISSING_VALUE', 'còn trống'],
    ['no factor', { 6: ' ' }, 'G5', 'MISSING_VALUE', 'còn trống'],
    ['an unknown group', { 3: 'N9' }, 'D5', 'UNKNOWN_GROUP', '"N9"'],
    ['a group of another make', { 3: 'Đặc biệt' }, 'D5', 'UNKNOWN_GROUP', '"Đặc biệt"'],
    ['points above the frame', { 5: n(55), 6: n(11) }, 'F5', 'POINTS_OUTSIDE_FRAME', '55'],
    ['points below the frame', { 5: n(10), 6: n(2) }, 'F5', 'POINTS_OUTSIDE_FRAME', '10'],
    ['points of zero', { 5: n(0) }, 'F5', 'POINTS_NOT_POSITIVE', '0'],
    ['a factor that is not points ÷ 5', { 6: n('5.5') }, 'G5', 'FACTOR_NOT_SCORE', '5.5'],
    ['a factor of zero', { 6: n(0) }, 'G5', 'FACTOR_NOT_POSITIVE', '0'],
    ['a factor below zero', { 6: n(-5) }, 'G5', 'FACTOR_NOT_POSITIVE', '-5'],
    ['words for points', { 5: 'hai mươi lăm' }, 'F5', 'NOT_A_NUMBER', 'hai mươi lăm'],
    ['words for a factor', { 6: 'năm' }, 'G5', 'NOT_A_NUMBER', 'năm'],
    [
      'a formula that nobody calculated',
      { 6: { formula: 'F5/5', value: null } },
      'G5',
      'FORMULA_WITHOUT_VALUE',
      'công thức',
    ],
    ['a formula in error', { 6: { error: '#DIV/0!' } }, 'G5', 'CELL_ERROR', '#DIV/0!'],
    ['a percentage', { 6: { number: '5', format: '0%' } }, 'G5', 'NUMBER_IS_PERCENT', '5'],
    ['a number that became a day', { 5: { number: '45000', format: 'd-mmm' } }, 'F5', 'NUMBER_IS_DATE', '45000'],
    ['a frame that became a day', { 4: { number: '45000', format: 'd-mmm' } }, 'E5', 'FRAME_IS_DATE', '45000'],
    ['a thousands separator', { 5: '1.000' }, 'F5', 'THOUSANDS_SEPARATOR', '1.000'],
    ['a frame in words', { 4: 'cao' }, 'E5', 'FRAME_UNREADABLE', 'cao'],
    ['a frame upside down', { 4: '50-11' }, 'E5', 'FRAME_UNREADABLE', '50-11'],
    ['a code that is a number', { 0: n('1.1') }, 'A5', 'CODE_IS_NUMBER', '1.1'],
    ['a code with marks', { 0: 'DC?02' }, 'A5', 'INVALID_CODE', 'DC?02'],
  ])('%s', (_, change, cell, code, value) => {
    const found = read([sheet([row(change)])]);
    const problem = found.problems.find((one) => one.cell === cell && one.code === code);
    expect(told(found)).toContainEqual([cell, code]);
    expect(problem).toMatchObject({ file: 'dm.xlsx', sheet: 'DC', row: 5 });
    expect(problem?.message.vi).toContain(value);
    expect(problem?.message.en).not.toBe(problem?.message.vi);
    // The row that is wrong is the only one that is kept out.
    expect(found.products.map(({ parsed }) => parsed.code)).toEqual(['DC.01']);
  });

  test('a group whose rows print two frames', () => {
    const found = read([
      sheet([row({}), row({ 0: 'DC.03', 1: 'Tờ trình' }), row({ 0: 'DC.04', 1: 'Đề án', 4: '11-60' })]),
    ]);
    expect(told(found)).toEqual([['E7', 'FRAME_DIFFERS']]);
  });

  test('frames of two groups that overlap', () => {
    const found = read([sheet([row({}), row({ 0: 'DC.03', 1: 'Đề án', 3: 'N3', 4: '40-90', 5: n(60), 6: n(12) })])]);
    expect(told(found)).toEqual([['E6', 'FRAMES_OVERLAP']]);
  });

  test('the same code twice, within a sheet and across sheets, whatever its case', () => {
    const first = sheet([row({}), row({ 0: 'dc.02', 1: 'Tờ trình' })]);
    const second = sheet([row({ 0: 'DC.03', 1: 'Đề án' })], 'Phòng');
    const found = read([first, second]);
    expect(found.problems.map(({ sheet: of, cell, code }) => [of, cell, code])).toEqual([
      ['DC', 'A6', 'DUPLICATE_CODE'],
      ['Phòng', 'A4', 'DUPLICATE_CODE'],
    ]);
    expect(found.problems[1]?.message.vi).toContain('dm.xlsx:DC:A4');
  });

  test('one product counted in two units', () => {
    const found = read([sheet([row({}), row({ 0: 'DC.03', 2: 'trang' })])]);
    expect(told(found)).toEqual([['C6', 'CONFLICTING_UNIT']]);
  });

  test('six groups: Điều 13 knows five', () => {
    const six = ['N2', 'N3', 'N4', 'N5', 'N6'].map((group, i) =>
      row({
        0: `DC.1${i}`,
        1: `Việc ${i}`,
        3: group,
        4: `${i * 100 + 11}-${i * 100 + 100}`,
        5: n(i * 100 + 20),
        6: n((i * 100 + 20) / 5),
      }),
    );
    const { problems } = read([sheet(six)]);
    expect(problems.map(({ code, article }) => [code, article])).toEqual([['TOO_MANY_GROUPS', 'Điều 13']]);
    expect(problems[0]?.message.vi).toContain('nhiều nhất 5 nhóm');
  });
});

describe('the factor', () => {
  const eight = (factor: MadeCell) =>
    sheet([row({ 5: n(20), 6: n(4) }), row({ 0: 'DC.08', 1: 'Biên bản', 3: 'N1', 4: '1-10', 5: n(8), 6: factor })]);
  const third = { standardPoints: '3' };
  const factorOf = (found: CatalogueWorkbook) => {
    const product = found.products.find(({ parsed }) => parsed.code === 'DC.08');
    return product === undefined ? told(found) : [product.factor, product.exactFactor];
  };
  const notices = (found: CatalogueWorkbook) =>
    found.notices.filter(({ row: at }) => at === 6).map(({ cell, code }) => [cell, code]);

  test('8/3 printed as 2.67 is kept as decided and told with 8/3', () => {
    const found = read([eight(n('2.67'))], third);
    expect(factorOf(found)).toEqual(['2.67', '8/3']);
    expect(notices(found)).toEqual([['G6', 'FACTOR_ROUNDED']]);
    expect(found.notices.find(({ row: at }) => at === 6)?.message.vi).toContain('2.67 là số làm tròn của 8/3');
  });

  test('the exact one is taken where it is asked for', () => {
    expect(factorOf(read([eight(n('2.67'))], { ...third, exactFactors: true }))).toEqual(['8/3', null]);
  });

  test('a formula that shows two places is what the paper shows; its 15 digits are no decision', () => {
    const cached = { formula: 'F6/3', value: '2.6666666666666665', format: '0.00' } as const;
    expect(factorOf(read([eight(cached)], third))).toEqual(['2.67', '8/3']);
    expect(factorOf(read([eight({ ...cached, format: 'General' })], third))).toEqual(['8/3', null]);
  });

  test('2.7 is no rounding to two places; a mapping file may say one place', () => {
    expect(factorOf(read([eight(n('2.7'))], third))).toContainEqual(['G6', 'FACTOR_NOT_SCORE']);
    expect(factorOf(read([eight(n('2.7'))], third, { factorPlaces: 1 }))).toEqual(['2.7', '8/3']);
  });

  test('a decimal comma typed as text is read and told', () => {
    const found = read([eight('1,6')]);
    expect(factorOf(found)).toEqual(['1.6', null]);
    expect(notices(found)).toEqual([['G6', 'NUMBER_AS_TEXT']]);
  });

  test('without a column of factors the points say them', () => {
    const { name, rows } = eight('1,6');
    const found = read([{ name, rows: rows.map((cells) => cells.slice(0, 6)) }]);
    expect(factorOf(found)).toEqual(['1.6', null]);
  });
});

describe('what nobody says is asked for, not guessed', () => {
  const bare: MadeSheet = { name: 'DC', rows: [TITLES, STANDARD, row({ 0: 'DC.02', 5: n(20), 6: n(1) })] };

  test('decision, id, unit, title; rows with h = 1 that disagree give no standard points', () => {
    const found = read([bare], { catalogue: null, unit: null, decision: null });
    expect(found.missing.map(({ code, detail }) => [code, detail.split(' is not known')[0]])).toEqual([
      ['SETTING_MISSING', 'the decision that adopts it'],
      ['SETTING_MISSING', 'the id of the catalogue'],
      ['SETTING_MISSING', 'whose catalogue it is (null: the whole city)'],
      ['SETTING_MISSING', 'the title of the catalogue'],
      ['SETTING_MISSING', 'the standard unit (Điều 13)'],
      ['SETTING_MISSING', 'the points of the standard product'],
    ]);
  });

  test('two decisions above two tables: neither is taken', () => {
    const above = (number: number): readonly MadeCell[] => [`Quyết định số ${number}/QĐ-UBND ngày 01/06/2026`];
    const [one, two] = [15, 16].map((number) => ({
      name: `Q${number}`,
      rows: [above(number), ...bare.rows.slice(0, 1), ['D.1', 'Việc', 'x', 'N1', '1-10', n(5), n(1)]],
    }));
    if (one === undefined || two === undefined) throw new Error('two sheets');
    expect(read([one, two], { decision: null }).settings.decision.from).toBe(null);
    expect(read([one], { decision: null }).settings.decision).toMatchObject({
      value: { number: '15/QĐ-UBND', date: '2026-06-01' },
      from: 'TITLE_LINES',
    });
  });

  test('a workbook without a list is refused with what was looked for', () => {
    const workbook = readWorkbook('dm.xlsx', workbookOf([{ name: 'Trang 1', rows: [['Lịch công tác'], ['Thứ hai']] }]));
    if (E.isLeft(workbook)) throw new Error(workbook.left.detail);
    expect(readCatalogue(workbook.right, {}, OPTIONS)).toMatchObject({ left: { code: 'NO_PRODUCT_LIST' } });
  });

  test('a hidden sheet is not read unless a mapping file names it', () => {
    const sheets = [sheet([row({})]), { ...sheet([row({ 0: 'DC.99', 1: 'Bản cũ' })], 'Cũ'), hidden: true }];
    expect(read(sheets).products).toHaveLength(2);
    expect(read(sheets, {}, { sheets: [{ sheet: 'Cũ', use: 'PRODUCTS' }] }).problems).toMatchObject([
      { sheet: 'Cũ', code: 'DUPLICATE_CODE' },
    ]);
  });
});

describe('rows that are no products', () => {
  test('"Tổng hợp báo cáo" without a code is a product with a problem, "Tổng cộng" is a total', () => {
    const found = read([
      sheet([row({ 0: ' ', 1: 'Tổng hợp báo cáo' }), ['Tổng cộng', null, null, null, null, n(30), n(6)]]),
    ]);
    expect(told(found)).toEqual([['A5', 'MISSING_VALUE']]);
  });

  test('a department and task written once hold down to the next heading, without merged cells', () => {
    const titles = ['Mã CV', 'Phòng', 'Nhiệm vụ', 'Công việc chi tiết', 'Nhóm', 'Điểm chấm'];
    const line = (code: string, department: string | null, task: string | null): readonly MadeCell[] => [
      code,
      department,
      task,
      `Việc ${code}`,
      'N1',
      n(5),
    ];
    const found = read(
      [
        {
          name: 'Phòng',
          rows: [
            titles,
            line('A.1', 'Phòng A', 'Thu'),
            line('A.2', null, null),
            line('A.3', null, 'Chi'),
            line('B.1', 'Phòng B', null),
            ['II', null, null, 'VIỆC KHÁC'],
            line('C.1', null, null),
          ],
        },
      ],
      { standardPoints: '5' },
    );
    expect(found.problems).toEqual([]);
    expect(
      found.products.map(({ parsed: { code, row: of } }) => [code, of.textOf('department'), of.textOf('task')]),
    ).toEqual([
      ['A.1', 'Phòng A', 'Thu'],
      ['A.2', 'Phòng A', 'Thu'],
      ['A.3', 'Phòng A', 'Chi'],
      ['B.1', 'Phòng B', ''],
      ['C.1', '', ''],
    ]);
  });

  test('letters such as Đ and spaces within a code', () => {
    const found = read([sheet([row({ 0: 'ĐĐ. 02' })])]);
    expect(catalogueFacts(found)[2]?.data).toMatchObject({ product: 'ĐĐ.02', printedCode: 'ĐĐ. 02' });
  });

  test('the same product under another code is told, and kept', () => {
    const found = read([sheet([row({}), row({ 0: 'DC.03' })])]);
    expect(found.notices.map(({ cell, code }) => [cell, code])).toEqual([['B6', 'REPEATED_PRODUCT']]);
    expect(found.products).toHaveLength(3);
  });
});
