import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { questions, type Times } from '../../api/questions.ts';
import { cut } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { byName, byNumber } from '../../text/order.ts';
import { statusName } from '../../text/words.ts';
import { BandMark } from '../../ui/band.tsx';
import { BasisLine } from '../../ui/basis.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Answer } from '../../ui/states.tsx';

type Agency = Schema<'AgencyRow'>;

interface AgenciesProps {
  readonly year: string;
  readonly times: Times;
}

/** Organisations of Điều 5–9: they have points and a class for the year only. */
export function Agencies({ year, times }: AgenciesProps) {
  const { say, language } = useLanguage();
  const names = useNames();
  const [all, setAll] = useState(false);
  const agencies = useQuery(questions.agencies(year, times));
  const columns: readonly Column<Agency>[] = [
    {
      ...{ id: 'unit', title: say('Cơ quan', 'Agency'), kind: 'main' },
      order: (a, b) => byName(names.unit(a.unit), names.unit(b.unit)),
      cell: ({ unit }) => names.unit(unit),
    },
    {
      ...{ id: 'S', title: say('Điểm năm', 'Points of the year'), kind: 'number' },
      order: (a, b) => byNumber(a.S, b.S),
      cell: ({ S }) => (S === null ? '–' : <strong title={S}>{cut(S, language)}</strong>),
    },
    {
      ...{ id: 'class', title: say('Mức', 'Class') },
      cell: (row) => <BandMark band={row.class} />,
    },
    {
      ...{ id: 'tasks', title: say('Nhiệm vụ xong / giao / chậm', 'Tasks done / assigned / late'), kind: 'number' },
      order: (a, b) => a.tasks.assigned - b.tasks.assigned,
      cell: ({ tasks }) => `${tasks.done} / ${tasks.assigned} / ${tasks.late}`,
    },
    {
      ...{ id: 'status', title: say('Tình trạng', 'Status') },
      order: (a, b) => byName(a.status, b.status),
      cell: ({ status, missing }) => (
        <>
          <span className="status">{statusName(status, say)}</span>
          {missing.length > 0 && (
            <details className="under">
              <summary>
                {say('còn thiếu', 'missing')}: {missing.length}
              </summary>
              <ul>
                {missing.map(({ what }) => (
                  <li key={what}>{what}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      ),
    },
  ];
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{say(`Cơ quan, tổ chức năm ${year}`, `Organisations in ${year}`)}</h2>
        <label className="inline">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
          {say('Cả tổ chức ngoài phạm vi', 'Organisations not in scope too')}
        </label>
      </div>
      <Answer query={agencies}>
        {({ rows, basis }) => (
          <>
            <DataTable
              caption={say('Điểm và mức của năm (Điều 5–9)', 'Points and class of the year (Điều 5–9)')}
              rows={rows
                .filter(({ status }) => all || !['NOT_IN_SCOPE', 'SCOPE_UNDECIDED'].includes(status))
                .toSorted((a, b) => byName(names.unit(a.unit), names.unit(b.unit)))}
              columns={columns}
              keyOf={({ unit }) => unit}
            />
            <BasisLine basis={basis} />
          </>
        )}
      </Answer>
    </section>
  );
}
