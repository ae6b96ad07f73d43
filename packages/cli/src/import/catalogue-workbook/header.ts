import { columnLetter } from '@kpi-ledger/intake';
import { text } from '../../terminal/lang.js';
import { type FieldName, fieldOfTitle, type Match } from './fields.js';
import { type Grid, textOf, textsOf } from './grid.js';

/** Which column of a sheet holds which field, and why it is thought so. */
export interface ColumnUse {
  /** "C" */
  readonly column: string;
  readonly header: string;
  /** null: the column is not read. */
  readonly field: FieldName | null;
  /** The whole title is known; some words of it are; another column says it better; no words are known; a mapping file says so. */
  readonly why: 'WHOLE_TITLE' | 'WORDS' | 'SECOND' | 'UNKNOWN' | 'GIVEN' | 'STANDS_IN';
  readonly words: string | null;
  /** The first value that a product has in it. */
  readonly sample: string;
}

export interface Header {
  /** Rows from 0, both inside: titles may stand in two rows. */
  readonly first: number;
  readonly last: number;
  readonly columns: readonly ColumnUse[];
}

/** So many rows are looked at: decision and title stand above. */
const SEARCHED = 60;

/** The row, or the two rows, whose titles say the most fields of a product; null: this is no list of products. */
export function findHeader(grid: Grid): Header | null {
  let best: Header | null = null;
  for (const row of grid.rows.slice(0, SEARCHED))
    for (const first of isLowerTitles(grid, row) ? [row, row - 1] : [row]) {
      const header = headerAt(grid, first, row);
      if (isList(header) && (best === null || fieldsIn(header) > fieldsIn(best))) best = header;
    }
  return best;
}

/** Can the row stand below another row of titles? Rows of products hold numbers. */
const isLowerTitles = (grid: Grid, row: number): boolean =>
  grid.rows.includes(row - 1) && textsOf(grid, row).every((said) => !/\d/.test(said));

const fieldsIn = ({ columns }: Header): number => columns.filter(({ field }) => field !== null).length;

/** What a list of products cannot do without. */
export const isList = ({ columns }: Pick<Header, 'columns'>): boolean => {
  const has = (field: FieldName): boolean => columns.some((column) => column.field === field);
  return has('code') && has('name') && (has('points') || has('factor')) && (has('group') || has('frame'));
};

export const needsOfList = text(
  'mã (code), tên (name), nhóm (group) hoặc khung điểm (frame), điểm chấm (points) hoặc hệ số (factor)',
  'code, name, group or frame, points or factor',
);

/** The header in these rows; a merged title reaches as far down as its cell. */
export function headerAt(grid: Grid, first: number, row: number): Header {
  const places = Array.from({ length: grid.width }, (_, column) => column);
  const last = Math.max(row, ...places.map((column) => titledRange(grid, row, column)));
  const titles = places.map((column) => titleOf(grid, first, last, column));
  const columns = assigned(titles.map(({ own, whole }) => matchOf(own, whole)));
  return {
    first,
    last,
    columns: places.flatMap((column) => {
      const { whole } = titles[column] ?? { whole: '' };
      const use = columns[column];
      const isEmpty = whole === '' && grid.rows.every((one) => one <= last || textOf(grid.cell(one, column)) === '');
      return use === undefined || isEmpty ? [] : [{ column: columnLetter(column), header: whole, ...use, sample: '' }];
    }),
  };
}

const titledRange = (grid: Grid, row: number, column: number): number =>
  textOf(grid.cell(row, column)) === '' ? row : (grid.mergedAt(row, column)?.bottom ?? row);

/** The lowest title of the column, and all of them from the top down. */
function titleOf(grid: Grid, first: number, last: number, column: number): { own: string; whole: string } {
  const parts: string[] = [];
  for (let row = first; row <= last; row++) {
    const said = textOf(grid.cell(row, column));
    if (said !== '' && parts.at(-1) !== said) parts.push(said);
  }
  return { own: parts.at(-1) ?? '', whole: parts.join(' / ') };
}

function matchOf(own: string, whole: string): Match | null {
  return fieldOfTitle(own) ?? fieldOfTitle(whole);
}

type Use = Pick<ColumnUse, 'field' | 'why' | 'words'>;

/** A field is in one column: the one whose title says it best, the first of equals. */
function assigned(matches: readonly (Match | null)[]): readonly Use[] {
  const best = new Map<FieldName, number>();
  for (const [column, match] of matches.entries()) {
    if (match === null) continue;
    const other = matches[best.get(match.field) ?? -1];
    if (other === undefined || other === null || isBetter(match, other)) best.set(match.field, column);
  }
  const uses = matches.map((match, column): Use => {
    if (match === null) return { field: null, why: 'UNKNOWN', words: null };
    const { field, whole, words } = match;
    if (best.get(field) !== column) return { field: null, why: 'SECOND', words };
    return { field, why: whole ? 'WHOLE_TITLE' : 'WORDS', words };
  });
  // "Nhiệm vụ, Sản phẩm": the product is what the list is of.
  if (uses.some(({ field }) => field === 'name')) return uses;
  return uses.map((use) => (use.field === 'output' ? { ...use, field: 'name', why: 'STANDS_IN' } : use));
}

const isBetter = (one: Match, other: Match): boolean =>
  one.whole === other.whole ? one.words.length > other.words.length : one.whole;
