import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api/questions.ts';
import { CompletionBar } from '../../charts/completion-bar.tsx';
import { count, decimal } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { byName, byNumber } from '../../text/order.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { planName } from './plan-name.ts';

type Row = Schema<'ProgressRow'>;

interface PlansProps {
  readonly rows: readonly Row[];
  readonly basis: Schema<'Basis'>;
}

/** Every plan as a whole, then by unit. */
export function Plans({ rows }: PlansProps) {
  const { say, language } = useLanguage();
  const { data: catalogue } = useQuery(questions.units());
  const names = new Map((catalogue?.rows ?? []).map(({ id, name }) => [id, name]));
  const nameOf = ({ plan, unit, section }: Row) =>
    unit !== null ? (names.get(unit) ?? unit) : (section ?? planName(plan, say));
  const columns = (title: string): readonly Column<Row>[] => [
    {
      ...{ id: 'what', title, kind: 'main' },
      order: (a, b) => byName(nameOf(a), nameOf(b)),
      cell: (row) => nameOf(row),
    },
    {
      ...{ id: 'done', title: say('Hoàn thành', 'Completed'), kind: 'number wide' },
      order: (a, b) => byNumber(a.counted, b.counted),
      cell: ({ display, counted }) => (
        <strong title={counted ?? undefined}>{display === null ? '–' : `${decimal(display, language)}%`}</strong>
      ),
    },
    {
      ...{ id: 'bar', title: say('Trong đó', 'Of which') },
      cell: (row) => <CompletionBar {...row} />,
    },
    ...(
      [
        ['assigned', say('Được giao', 'Assigned')],
        ['onTime', say('Đúng hạn', 'On time')],
        ['late', say('Chậm', 'Late')],
        ['overdue', say('Quá hạn', 'Overdue')],
        ['notYetDue', say('Chưa đến hạn', 'Not yet due')],
      ] as const
    ).map(
      ([field, head]): Column<Row> => ({
        ...{ id: field, title: head, kind: 'number' },
        order: (a, b) => a[field] - b[field],
        cell: (row) => count(row[field], language),
      }),
    ),
  ];
  const plans = [...new Set(rows.map(({ plan }) => plan))];
  return (
    <>
      <section className="panel">
        <h2>{say('Theo kế hoạch', 'By plan')}</h2>
        <DataTable
          caption={say(
            'Tỷ lệ là số nhiệm vụ hoàn thành trên số được giao. Xanh: đúng hạn; vàng: chậm; đỏ: quá hạn; xám: chưa đến hạn',
            'The percentage is completed of assigned tasks. Green: on time; yellow: late; red: overdue; grey: not yet due',
          )}
          rows={rows.filter(({ section, unit }) => section === null && unit === null)}
          columns={columns(say('Kế hoạch', 'Plan'))}
          keyOf={({ plan }) => plan}
        />
      </section>
      {plans.map((plan) => {
        const units = rows.filter((row) => row.plan === plan && row.unit !== null && row.section === null);
        if (units.length === 0) return null;
        return (
          <section key={plan} className="panel">
            <h2>
              {say('Theo đơn vị', 'By unit')}: {planName(plan, say)}
            </h2>
            <DataTable
              caption={planName(plan, say)}
              rows={units.toSorted((a, b) => byName(nameOf(a), nameOf(b)))}
              columns={columns(say('Đơn vị', 'Unit'))}
              keyOf={({ unit }) => unit ?? ''}
            />
          </section>
        );
      })}
    </>
  );
}
