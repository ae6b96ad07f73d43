import {
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { count } from '../text/format.ts';
import { useLanguage } from '../text/language.tsx';
import { ON_PAPER, useLinesInView } from './lines-in-view.ts';

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

/**
 * A table that is sorted by its heads; where there is no room for it, every row is a card with the same words. Of a long list only the
 * rows around the window are in the document; how many there are, and which one each is, is said to those who do not see the scroll bar.
 */
export function DataTable<Row extends RowData>({ caption, rows, columns, keyOf }: DataTableProps<Row>) {
  const { say, language } = useLanguage();
  const body = useRef<HTMLTableSectionElement>(null);
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
  const sorted = table.getRowModel().rows;
  const { first, last, before, after, isPart, measure, lineOf } = useLinesInView(sorted.length, body);
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: as cards the boxes of a table lose their meaning; the roles keep it
    <table
      className={isPart ? 'data long' : 'data'}
      role="table"
      aria-rowcount={isPart ? sorted.length + 1 : undefined}
    >
      <caption>
        {caption}
        {isPart && (
          <span className="under screen-only">
            {say(
              'Danh sách dài: trang chỉ giữ các dòng đang xem. Hãy dùng ô Tìm của trang thay cho Ctrl+F.',
              'A long list: the page holds the rows in view only. Use the field of the page, not Ctrl+F.',
            )}
          </span>
        )}
        {isPart && sorted.length > ON_PAPER && (
          <span className="under paper-only">
            {say(
              `Bản in có ${count(ON_PAPER, language)} dòng đầu trong ${count(sorted.length, language)} dòng.`,
              `On paper the first ${count(ON_PAPER, language)} of ${count(sorted.length, language)} rows.`,
            )}
          </span>
        )}
      </caption>
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={isPart ? 1 : undefined}>
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
      <tbody role="rowgroup" ref={body}>
        {before > 0 && <Gap pixels={before} columns={columns.length} />}
        {sorted.slice(first, last).map(({ id, original }, i) => (
          <tr
            key={id}
            role="row"
            aria-rowindex={isPart ? first + i + 2 : undefined}
            data-index={lineOf(first + i)}
            ref={lineOf(first + i) === undefined ? undefined : measure}
          >
            {columns.map(({ id: column, title, cell, kind }) => (
              <td key={column} role="cell" className={kind} data-title={title}>
                {cell(original)}
              </td>
            ))}
          </tr>
        ))}
        {after > 0 && <Gap pixels={after} columns={columns.length} />}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: as cards the boxes of a table lose their meaning; the roles keep it
  );
}

/** Room of the rows that are not in the document. */
const Gap = ({ pixels, columns }: { readonly pixels: number; readonly columns: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
  <tr className="gap" aria-hidden="true">
    <td colSpan={columns} style={{ height: `${pixels}px` }} />
  </tr>
);
