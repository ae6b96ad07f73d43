import type { Schema } from '@kpi-ledger/api-client';
import { useQuery } from '@tanstack/react-query';
import { questions, type Times } from '../../api/questions.ts';
import { Bullet } from '../../charts/bullet.tsx';
import { OpenData } from '../../open-data/open-data.tsx';
import { asRead, cut, decimal, targetText } from '../../text/format.ts';
import { type Language, type Say, useLanguage } from '../../text/language.tsx';
import { byName, byNumber } from '../../text/order.ts';
import { BasisLine } from '../../ui/basis.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Answer, Note } from '../../ui/states.tsx';
import { bulletMarks } from './bullet-marks.ts';
import { indicatorsTable } from './open-tables.ts';
import { Positions } from './positions.tsx';
import { useOpenWorld } from './use-open-world.ts';

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
              {say('đến', 'by')}&nbsp;{horizon}
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
          <span className="status">{statusText(row, say, language)}</span>
          {row.progress !== null && <span className="under">{cut(row.progress, language)}</span>}
        </>
      ),
    },
    {
      ...{ id: 'path', title: say('Mục tiêu, lộ trình', 'Target and path') },
      cell: (row) => {
        const marks = bulletMarks(row);
        return (
          <>
            {marks !== null && <Bullet {...marks} />}
            <span className="under">{pathText(row, say, language)}</span>
          </>
        );
      },
    },
  ];
  return (
    <Answer query={indicators}>
      {({ rows, basis }) => (
        <>
          <Positions rows={rows} basis={basis} />
          <section className="panel">
            <h2>
              {say('Chỉ tiêu', 'Indicators')}: {name}
            </h2>
            {rows.length === 0 ? (
              <Note title={say('Kế hoạch này không có chỉ tiêu', 'This plan has no indicators')} />
            ) : (
              <>
                <DataTable
                  caption={say(
                    'Thanh: số đo gần nhất; vạch đậm: mục tiêu; vạch đứt: phải đạt năm nay; chấm: các năm khác của lộ trình. Mức đạt từ 0 đến 1.',
                    'Bar: the last figure; thick line: target; broken line: due this year; dots: other years of the path. Reached is from 0 to 1.',
                  )}
                  rows={rows}
                  columns={columns}
                  keyOf={({ indicator, horizon }) => `${indicator} ${horizon}`}
                />
                <BasisLine basis={basis} />
                <Taken plan={plan} rows={rows} basis={basis} />
              </>
            )}
          </section>
        </>
      )}
    </Answer>
  );
}

interface TakenProps {
  readonly plan: string;
  readonly rows: readonly Row[];
  readonly basis: Schema<'Basis'>;
}

const Taken = ({ plan, rows, basis }: TakenProps) => (
  <OpenData table={indicatorsTable(plan, rows, useOpenWorld(basis))} />
);

/** The path in words: the years with what is to stand in each, or once what is the same each year. */
function pathText({ targets }: Row, say: Say, language: Language): string {
  const path = targets[0]?.path ?? null;
  if (path === null) return '–';
  const [first] = path.points;
  const shown = (value: string) => (value.includes('/') ? cut(value, language) : decimal(value, language));
  if (first?.kind === 'EACH_YEAR') return `${say('mỗi năm', 'each year')}: ${shown(first.value)}`;
  if (path.points.length < 2) return say('chưa có lộ trình', 'no path is decided');
  return path.points.map(({ year, value }) => `${year}: ${shown(value)}`).join(' · ');
}

function statusText({ status, missing, targets }: Row, say: Say, language: Language): string {
  if (status === true) return say('Đạt', 'Met');
  if (status === false) return say('Chưa đạt', 'Not met');
  if (targets.some(({ comparator }) => comparator === 'rank') && missing.some(({ code }) => code === 'NOT_MEASURED'))
    return say('chưa có thứ hạng được công bố', 'no rank is published');
  return missing[0] === undefined ? say('Chưa đo', 'Not measured') : asRead(missing[0].what, language);
}
