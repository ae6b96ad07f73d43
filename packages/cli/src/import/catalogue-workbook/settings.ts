import type { Decision } from '../../options/decision.js';
import { isId } from '../../options/settings.js';
import { type Failure, invalid } from '../../terminal/failure.js';
import { folded } from '../../terminal/folded.js';
import { type Group, groupsIn } from './groups.js';
import type { Mapping } from './mapping.js';
import { groupLabel, type Parsed } from './parsed.js';
import type { SheetPlan } from './plan.js';
import { standardIn } from './standard.js';
import { readTitleLines } from './title-lines.js';

/** Where a setting comes from: the command line, the mapping file, the lines above a table, the rows with h = 1, the decision. */
export type Source = 'OPTION' | 'MAPPING' | 'TITLE_LINES' | 'STANDARD_ROWS' | 'DECISION';

/** What is known, and why; `from` null: nobody says. */
export interface Said<A> {
  readonly value: A | null;
  readonly from: Source | null;
}

/** What holds for the whole catalogue. */
export interface CatalogueSettings {
  readonly catalogue: Said<string>;
  /** A known null: the whole city. */
  readonly unit: Said<string>;
  readonly title: Said<string>;
  readonly decision: Said<Decision>;
  readonly validAt: Said<string>;
  readonly standardUnit: Said<string>;
  readonly standardPoints: Said<string>;
  readonly groups: readonly Group[];
  readonly factorPlaces: number;
}

/** What the command line says of the catalogue. */
export interface CatalogueOptions {
  readonly catalogue: string | null;
  readonly unit: string | null;
  readonly decision: Decision | null;
  readonly standardPoints: string | null;
  /** Take points ÷ standard points where the document prints a rounding. */
  readonly exactFactors: boolean;
}

/** Rounded factors are printed with two places (observed practice). */
const PLACES = 2;

export function settingsOf(
  plans: readonly SheetPlan[],
  products: readonly Parsed[],
  mapping: Mapping,
  options: CatalogueOptions,
): CatalogueSettings {
  const lines = readTitleLines(plans.flatMap((plan) => (plan.use === 'GENERAL_CRITERIA' ? [] : plan.above)));
  const standard = standardIn(products);
  const decision = firstSaid(
    said(options.decision, 'OPTION'),
    said(mapping.decision, 'MAPPING'),
    said(lines.decision, 'TITLE_LINES'),
  );
  return {
    catalogue: firstSaid(
      said(options.catalogue, 'OPTION'),
      said(mapping.catalogue, 'MAPPING'),
      said(idOf(decision.value), 'DECISION'),
    ),
    unit: firstSaid(
      said(options.unit, 'OPTION'),
      mapping.unit === null ? { value: null, from: 'MAPPING' } : said(mapping.unit, 'MAPPING'),
    ),
    title: firstSaid(said(mapping.title, 'MAPPING'), said(lines.title, 'TITLE_LINES')),
    decision,
    validAt: firstSaid(said(mapping.validAt, 'MAPPING'), said(decision.value?.date, 'DECISION')),
    standardUnit: firstSaid(
      said(mapping.standardUnit, 'MAPPING'),
      said(lines.standardUnit, 'TITLE_LINES'),
      said(standard.unit, 'STANDARD_ROWS'),
    ),
    standardPoints: firstSaid(
      said(options.standardPoints, 'OPTION'),
      said(mapping.standardPoints, 'MAPPING'),
      said(lines.standardPoints, 'TITLE_LINES'),
      said(standard.points, 'STANDARD_ROWS'),
    ),
    groups:
      mapping.groups?.map(({ code, name, frame }) => ({ code: groupLabel(code), name, frame: frame ?? null })) ??
      groupsIn(products),
    factorPlaces: mapping.factorPlaces ?? PLACES,
  };
}

const said = <A>(value: A | null | undefined, from: Source): Said<A> | null =>
  value === null || value === undefined ? null : { value, from };

const firstSaid = <A>(...all: readonly (Said<A> | null)[]): Said<A> =>
  all.find((one) => one !== null) ?? { value: null, from: null };

/** 283/QĐ-UBND of 2026 is danh-muc-283-qd-ubnd-2026. */
function idOf(decision: Decision | null): string | null {
  if (decision === null) return null;
  const id = `danh-muc-${folded(decision.number).replaceAll(' ', '-')}-${decision.date.slice(0, 4)}`;
  return isId(id) ? id : null;
}

/** What nobody says and the catalogue cannot do without. */
export function missingSettings(
  file: string,
  settings: CatalogueSettings,
  products: readonly Parsed[],
): readonly Failure[] {
  const missing = (
    key: keyof CatalogueSettings & keyof Mapping,
    option: string | null,
    vi: string,
    en: string,
  ): Failure[] => {
    const { from } = settings[key] as Said<unknown>;
    const give = option === null ? { vi: '', en: '' } : { vi: `${option} hoặc `, en: `${option} or ` };
    return from === null
      ? [
          invalid(
            'SETTING_MISSING',
            file,
            `chưa biết ${vi}; hãy ghi ${give.vi}"${key}" trong tệp ánh xạ`,
            `${en} is not known; give ${give.en}"${key}" in the mapping file`,
          ),
        ]
      : [];
  };
  const needsPoints = products.some(({ points }) => points !== null);
  return [
    ...missing('decision', '--decision SỐ/NGÀY', 'quyết định ban hành', 'the decision that adopts it'),
    ...missing('catalogue', '--catalogue MÃ', 'mã danh mục', 'the id of the catalogue'),
    ...missing(
      'unit',
      '--unit MÃ',
      'danh mục của đơn vị nào (null: toàn thành phố)',
      'whose catalogue it is (null: the whole city)',
    ),
    ...missing('title', null, 'tên danh mục', 'the title of the catalogue'),
    ...missing('standardUnit', null, 'đơn vị sản phẩm/công việc chuẩn (Điều 13)', 'the standard unit (Điều 13)'),
    ...(needsPoints
      ? missing(
          'standardPoints',
          '--standard-points SỐ',
          `điểm của sản phẩm chuẩn${standardRows(products)}`,
          'the points of the standard product',
        )
      : []),
  ];
}

/** Rows with the factor 1 that disagree on the points. */
function standardRows(products: readonly Parsed[]): string {
  const { rows } = standardIn(products);
  const shown = rows.slice(0, 3).map(({ place, points }) => `${place}: ${points} điểm`);
  return shown.length === 0 ? '' : ` (các dòng hệ số 1 có điểm khác nhau: ${shown.join('; ')})`;
}
