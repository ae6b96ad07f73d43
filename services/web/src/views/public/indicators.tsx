import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { questions, type Times } from '../../api/questions.ts';
import { Bullet } from '../../charts/bullet.tsx';
import { cut, decimal, forDrawing, targetText } from '../../text/format.ts';
import { type Say, useLanguage } from '../../text/language.tsx';
import { byName, byNumber } from '../../text/order.ts';
import { BasisLine } from '../../ui/basis.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Answer, Note } from '../../ui/states.tsx';

type Row = Schema<'IndicatorRow'>;

interface IndicatorsProps {
  readonly plan: string;
  readonly name: string;
  readonly times: Times;
}

/** The indicators of a plan with target, last figure and how far they are; asked for when the reader opens them. */
export function Indicators({ plan, name, times }: IndicatorsProps) {
  const { say, language } = useLanguage();
  const indicators = useQuery(questions.indicators(plan, times));
  const columns: readonly Column<Row>[] = [
    {
      ...{ id: 'title', title: say('Chỉ tiêu', 'Indicator'), kind: 'main' },
      order: (a, b) => byName(a.row, b.row),
      cell: ({ row, title, measure }) => (
        <>
          {row}. {title}
          {measure !== null && <span className="under">{measure}</span>}
        </>
      ),
    },
    {
      ...{ id: 'target', title: say('Mục tiêu', 'Target') },
      cell: ({ targets, horizon }) => (
        <>
          {targets.map(({ raw }) => targetText(raw)).join('; ') || '–'}
          {horizon !== null && (
            <span className="under">
              {say('đến', 'by')} {horizon}
            </span>
          )}
        </>
      ),
    },
    {
      ...{ id: 'value', title: say('Số đo gần nhất', 'Last figure') },
      cell: ({ value, period, universe }) => (
        <>
          {value === null ? '–' : decimal(value, language)}
          {universe !== null && `/${universe.size}`}
          {period !== null && <span className="under">{period}</span>}
        </>
      ),
    },
    {
      ...{ id: 'progress', title: say('Mức đạt', 'Reached') },
      order: (a, b) => byNumber(a.progress, b.progress),
      cell: (row) => (
        <>
          <Bullet progress={row.progress} due={dueOf(row)} />
          <span className="status">{statusText(row, say)}</span>
          {row.progress !== null && <span className="under">{cut(row.progress, language)}</span>}
        </>
      ),
    },
  ];
  return (
    <section className="panel">
      <h2>
        {say('Chỉ tiêu', 'Indicators')}: {name}
      </h2>
      <Answer query={indicators}>
        {({ rows, basis }) =>
          rows.length === 0 ? (
            <Note title={say('Kế hoạch này không có chỉ tiêu', 'This plan has no indicators')} />
          ) : (
            <>
              <DataTable
                caption={say(
                  'Thanh: phần đã đạt; vạch mảnh: lộ trình của năm; vạch đậm: mục tiêu. Mức đạt từ 0 đến 1.',
                  'Bar: what is reached; thin line: path of the year; thick line: target. Reached is from 0 to 1.',
                )}
                rows={rows}
                columns={columns}
                keyOf={({ indicator, horizon }) => `${indicator} ${horizon}`}
              />
              <BasisLine basis={basis} />
            </>
          )
        }
      </Answer>
    </section>
  );
}

/** Where the path of the year stands on the way to the target; only of targets that are a number to be reached. */
function dueOf({ targets }: Row): number | null {
  const [target] = targets;
  const due = target?.path?.due?.value ?? null;
  if (target?.value == null || due === null || !target.readAs.startsWith('>')) return null;
  return forDrawing(due) / Math.max(forDrawing(target.value), Number.EPSILON);
}

function statusText({ status, missing }: Row, say: Say): string {
  if (status === true) return say('Đạt', 'Met');
  if (status === false) return say('Chưa đạt', 'Not met');
  return missing[0]?.what ?? say('Chưa đo', 'Not measured');
}
