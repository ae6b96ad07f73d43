import type { ReactNode } from 'react';
import { decimal } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import type { Cell } from './sheet.ts';

interface CellsTableProps {
  readonly cells: readonly Cell[];
  /** What stands under "self" and under "confirmed". */
  readonly self: (cell: Cell) => ReactNode;
  readonly confirmed: (cell: Cell) => ReactNode;
}

/** The ten cells of Mẫu số 01: what the person says beside what the authority confirms. */
export function CellsTable({ cells, self, confirmed }: CellsTableProps) {
  const { say, language } = useLanguage();
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: as cards the boxes of a table lose their meaning; the roles keep it
    <table className="plain criteria" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {say('Tiêu chí', 'Criterion')}
          </th>
          <th scope="col" role="columnheader" className="number">
            {say('Tự chấm', 'Self')}
          </th>
          <th scope="col" role="columnheader">
            {say('Xác nhận', 'Confirmed')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {cells.map((cell) => (
          <tr key={cell.id} role="row">
            <th scope="row" role="rowheader">
              {nameOf(cell)}
              <span className="under">
                {say(`tối đa ${decimal(cell.max, language)}`, `at most ${decimal(cell.max, language)}`)}
              </span>
            </th>
            <td role="cell" className="number" data-title={say('Tự chấm', 'Self')}>
              {self(cell)}
            </td>
            <td role="cell" data-title={say('Xác nhận', 'Confirmed')}>
              {confirmed(cell)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: as cards the boxes of a table lose their meaning; the roles keep it
  );
}

export const nameOf = ({ id, label }: Cell): string => `${id} ${label}`;
