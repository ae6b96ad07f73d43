import type { Schema } from '@kpi-ledger/api-client';

export type Matter = Schema<'ReadinessRow'>;
export type By = 'owedBy' | 'about';

/** What one owes, or what one's rating lacks. */
export interface Group {
  /** Of the post, person or unit; null: nobody is known to owe it. */
  readonly id: string | null;
  readonly rows: readonly Matter[];
  /** Since when the longest of them is open; null: not known. */
  readonly since: string | null;
}

export const aboutOf = (row: Matter): string | null => row.post ?? row.person ?? null;

/** Most first. */
export function groupsOf(rows: readonly Matter[], by: By): readonly Group[] {
  const groups = Map.groupBy(rows, (row) => (by === 'owedBy' ? row.owedBy : aboutOf(row)));
  return [...groups]
    .map(([id, of]) => ({
      id,
      rows: of.toSorted((a, b) => inOrder(a.since ?? '9', b.since ?? '9')),
      since: of.flatMap(({ since }) => since ?? []).toSorted()[0] ?? null,
    }))
    .toSorted((a, b) => b.rows.length - a.rows.length);
}

/** Days are ASCII: no rules of a language are needed, which cost much over tens of thousands. */
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
