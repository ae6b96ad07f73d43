import {
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo, useState } from 'react';
import { useSay } from '../text/language.tsx';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Left out: the table is not sorted by it. */
  readonly order?: (a: Row, b: Row) => number;
  /** Of a number there are two beside each other on a card; a wide one has a picture with it. */
  readonly kind?: 'number' | 'number wide' | 'main';
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
}

/** A table that is sorted by its heads; where there is no room for it, every row is a card with the same words. */
export function DataTable<Row extends RowData>({ caption, rows, columns, keyOf }: DataTableProps<Row>) {
  const say = useSay();
  const [sorting, setSorting] = useState<SortingState>([]);
  const data = useMemo(() => [...rows], [rows]);
  const defined = useMemo(
    () =>
      columns.map(({ id, order }) => ({
        ...{ id, accessorFn: (row: Row) => row, enableSorting: order !== undefined },
        sortFn: (a: { readonly original: Row }, b: { readonly original: Row }) => order?.(a.original, b.original) ?? 0,
        sortDescFirst: false,
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: defined,
    data,
    getRowId: keyOf,
    state: { sorting },
    onSortingChange: setSorting,
  });
  const by = sorting[0];
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: as cards the boxes of a table lose their meaning; the roles keep it
    <table className="data" role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ id, title, order, kind }) => (
            <th
              key={id}
              scope="col"
              role="columnheader"
              className={kind}
              aria-sort={by?.id !== id ? undefined : by.desc ? 'descending' : 'ascending'}
            >
              {order === undefined ? (
                title
              ) : (
                <button type="button" className="sort" onClick={() => table.getColumn(id)?.toggleSorting()}>
                  {title}
                  <span aria-hidden="true">{by?.id !== id ? '↕' : by.desc ? '↓' : '↑'}</span>
                  <span className="hidden">{say(', sắp xếp', ', sort')}</span>
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {table.getRowModel().rows.map(({ id, original }) => (
          <tr key={id} role="row">
            {columns.map(({ id: column, title, cell, kind }) => (
              <td key={column} role="cell" className={kind} data-title={title}>
                {cell(original)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: as cards the boxes of a table lose their meaning; the roles keep it
  );
}
