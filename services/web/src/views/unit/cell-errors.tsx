import type { Problem } from '@kpi-ledger/api-client';
import { useLanguage } from '../../text/language.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';

type CellError = NonNullable<Problem['errors']>[number];

interface CellErrorsProps {
  readonly errors: readonly CellError[];
  /** How many others there are. */
  readonly more: number;
}

/** Every bad cell with what stands there, why it cannot stay, and what may have been meant. */
export function CellErrors({ errors, more }: CellErrorsProps) {
  const { say, language } = useLanguage();
  const columns: readonly Column<CellError>[] = [
    {
      ...{ id: 'cell', title: say('Ô', 'Cell'), kind: 'main' },
      cell: ({ at, path }) =>
        at == null ? path : [at.sheet, at.cell ?? say(`dòng ${at.row}`, `row ${at.row}`)].filter(Boolean).join(', '),
    },
    { id: 'column', title: say('Cột', 'Column'), cell: ({ at }) => at?.label ?? at?.column ?? '–' },
    { id: 'value', title: say('Đang ghi', 'Stands there'), cell: ({ at }) => at?.value ?? '–' },
    {
      ...{ id: 'why', title: say('Vì sao và sửa thế nào', 'Why, and how to mend it') },
      cell: ({ message, detail, at }) => (
        <>
          {language === 'vi' ? message : detail}
          {/* The nearest is in the message. */}
          {at != null && at.near.length > 1 && (
            <span className="under">
              {say('Có thể là', 'Perhaps')}: {at.near.join(', ')}
            </span>
          )}
        </>
      ),
    },
  ];
  const total = errors.length + more;
  return (
    <div role="alert" className="table-box">
      <DataTable
        caption={say(`${total} ô cần sửa; chưa ghi gì vào sổ`, `${total} cells to mend; nothing was recorded`)}
        rows={errors}
        columns={columns}
        keyOf={({ path, code, at }) => [path, code, at?.sheet, at?.cell, at?.row].join(' ')}
      />
    </div>
  );
}
