import { ancestry, type Organisation, type Unit } from '../organisation/index.js';

/** Is a unit one of the organisations that Điều 5–9 evaluate, and if not, by which article. */
export type Evaluated =
  | { readonly kind: 'EVALUATED' }
  | { readonly kind: 'NOT_IN_SCOPE'; readonly article: string }
  | { readonly kind: 'UNDECIDED'; readonly article: string };

/**
 * The scope that was recorded with the unit. A body named under Điều 2 khoản 2 alone (Party, Front, People's Council offices)
 * has civil servants in scope and is itself no organisation of Điều 2 khoản 1; an article that names neither clause leaves it
 * undecided, never silently outside. A component unit without an article of its own follows the unit it is a component of.
 */
export function evaluatedOf(organisation: Organisation, unit: Unit): Evaluated {
  const article = ancestry(organisation, unit.id).find((one) => one.article !== null)?.article ?? null;
  if (unit.scope === 'out') return { kind: 'NOT_IN_SCOPE', article: article ?? 'Điều 2' };
  if (unit.scope === 'undecided') return { kind: 'UNDECIDED', article: article ?? 'Điều 2' };
  if (article === null || names(article, 1)) return { kind: 'EVALUATED' };
  return { kind: names(article, 2) ? 'NOT_IN_SCOPE' : 'UNDECIDED', article };
}

/** As it is cited: "Điều 2.1", "Điều 2 khoản 1" or "điểm b khoản 1 Điều 2". */
const names = (article: string, clause: 1 | 2): boolean =>
  new RegExp(`Điều 2(\\.|,? khoản )${clause}(?!\\d)|khoản ${clause}(,? khoản \\d+)*,? Điều 2(?![\\d.])`, 'i').test(
    article,
  );

/** Whose head recognises the class (Điều 5): the unit it is a component of, else the managing authority; null: not recorded. */
export const recognisedBy = ({ parent, managedBy }: Pick<Unit, 'parent' | 'managedBy'>): string | null =>
  parent ?? managedBy;

/** The direct component units that are evaluated themselves, by id. */
export const componentsOf = (organisation: Organisation, unit: string): readonly Unit[] =>
  [...organisation.units.values()]
    .filter((one) => one.parent === unit && evaluatedOf(organisation, one).kind === 'EVALUATED')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
