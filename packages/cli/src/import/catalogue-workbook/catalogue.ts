import { parseRational } from '@kpi-ledger/engine';
import type { Problem, Workbook } from '@kpi-ledger/intake';
import * as E from 'fp-ts/lib/Either.js';
import { type Failure, invalid } from '../../terminal/failure.js';
import { conflictingUnits, duplicateCodes } from './across-rows.js';
import { factorOf, pointsProblem } from './factor.js';
import { problemAt } from './finding.js';
import { gapsIn } from './gaps.js';
import { type Grid, gridOf } from './grid.js';
import { groupProblems } from './groups.js';
import { mappedPlan } from './mapped-sheet.js';
import type { Mapping } from './mapping.js';
import { noticesOf } from './notices.js';
import { type Parsed, parseRow } from './parsed.js';
import { type ProductSheet, proposedPlan, type SheetPlan } from './plan.js';
import { type CatalogueOptions, type CatalogueSettings, missingSettings, settingsOf } from './settings.js';

/** A product whose row holds no problem, with its factor as it is decided. */
export interface DecidedProduct {
  readonly parsed: Parsed;
  readonly factor: string;
  /** points ÷ standard points, where the factor is its rounding. */
  readonly exactFactor: string | null;
}

/** Everything a workbook says as a product catalogue (Điều 13). */
export interface CatalogueWorkbook {
  readonly file: string;
  readonly sheets: readonly SheetPlan[];
  readonly settings: CatalogueSettings;
  /** What must be said before anything can be recorded. */
  readonly missing: readonly Failure[];
  /** Rows that could be decided, in the order of the workbook. */
  readonly products: readonly DecidedProduct[];
  /** Why the other rows cannot. */
  readonly problems: readonly Problem[];
  readonly notices: readonly Problem[];
  /** Codes that runs of numbers leave out. */
  readonly gaps: readonly string[];
}

export function readCatalogue(
  { file, sheets }: Workbook,
  mapping: Mapping,
  options: CatalogueOptions,
): E.Either<Failure, CatalogueWorkbook> {
  const planned = plansOf(file, sheets.map(gridOf), mapping);
  if (E.isLeft(planned)) return planned;
  const plans = planned.right;
  const lists = plans.filter((plan): plan is ProductSheet => plan.use === 'PRODUCTS');
  if (lists.length === 0) return E.left(noList(file, plans));
  const rows = lists.flatMap((sheet) => sheet.products.map((row) => parseRow(sheet, row)));
  const parsed = rows.map((row) => row.parsed);
  const settings = settingsOf(plans, parsed, mapping, options);
  const told = [
    ...rows.flatMap(({ problems }) => problems),
    ...groupProblems(parsed, settings.groups),
    ...parsed.flatMap((product) => pointsProblem(product, settings.groups)),
    ...duplicateCodes(parsed),
    ...conflictingUnits(parsed),
  ];
  const factors = decideFactors(parsed, settings, options.exactFactors);
  const problems = inOrder([...told, ...factors.problems], plans);
  const bad = new Set(problems.map(({ sheet, row }) => JSON.stringify([sheet, row])));
  const products = factors.decided.filter(
    ({ parsed: { sheet, row } }) => !bad.has(JSON.stringify([sheet.sheet, row.row + 1])),
  );
  return E.right({
    file,
    sheets: plans,
    settings,
    missing: missingSettings(file, settings, parsed),
    products,
    problems,
    notices: inOrder(noticesOf(parsed, products), plans),
    gaps: gapsIn(parsed.flatMap(({ code }) => code ?? [])),
  });
}

function plansOf(file: string, grids: readonly Grid[], mapping: Mapping): E.Either<Failure, readonly SheetPlan[]> {
  const unknown = (mapping.sheets ?? []).find(({ sheet }) => !grids.some((grid) => grid.sheet === sheet));
  if (unknown !== undefined)
    return E.left(
      invalid(
        'MAPPING_SHEET_UNKNOWN',
        file,
        `tệp ánh xạ ghi trang tính "${unknown.sheet}" nhưng tệp chỉ có: ${grids.map(({ sheet }) => sheet).join(', ')}`,
        `the mapping file names the sheet "${unknown.sheet}", the workbook has: ${grids.map(({ sheet }) => sheet).join(', ')}`,
      ),
    );
  const plans: SheetPlan[] = [];
  for (const grid of grids) {
    const mapped = mapping.sheets?.find(({ sheet }) => sheet === grid.sheet);
    const plan = mapped === undefined ? E.right(proposedPlan(file, grid)) : mappedPlan(file, grid, mapped);
    if (E.isLeft(plan)) return plan;
    plans.push(plan.right);
  }
  return E.right(plans);
}

const noList = (file: string, plans: readonly SheetPlan[]): Failure => {
  const names = plans.map(({ sheet }) => `"${sheet}"`).join(', ');
  return invalid(
    'NO_PRODUCT_LIST',
    file,
    `không trang tính nào (${names}) có dòng tiêu đề với mã, tên, nhóm hoặc khung điểm, điểm hoặc hệ số; hãy chỉ ra trong tệp ánh xạ (docs/catalogue-import.md)`,
    `no sheet (${names}) has a row of titles with code, name, group or frame, points or factor; name it in a mapping file (docs/catalogue-import.md)`,
  );
};

function decideFactors(
  parsed: readonly Parsed[],
  { standardPoints, factorPlaces }: CatalogueSettings,
  exact: boolean,
): { readonly decided: readonly DecidedProduct[]; readonly problems: readonly Problem[] } {
  const rules = { standardPoints: parseRational(standardPoints.value ?? ''), places: factorPlaces, exact };
  const decided: DecidedProduct[] = [];
  const problems: Problem[] = [];
  for (const product of parsed) {
    const factor = factorOf(product, rules);
    if (factor === null) continue;
    if ('wrong' in factor)
      problems.push(problemAt(product.sheet, product.row.row, 'factor', factor.wrong, factor.message, 'Điều 13'));
    else decided.push({ parsed: product, ...factor });
  }
  return { decided, problems };
}

const inOrder = (problems: readonly Problem[], plans: readonly SheetPlan[]): readonly Problem[] => {
  const order = new Map(plans.map(({ sheet }, i) => [sheet, i]));
  const at = ({ sheet }: Problem): number => order.get(sheet ?? '') ?? 0;
  return [...problems].sort((a, b) => at(a) - at(b) || a.row - b.row);
};
