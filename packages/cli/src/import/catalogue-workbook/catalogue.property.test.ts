import { readWorkbook } from '@kpi-ledger/intake';
import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { ALL, communeSheets, FRAMES, LISTS, type MadeProduct } from '../../testing/commune-catalogue.js';
import { type MadeCell, type MadeSheet, workbookOf } from '../../testing/workbook.js';
import { readCatalogue } from './catalogue.js';
import { catalogueFacts } from './catalogue-facts.js';

const OPTIONS = {
  catalogue: 'dm',
  unit: 'phuong-mau',
  decision: { number: '15/QĐ-UBND', date: '2026-05-31' },
  standardPoints: '5',
  exactFactors: false,
};

/** What a workbook becomes, by code; the order of rows and sheets says nothing. */
const productsIn = (sheets: readonly MadeSheet[]) => {
  const workbook = readWorkbook('dm.xlsx', workbookOf(sheets));
  if (E.isLeft(workbook)) throw new Error(workbook.left.detail);
  const found = readCatalogue(workbook.right, {}, OPTIONS);
  if (E.isLeft(found)) throw new Error(found.left.detail);
  expect(found.right.problems).toEqual([]);
  return catalogueFacts(found.right)
    .map(({ data }) => data)
    .sort((a, b) => (String(a['product']) < String(b['product']) ? -1 : 1));
};

const number = (value: number): MadeCell => ({ number: String(value) });
const COLUMNS: { readonly [title: string]: (product: MadeProduct, row: number) => MadeCell } = {
  TT: (_, row) => number(row),
  'Mã CV': ({ code }) => code,
  Phòng: ({ department }) => department ?? null,
  'Nhiệm vụ': ({ task }) => task,
  'Công việc chi tiết': ({ name }) => name,
  'Sản phẩm đầu ra': ({ output }) => output,
  Nhóm: ({ group }) => group,
  'Khung điểm': ({ group }) => FRAMES[group],
  'Điểm chấm': ({ points }) => number(points),
  'Hệ số quy đổi': ({ points }) => ({ formula: `${points}/5`, value: String(points / 5) }),
  'Người soạn': () => 'Nguyễn Văn A',
};

const titles = fc.shuffledSubarray(Object.keys(COLUMNS), { minLength: 11, maxLength: 11 });
const lines = fc.array(
  fc.constantFrom(
    'ỦY BAN NHÂN DÂN PHƯỜNG MẪU',
    'Độc lập - Tự do - Hạnh phúc',
    'DANH MỤC (MÔ PHỎNG)',
    'Ngày 31 tháng 5 năm 2026',
    '',
  ),
  { maxLength: 9 },
);

const plainSheet = (
  name: string,
  products: readonly MadeProduct[],
  above: readonly string[],
  order: readonly string[],
): MadeSheet => ({
  name,
  rows: [
    ['DANH MỤC SẢN PHẨM CHUẨN'],
    ['Sản phẩm chuẩn: Văn bản đơn giản'],
    ...above.map((line) => [line]),
    [...order],
    ...products.map((product, i) => order.map((title) => COLUMNS[title]?.(product, i + 1) ?? null)),
  ],
});

describe('the same list, laid out in another way', () => {
  const lists = [
    ['QL', LISTS.leadership.slice(0, 12)],
    ['DC', LISTS.shared.slice(0, 12)],
    ['Phòng', LISTS.departments.slice(40, 70)],
  ] as const;
  const laidOut = (order: readonly number[], above: readonly string[][], columns: readonly string[][]) =>
    order.flatMap((i) => {
      const list = lists[i];
      return list === undefined ? [] : [plainSheet(list[0], list[1], above[i] ?? [], columns[i] ?? [])];
    });
  const first = productsIn(
    laidOut(
      [0, 1, 2],
      [],
      lists.map(() => Object.keys(COLUMNS)),
    ),
  );

  test('columns in any order, sheets in any order, more or fewer lines above: the same products', () => {
    expect(first).toHaveLength(55);
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        order,
        fc.array(lines, { minLength: 3, maxLength: 3 }),
        fc.array(titles, { minLength: 3, maxLength: 3 }),
        (sheets, above, columns) => {
          expect(productsIn(laidOut(sheets, above, columns))).toEqual(first);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('what is printed is what is read, whatever the layout: an oracle of the made-up rows themselves', () => {
    const byCode = new Map(ALL.map((product) => [product.code, product]));
    for (const data of first.filter((one) => one['product'] !== undefined)) {
      const made = byCode.get(String(data['product']));
      expect(data).toMatchObject({
        name: made?.name,
        group: made?.group,
        points: String(made?.points),
        factor: String((made?.points ?? 0) / 5),
      });
    }
  });

  test('the merged workbook of a commune says the same as its rows one by one', () => {
    const merged = productsIn(communeSheets()).filter(
      ({ product }) => product !== undefined && first.some((one) => one['product'] === product),
    );
    const withoutDecidingTexts = (data: { readonly [field: string]: unknown }) => ({
      ...data,
      title: null,
      standardUnit: null,
    });
    expect(merged.map(withoutDecidingTexts)).toEqual(
      first.filter(({ product }) => product !== undefined).map(withoutDecidingTexts),
    );
  });
});
