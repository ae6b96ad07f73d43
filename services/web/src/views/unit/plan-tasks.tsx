import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { day } from '../../text/format.ts';
import { type Say, useSay } from '../../text/language.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Answer } from '../../ui/states.tsx';

type Row = Schema<'PlanTaskRow'>;

const LATEST = '9999';
const byDue = (a: Row, b: Row): number => (a.due ?? LATEST).localeCompare(b.due ?? LATEST);

/** Every row of the plans that the unit has, done or not. */
export function PlanTasks({ unit }: { readonly unit: string }) {
  const say = useSay();
  const tasks = useQuery(questions.planTasks(unit));
  const columns: readonly Column<Row>[] = [
    { id: 'title', title: say('Nhiệm vụ', 'Task'), kind: 'main', cell: ({ title, row }) => `${row}. ${title}` },
    { id: 'due', title: say('Hạn', 'Due'), cell: ({ due }) => (due === null ? '–' : day(due)), order: byDue },
    { id: 'state', title: say('Tình trạng', 'State'), cell: ({ state }) => stateName(state, say) },
    {
      ...{ id: 'units', title: say('Đã nghiệm thu', 'Accepted'), kind: 'number' },
      cell: ({ accepted, required }) => `${accepted}/${required}`,
    },
  ];
  return (
    <Answer query={tasks}>
      {({ rows }) => (
        <details className="panel">
          <summary>{say(`Mọi nhiệm vụ kế hoạch (${rows.length})`, `All tasks of the plans (${rows.length})`)}</summary>
          <DataTable
            caption={say('Nhiệm vụ của đơn vị trong các kế hoạch, theo hạn', 'Tasks of the unit, by due day')}
            rows={rows.toSorted(byDue)}
            columns={columns}
            keyOf={({ plan, annex, row }) => [plan, annex, row].join(' ')}
          />
        </details>
      )}
    </Answer>
  );
}

const stateName = (state: Row['state'], say: Say): string =>
  ({
    onTime: say('Xong đúng hạn', 'Done in time'),
    late: say('Xong muộn', 'Done late'),
    overdue: say('Quá hạn', 'Overdue'),
    excused: say('Được xác nhận nguyên nhân khách quan', 'Excused'),
    cancelled: say('Đã dừng', 'Cancelled'),
    notYetDue: say('Chưa đến hạn', 'Not due yet'),
  })[state];
