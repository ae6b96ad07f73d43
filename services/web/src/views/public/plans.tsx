import type { Schema } from '@kpi-ledger/api-client';
import { CompletionBar } from '../../charts/completion-bar.tsx';
import { OpenData } from '../../open-data/open-data.tsx';
import { count, decimal } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { byName, byNumber } from '../../text/order.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { planName } from '../completion/plan-name.ts';
import { useUnitNames } from '../completion/unit-names.ts';
import { plansTable } from './open-tables.ts';
import { useOpenWorld } from './use-open-world.ts';

type Row = Schema<'ProgressRow'>;

interface PlansProps {
  readonly rows: readonly Row[];
  readonly basis: Schema<'Basis'>;
  /** The plan whose units are shown. */
  readonly plan: string;
}

/** Every plan as a whole, then one of them by unit. */
export function Plans({ rows, basis, plan }: PlansProps) {
  const { say, language } = useLanguage();
  const nameOfUnit = useUnitNames();
  const world = useOpenWorld(basis);
  const nameOf = ({ plan, unit, section }: Row) =>
    unit !== null ? nameOfUnit(unit) : (section ?? planName(plan, say));
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
  const units = rows.filter((row) => row.plan === plan && row.unit !== null && row.section === null);
  return (
    <>
      <section className="panel">
        <h2>{say('Theo kế hoạch', 'By plan')}</h2>
        <DataTable
          caption={say(
            'Tỷ lệ là số nhiệm vụ hoàn thành trên số được giao. Xanh: đúng hạn; vàng: chậm; nâu đỏ: quá hạn; xám: chưa đến hạn',
            'The percentage is completed of assigned tasks. Blue: on time; yellow: late; brown: overdue; grey: not yet due',
          )}
          rows={rows.filter(({ section, unit }) => section === null && unit === null)}
          columns={columns(say('Kế hoạch', 'Plan'))}
          keyOf={({ plan }) => plan}
        />
        <OpenData table={plansTable(rows, world)} />
      </section>
      {units.length > 0 && (
        <section className="panel">
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
      )}
    </>
  );
}
