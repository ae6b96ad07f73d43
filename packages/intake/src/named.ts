import type { Choices } from '@kpi-ledger/engine';

/** The lists of codes that the ledger knows. */
export type ChoiceList = Exclude<keyof Choices, 'unit'>;

/** What the code in a column names, by the name of the column. */
const NAMES: { readonly [column: string]: ChoiceList } = {
  unit: 'units',
  toUnit: 'units',
  parent: 'units',
  managedBy: 'units',
  atUnit: 'units',
  setAdoptedBy: 'units',
  person: 'people',
  toPerson: 'people',
  signer: 'people',
  post: 'posts',
  trackedBy: 'posts',
  approvedBy: 'posts',
  plan: 'plans',
  row: 'planRows',
  catalogue: 'catalogues',
  product: 'products',
  team: 'teams',
  task: 'tasks',
  milestone: 'milestones',
  submission: 'submissions',
  indicator: 'indicators',
};

/** The columns in which a kind brings codes that nobody knows yet. */
const BRINGS: { readonly [kind: string]: readonly string[] } = {
  units: ['unit'],
  posts: ['post'],
  people: ['person'],
  teams: ['team'],
  assignments: ['task'],
  evidence: ['submission'],
  catalogue: ['catalogue', 'product'],
};

/** The codes that rows of a kind bring, by the list that they belong to. */
export const broughtCodes = (kind: string, data: { readonly [field: string]: unknown }) =>
  (BRINGS[kind] ?? []).flatMap((column) => {
    const [list, id] = [NAMES[column], data[column]];
    return list === undefined || typeof id !== 'string' ? [] : [{ list, id }];
  });

/** The list that the code in a column is of; null: the column holds no code, or brings a new one. */
export const listOf = (kind: string, column: string): ChoiceList | null =>
  BRINGS[kind]?.includes(column) === true || !Object.hasOwn(NAMES, column) ? null : (NAMES[column] ?? null);

/** What stands in the drop-down lists of a form: the code, and what it means. */
export const entryOf = (id: string, label: string | null): string =>
  label === null ? id : `${id}${BETWEEN}${label.replaceAll(/\s+/g, ' ').trim()}`;

const BETWEEN = ' | ';

/** The code of such an entry; another text as it is. */
export function codeOf(cell: unknown): unknown {
  if (typeof cell !== 'string') return cell;
  const end = cell.indexOf(BETWEEN);
  return end > 0 && !/\s/.test(cell.slice(0, end)) ? cell.slice(0, end) : cell;
}

/** Does the column hold a code of a list, new or known? */
export const holdsCode = (column: string): boolean => Object.hasOwn(NAMES, column);
