import type { Problem } from '@kpi-ledger/intake';
import { folded } from '../../terminal/folded.js';
import { type Text, text } from '../../terminal/lang.js';
import type { FieldName } from './fields.js';
import { problemAt, shownAt } from './finding.js';
import type { Parsed } from './parsed.js';

/** The same code twice, in one sheet or in two. Codes that differ in case only are the same. */
export const duplicateCodes = (products: readonly Parsed[]): readonly Problem[] =>
  repeated(
    products,
    'code',
    'DUPLICATE_CODE',
    ({ code }) => code?.toUpperCase() ?? null,
    (other, { code }) =>
      text(
        `mã ${code} đã có ở ${other}; mỗi sản phẩm một mã, hãy đổi mã hoặc bỏ dòng trùng`,
        `the code ${code} stands at ${other} already; give each product its own, or leave the double out`,
      ),
  );

/** One product of one task counted in two units. */
export const conflictingUnits = (products: readonly Parsed[]): readonly Problem[] => {
  const counted = products.filter(({ row }) => row.textOf('countUnit') !== '');
  const unitOf = ({ row }: Parsed): string => folded(row.textOf('countUnit'));
  const byProduct = Map.groupBy(counted, productKey);
  return [...byProduct.values()].flatMap((same) => {
    const [first, ...others] = same;
    if (first === undefined) return [];
    const place = shownAt(problemAt(first.sheet, first.row.row, 'countUnit', '', text('', '')));
    return others
      .filter((other) => unitOf(other) !== unitOf(first))
      .map((other) =>
        problemAt(
          other.sheet,
          other.row.row,
          'countUnit',
          'CONFLICTING_UNIT',
          text(
            `đơn vị tính "${other.row.textOf('countUnit')}" khác "${first.row.textOf('countUnit')}" của cùng sản phẩm ở ${place}; thống nhất đơn vị hoặc đặt tên khác`,
            `the unit "${other.row.textOf('countUnit')}" is not the "${first.row.textOf('countUnit')}" of the same product at ${place}; use one unit, or name the products differently`,
          ),
          'Điều 13',
        ),
      );
  });
};

/** Điều 13: duplicates are removed from the list. Told, not refused: who adopts the list decides. */
export const repeatedNames = (products: readonly Parsed[]): readonly Problem[] =>
  repeated(products, 'name', 'REPEATED_PRODUCT', productKey, (other, { name }) =>
    text(
      `"${name}" đã có ở ${other} với mã khác; Điều 13 yêu cầu loại bỏ sản phẩm trùng`,
      `"${name}" stands at ${other} with another code; Điều 13 wants doubles removed`,
    ),
  );

const productKey = ({ row, name }: Parsed): string | null =>
  name === null
    ? null
    : JSON.stringify([row.textOf('department'), row.textOf('task'), name, row.textOf('output')].map(folded));

function repeated(
  products: readonly Parsed[],
  field: FieldName,
  code: string,
  keyOf: (product: Parsed) => string | null,
  told: (other: string, product: Parsed) => Text,
): readonly Problem[] {
  const first = new Map<string, Parsed>();
  return products.flatMap((product) => {
    const key = keyOf(product);
    if (key === null) return [];
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, product);
      return [];
    }
    const place = shownAt(problemAt(other.sheet, other.row.row, field, code, text('', '')));
    return [problemAt(product.sheet, product.row.row, field, code, told(place, product), 'Điều 13')];
  });
}
